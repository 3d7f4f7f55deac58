using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>Where a part of a row of inputs or outputs lies.</summary>
/// <param name="First">Where it begins in a row of the caller.</param>
/// <param name="Size">Numbers of it.</param>
/// <param name="Stride">Floats between two rows in the arena.</param>
/// <param name="Offset">Where its values stand in the arena, in floats a row; of an input, which stays with the caller, 0.</param>
/// <param name="GradientOffset">Where its gradient stands.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct PortPlace(int First, int Size, int Stride, int Offset, int GradientOffset);
