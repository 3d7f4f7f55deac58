namespace NetGen.Generator.Kernels;

/// <summary>A window that moves over the valid steps of rows: the runtime's <c>StepWindow</c>.</summary>
/// <param name="Size">Its points.</param>
/// <param name="Stride">Steps from one window to the next.</param>
/// <param name="Dilation">Steps from one point to the next.</param>
/// <param name="Before">How far the first window begins before a row's first step; null if it follows from the row's length.</param>
internal sealed record StepWindow(int Size, int Stride, int Dilation, int? Before)
{
    /// <summary>The window along an axis for rows of the most steps.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="isSame">Whether there are windows for all steps, divided by the stride.</param>
    public static StepWindow Of(WindowAxis axis, bool isSame) => new(axis.Size, axis.Stride, axis.Dilation, isSame && axis.Stride > 1 ? null : axis.Before);

    /// <summary>As an expression.</summary>
    public string Argument => FormattableString.Invariant($"new StepWindow({Size}, {Stride}, {Dilation}, {Before ?? -1})");

    /// <summary>What is added to a row's steps before they are divided by the stride, which gives the windows less one.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="coversAll">Whether there is a window for each step, divided by the stride and rounded up.</param>
    public static int OffsetOf(WindowAxis axis, bool coversAll) => coversAll ? -1 : (int)(axis.Before + axis.After - axis.Extent);
}
