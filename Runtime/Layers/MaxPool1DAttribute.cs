namespace NetGen;

/// <summary>The largest value of each window of a signal (length, channels), channel by channel (PyTorch's <c>nn.MaxPool1d</c>). The gradient goes to the first value that is the largest.</summary>
/// <param name="size">Length of a window, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MaxPool1DAttribute(int size) : LayerAttribute
{
    /// <summary>Length of a window, at least 1.</summary>
    public int Size { get; } = size;

    /// <summary>
    /// Values from one window to the next, at least 1 (default: the size, so that windows stand side by side). What does not fill a window at the end is left out,
    /// unless <see cref="CeilMode"/> or <see cref="Padding"/> says otherwise.
    /// </summary>
    public int Stride { get; set; }

    /// <summary>
    /// Values around the input that are no candidates for the maximum, at least 0 and at most half of the size (default 0); 0 with
    /// <see cref="Padding.Same"/>.
    /// </summary>
    public int PaddingSize { get; set; }

    /// <summary>
    /// <see cref="Padding.Same"/> chooses the padding so that there are input / stride windows, rounded up, as TensorFlow does (default <see cref="Padding.Valid"/>).
    /// Padding is no candidate for the maximum.
    /// </summary>
    public Padding Padding { get; set; }

    /// <summary>
    /// Whether a last window that does not fit is taken as far as it goes, PyTorch's <c>ceil_mode</c> (default false). As there, one that would start behind the
    /// input and its padding before it is not.
    /// </summary>
    public bool CeilMode { get; set; }
}
