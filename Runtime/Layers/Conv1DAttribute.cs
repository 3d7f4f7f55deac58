namespace NetGen;

/// <summary>
/// A convolution of a signal of length × channels: y = f(Σ x · W + b) over a window that moves along it (PyTorch's <c>nn.Conv1d</c>).
/// The output is a signal with one channel for each filter.
/// </summary>
/// <param name="filters">Number of output channels, at least 1.</param>
/// <param name="kernel">Length of the window, at least 1.</param>
/// <param name="activation">The function f that follows (default: none).</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Conv1DAttribute(int filters, int kernel, Activation activation = Activation.None) : ConvolutionAttribute(filters, activation)
{
    /// <summary>Length of the window, at least 1.</summary>
    public int Kernel { get; } = kernel;
}
