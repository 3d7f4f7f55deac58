namespace NetGen;

/// <summary>What convolutions have in common.</summary>
/// <param name="filters">Number of output channels, at least 1.</param>
/// <param name="activation">The function f that follows (default: none).</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class ConvolutionAttribute(int filters, Activation activation) : LayerAttribute
{
    /// <summary>Number of output channels, at least 1.</summary>
    public int Filters { get; } = filters;

    /// <summary>The function f that follows (default: none).</summary>
    public Activation Activation { get; } = activation;

    /// <summary>How many places the window moves at a time, along each axis, at least 1 (default 1).</summary>
    public int Stride { get; set; } = 1;

    /// <summary>What stands around the image (default <see cref="Padding.Valid"/>: nothing).</summary>
    public Padding Padding { get; set; }

    /// <summary>Zeros at each side of the image, with <see cref="Padding.Valid"/>, at least 0 (default 0): PyTorch's <c>padding</c>.</summary>
    public int PaddingSize { get; set; }

    /// <summary>Distance of the window's points from each other, along each axis, at least 1 (default 1).</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>Groups into which input and output channels are divided, at least 1 (default 1); each filter sees the inputs of its own group only. As many as there are channels make it depthwise.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>Whether the bias b is added, one number a filter (default true); it is trained, and starts at 0 unless <see cref="Init"/> says otherwise.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>How the weights W start (default: by the activation that follows, He-uniform for the ReLU family, LeCun-uniform for SELU, Glorot-uniform otherwise).</summary>
    public Init Init { get; set; }
}
