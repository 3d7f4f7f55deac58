using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>A time axis of a network of variable length: that of the rows, or one that follows from another by a window that moves over it.</summary>
/// <param name="Steps">The most steps that a row can have.</param>
/// <param name="Source">The axis that it follows from; −1 for that of the rows.</param>
/// <param name="Offset">Added to the steps of the source before they are divided.</param>
/// <param name="Stride">The divisor: a row of n steps there has ⌊(n + offset) / stride⌋ + 1 steps here.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct StepAxis(int Steps, int Source = StepAxis.OfRows, int Offset = -1, int Stride = 1)
{
    /// <summary>The source of the rows' own axis.</summary>
    public const int OfRows = -1;

    /// <summary>The steps here of a row with so many steps on the source; 0 if no window fits.</summary>
    internal int StepsAfter(int steps) => steps + Offset < 0 ? 0 : ((steps + Offset) / Stride) + 1;
}
