namespace NetGen.Generator.Kernels;

/// <summary>The windows of a pooling or a convolution along one axis.</summary>
/// <param name="Input">Places of the input.</param>
/// <param name="Size">Points of a window.</param>
/// <param name="Stride">Places from window to window.</param>
/// <param name="Before">Places of padding before the first.</param>
/// <param name="After">Places of padding after the last.</param>
/// <param name="Dilation">Distance of a window's points.</param>
internal readonly record struct WindowAxis(int Input, int Size, int Stride, int Before, int After, int Dilation = 1)
{
    /// <summary>The axis that a signal does not have.</summary>
    public static WindowAxis None { get; } = new(1, 1, 1, 0, 0);

    /// <summary>Places from the first to the last point of a window, both included.</summary>
    public long Extent => ((Size - 1L) * Dilation) + 1;

    /// <summary>Places of the input, padding included.</summary>
    public int Padded => (int)Room;

    /// <summary>Whether a window fits at all.</summary>
    public bool Fits => Extent <= Room;

    /// <summary>The number of windows: those that fit, as in PyTorch.</summary>
    public int Count => Fits ? (int)((Room - Extent) / Stride) + 1 : 0;

    /// <summary>
    /// Places at the end of the input (not of its padding) that no window covers. Windows with gaps between them skip places on purpose, so then none are
    /// counted.
    /// </summary>
    public int Dropped => Stride > Extent ? 0 : (int)Math.Max(0, ((Room - Extent) % Stride) - After);

    public bool IsPadded => Before > 0 || After > 0;

    /// <summary>The place after the last window, counted from the first place of the input.</summary>
    public long End => ((Count - 1L) * Stride) + Extent - Before;

    /// <summary>Whether windows are adjacent, from the first place on, and disjoint.</summary>
    public bool IsSideBySide => Stride >= Extent && !IsPadded;

    /// <summary>Whether each place is in exactly one window.</summary>
    public bool IsTiled => IsSideBySide && Stride == Extent && Input % Stride == 0;

    /// <summary>The axis of an input that is already padded.</summary>
    public WindowAxis WithoutPadding => this with { Input = Padded, Before = 0, After = 0 };

    private long Room => (long)Input + Before + After;

    /// <summary>The axis for a given number of windows, on an input with a given number of extra places: a transposed convolution's.</summary>
    public static WindowAxis Transposed(int windows, int size, int stride, int padding, int more) =>
        new((int)Math.Min(((windows - 1L) * stride) + size + more - (2L * padding), int.MaxValue / 2), size, stride, padding, padding);

    /// <summary>The axis with the windows of PyTorch's <c>ceil_mode</c>: one more if some of it is in the input, unless it would start after it.</summary>
    public WindowAxis RoundedUp()
    {
        long windows = ((Room - Extent + Stride - 1) / Stride) + 1;
        if ((windows - 1) * Stride >= (long)Input + Before)
        {
            windows--;
        }

        long after = ((windows - 1) * Stride) + Extent - Before - Input;
        return Room - Extent + Stride - 1 < 0 || after <= After ? this : this with { After = (int)Math.Min(after, Panels.MaximumFloats) };
    }

    /// <summary>The axis on which a window ends where its output stands, so that it sees nothing behind it.</summary>
    public static WindowAxis Causal(int input, int size, int stride, int dilation) =>
        new(input, size, stride, (int)Math.Min((size - 1L) * dilation, Panels.MaximumFloats), 0, dilation);

    /// <summary>The axis with padding that gives input / stride windows, rounded up; an odd one is added after the input.</summary>
    public static WindowAxis Same(int input, int size, int stride, int dilation)
    {
        var axis = new WindowAxis(input, size, stride, 0, 0, dilation);
        long windows = (input + stride - 1L) / stride, padding = Math.Max(0, ((windows - 1) * stride) + axis.Extent - input);
        return padding > Panels.MaximumFloats ? axis : axis with { Before = (int)(padding / 2), After = (int)(padding - (padding / 2)) };
    }
}
