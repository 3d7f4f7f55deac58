namespace NetGen;

/// <summary>The options that all convolutions share.</summary>
/// <param name="filters">Number of output channels, at least 1.</param>
/// <param name="activation">The function f that follows (default: none).</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class ConvolutionAttribute(int filters, Activation activation) : LayerAttribute
{
    /// <summary>Number of output channels, at least 1.</summary>
    public int Filters { get; } = filters;

    /// <summary>The function f that follows (default: none).</summary>
    public Activation Activation { get; } = activation;

    /// <summary>The stride: how far the window moves at a time, along each axis, at least 1 (default 1).</summary>
    public int Stride { get; set; } = 1;

    /// <summary>The padding of the image (default <see cref="Padding.Valid"/>: none).</summary>
    public Padding Padding { get; set; }

    /// <summary>Zeros at each side of the image with <see cref="Padding.Valid"/>, at least 0 (default 0): PyTorch's <c>padding</c>.</summary>
    public int PaddingSize { get; set; }

    /// <summary>The dilation: the distance between the points of the window, along each axis, at least 1 (default 1).</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>
    /// Groups into which input and output channels are divided, at least 1 (default 1); each filter sees only the inputs of its group. As many groups as
    /// channels make it depthwise.
    /// </summary>
    public int Groups { get; set; } = 1;

    /// <summary>
    /// Whether the bias b is added, one number per filter (default true); it is trained, and starts at 0 unless <see cref="Init"/> specifies otherwise.
    /// </summary>
    public bool Bias { get; set; } = true;

    /// <summary>
    /// How the weights W are initialised (default: He-uniform before an activation of the ReLU family, LeCun-uniform before SELU, Glorot-uniform otherwise).
    /// </summary>
    public Init Init { get; set; }
}
