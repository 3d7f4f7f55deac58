namespace NetGen.Generator.Planning;

/// <summary>Where the windows of a pooling or a convolution stand along one axis.</summary>
/// <param name="Input">Values of the input.</param>
/// <param name="Size">Values of a window.</param>
/// <param name="Stride">Values from window to window.</param>
/// <param name="Padding">Values that are thought before the first and after the last.</param>
internal readonly record struct WindowAxis(int Input, int Size, int Stride, int Padding)
{
    /// <summary>Whether a window fits at all.</summary>
    public bool Fits => Size <= Input + (2L * Padding);

    /// <summary>The number of windows: those that fit, as in PyTorch.</summary>
    public int Count => (int)((Input + (2L * Padding) - Size) / Stride) + 1;

    /// <summary>Values at the end that no window reaches. Windows with gaps between them leave values out on purpose, so then none is counted.</summary>
    public int Dropped => Stride > Size ? 0 : Math.Max(0, Input + Padding - End);

    /// <summary>Whether windows stand side by side, from the first value on, and none shares a value with another.</summary>
    public bool IsSideBySide => Stride >= Size && Padding == 0;

    /// <summary>Whether each value is in exactly one window.</summary>
    public bool IsTiled => Stride == Size && Padding == 0 && Input % Size == 0;

    /// <summary>Where the last window ends, counted from the padding on.</summary>
    private int End => ((Count - 1) * Stride) + Size;
}
