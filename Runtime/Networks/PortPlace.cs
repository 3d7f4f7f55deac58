using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>Where one input or head is in a row.</summary>
/// <param name="First">The index of its first value in the caller's row.</param>
/// <param name="Size">How many values it has.</param>
/// <param name="Stride">Floats between two rows in the arena.</param>
/// <param name="Offset">The offset of its values in the arena, in floats per row; 0 for an input, which stays in the caller's memory.</param>
/// <param name="GradientOffset">The offset of its gradient.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct PortPlace(int First, int Size, int Stride, int Offset, int GradientOffset)
{
    /// <summary>The axis of rows of one length.</summary>
    public const int NoAxis = -1;

    /// <summary>The time axis of a head whose steps are packed: its stride is that of a step, its size that of a row.</summary>
    public int Axis { get; init; } = NoAxis;
}
