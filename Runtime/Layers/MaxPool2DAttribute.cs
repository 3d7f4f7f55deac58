namespace NetGen;

/// <summary>Max pooling of an image: the maximum of each window, per channel (PyTorch's <c>nn.MaxPool2d</c>). The gradient goes to the first maximum.</summary>
/// <param name="size">Height and width of a window, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MaxPool2DAttribute(int size) : LayerAttribute
{
    /// <summary>Height and width of a window, at least 1.</summary>
    public int Size { get; } = size;

    /// <summary>
    /// The stride: the distance from one window to the next, at least 1 (default: the size, so that windows do not overlap). Values at the end that do not fill
    /// a window are ignored,
    /// unless <see cref="CeilMode"/> or <see cref="Padding"/> changes that.
    /// </summary>
    public int Stride { get; set; }

    /// <summary>
    /// Padding around the input, which is never the maximum, at least 0 and at most half the size (default 0); 0 with
    /// <see cref="Padding.Same"/>.
    /// </summary>
    public int PaddingSize { get; set; }

    /// <summary>
    /// <see cref="Padding.Same"/> chooses the padding so that there are input / stride windows, rounded up, as TensorFlow does (default
    /// <see cref="Padding.Valid"/>).
    /// Padding is never the maximum.
    /// </summary>
    public Padding Padding { get; set; }

    /// <summary>
    /// Whether to keep a last window that extends beyond the end: PyTorch's <c>ceil_mode</c> (default false). As there, a window that would start after the
    /// input and the padding before it is dropped.
    /// </summary>
    public bool CeilMode { get; set; }
}
