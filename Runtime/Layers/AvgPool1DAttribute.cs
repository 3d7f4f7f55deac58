namespace NetGen;

/// <summary>The mean of each window of a signal (length, channels), channel by channel (PyTorch's <c>nn.AvgPool1d</c>).</summary>
/// <param name="size">Length of a window, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AvgPool1DAttribute(int size) : LayerAttribute
{
    /// <summary>Length of a window, at least 1.</summary>
    public int Size { get; } = size;

    /// <summary>Values from one window to the next, at least 1 (default: the size, so that windows stand side by side). What does not fill a window at the end is left out.</summary>
    public int Stride { get; set; }

    /// <summary>Zeros around the input, at least 0 and at most half of the size (default 0). They count: the sum is always divided by all values of a window, as with PyTorch's <c>count_include_pad</c>.</summary>
    public int PaddingSize { get; set; }
}
