namespace NetGen;

/// <summary>
/// A convolution of an image of height × width × channels: y = f(Σ x · W + b) over a window that moves over it (PyTorch's <c>nn.Conv2d</c>; as there, the
/// kernel is not flipped). The output is an image with one channel for each filter.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Conv2DAttribute : ConvolutionAttribute
{
    /// <summary>A square kernel.</summary>
    /// <param name="filters">Number of output channels, at least 1.</param>
    /// <param name="kernel">Height and width of the window, at least 1.</param>
    /// <param name="activation">The function f that follows (default: none).</param>
    public Conv2DAttribute(int filters, int kernel, Activation activation = Activation.None)
        : base(filters, activation)
    {
        KernelHeight = kernel;
        KernelWidth = kernel;
    }

    /// <summary>A rectangular kernel.</summary>
    /// <param name="filters">Number of output channels, at least 1.</param>
    /// <param name="kernelHeight">Height of the window, at least 1.</param>
    /// <param name="kernelWidth">Width of the window, at least 1.</param>
    /// <param name="activation">The function f that follows (default: none).</param>
    public Conv2DAttribute(int filters, int kernelHeight, int kernelWidth, Activation activation = Activation.None)
        : base(filters, activation)
    {
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
    }

    /// <summary>Height of the window, at least 1.</summary>
    public int KernelHeight { get; }

    /// <summary>Width of the window, at least 1.</summary>
    public int KernelWidth { get; }
}
