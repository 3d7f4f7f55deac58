namespace NetGen;

/// <summary>Average pooling of a signal (length, channels): the mean of each window, per channel (PyTorch's <c>nn.AvgPool1d</c>).</summary>
/// <param name="size">Length of a window, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AvgPool1DAttribute(int size) : LayerAttribute
{
    /// <summary>Length of a window, at least 1.</summary>
    public int Size { get; } = size;

    /// <summary>
    /// The stride: the distance from one window to the next, at least 1 (default: the size, so that windows do not overlap). Values at the end that do not fill
    /// a window are ignored,
    /// unless <see cref="CeilMode"/> or <see cref="Padding"/> changes that.
    /// </summary>
    public int Stride { get; set; }

    /// <summary>
    /// Zeros around the input, at least 0 and at most half the size (default 0); 0 with <see cref="Padding.Same"/>.
    /// <see cref="CountIncludePad"/> decides whether they count.
    /// </summary>
    public int PaddingSize { get; set; }

    /// <summary>
    /// <see cref="Padding.Same"/> chooses the padding so that there are input / stride windows, rounded up, as TensorFlow does (default
    /// <see cref="Padding.Valid"/>).
    /// As there, padding does not count in the mean unless <see cref="CountIncludePad"/> is set.
    /// </summary>
    public Padding Padding { get; set; }

    /// <summary>
    /// Whether the zeros of the padding count in the mean: PyTorch's <c>count_include_pad</c> (default: true with <see cref="PaddingSize"/>, as there; false
    /// with <see cref="Padding.Same"/>). If not, the sum is divided by the number of values of the window that are in the input.
    /// </summary>
    public bool CountIncludePad { get; set; } = true;

    /// <summary>
    /// Whether to keep a last window that extends beyond the end: PyTorch's <c>ceil_mode</c> (default false). As there, a window that would start after the
    /// input and the padding before it is dropped. What is beyond the input and its padding does not count in the mean.
    /// </summary>
    public bool CeilMode { get; set; }
}
