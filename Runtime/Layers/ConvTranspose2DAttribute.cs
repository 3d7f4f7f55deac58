namespace NetGen;

/// <summary>
/// A transposed convolution of an image of height × width × channels: y = f(Σ x · W + b), where each pixel adds its multiple of the window to the output at the
/// place that the window of a convolution would have covered (PyTorch's <c>nn.ConvTranspose2d</c>). The size of the output is (size − 1) · stride − 2 · padding
/// + kernel + output padding along each axis.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConvTranspose2DAttribute : LayerAttribute
{
    /// <summary>A square kernel.</summary>
    /// <param name="filters">Number of output channels, at least 1.</param>
    /// <param name="kernel">Height and width of the window, at least 1.</param>
    /// <param name="activation">The function f that follows (default: none).</param>
    public ConvTranspose2DAttribute(int filters, int kernel, Activation activation = Activation.None)
        : this(filters, kernel, kernel, activation)
    {
    }

    /// <summary>A rectangular kernel.</summary>
    /// <param name="filters">Number of output channels, at least 1.</param>
    /// <param name="kernelHeight">Height of the window, at least 1.</param>
    /// <param name="kernelWidth">Width of the window, at least 1.</param>
    /// <param name="activation">The function f that follows (default: none).</param>
    public ConvTranspose2DAttribute(int filters, int kernelHeight, int kernelWidth, Activation activation = Activation.None)
    {
        Filters = filters;
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
        Activation = activation;
    }

    /// <summary>Number of output channels, at least 1.</summary>
    public int Filters { get; }

    /// <summary>Height of the window, at least 1.</summary>
    public int KernelHeight { get; }

    /// <summary>Width of the window, at least 1.</summary>
    public int KernelWidth { get; }

    /// <summary>The function f that follows (default: none).</summary>
    public Activation Activation { get; }

    /// <summary>How far the window moves in the output from one pixel to the next, along each axis, at least 1 (default 1).</summary>
    public int Stride { get; set; } = 1;

    /// <summary>How much is cut off at each side of the output, at least 0 (default 0): PyTorch's <c>padding</c>, which undoes that of a convolution.</summary>
    public int PaddingSize { get; set; }

    /// <summary>
    /// How much is added at the end of the output, along each axis, at least 0 and less than the stride (default 0): PyTorch's <c>output_padding</c>.
    /// A convolution with a stride maps several image sizes to the same output size; this selects one of them.
    /// </summary>
    public int OutputPadding { get; set; }

    /// <summary>
    /// Whether the bias b is added, one number per filter (default true); it is trained, and starts at 0 unless <see cref="Init"/> specifies otherwise.
    /// </summary>
    public bool Bias { get; set; } = true;

    /// <summary>
    /// How the weights W are initialised (default: He-uniform before an activation of the ReLU family, LeCun-uniform before SELU, Glorot-uniform otherwise; as
    /// in PyTorch the fan-in is kernel · filters).
    /// </summary>
    public Init Init { get; set; }
}
