namespace NetGen;

/// <summary>The mean of each window, channel by channel (PyTorch's <c>nn.AvgPool2d</c>).</summary>
/// <param name="size">Height and width of a window, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AvgPool2DAttribute(int size) : LayerAttribute
{
    /// <summary>Height and width of a window, at least 1.</summary>
    public int Size { get; } = size;

    /// <summary>
    /// Values from one window to the next, at least 1 (default: the size, so that windows stand side by side). What does not fill a window at the end is left out,
    /// unless <see cref="CeilMode"/> or <see cref="Padding"/> says otherwise.
    /// </summary>
    public int Stride { get; set; }

    /// <summary>
    /// Zeros around the input, at least 0 and at most half of the size (default 0); 0 with <see cref="Padding.Same"/>. Whether they count,
    /// <see cref="CountIncludePad"/> says.
    /// </summary>
    public int PaddingSize { get; set; }

    /// <summary>
    /// <see cref="Padding.Same"/> chooses the padding so that there are input / stride windows, rounded up, as TensorFlow does (default <see cref="Padding.Valid"/>).
    /// As there, padding does not count in the mean, unless <see cref="CountIncludePad"/> is set.
    /// </summary>
    public Padding Padding { get; set; }

    /// <summary>
    /// Whether the zeros of the padding count in the mean, PyTorch's <c>count_include_pad</c> (default: true with <see cref="PaddingSize"/>, as there; false with
    /// <see cref="Padding.Same"/>). Without them the sum is divided by the number of values that a window has in the input.
    /// </summary>
    public bool CountIncludePad { get; set; } = true;

    /// <summary>
    /// Whether a last window that does not fit is taken as far as it goes, PyTorch's <c>ceil_mode</c> (default false). As there, one that would start behind the
    /// input and its padding before it is not. What it has beyond the input and its padding does not count in the mean.
    /// </summary>
    public bool CeilMode { get; set; }
}
