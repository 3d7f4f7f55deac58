using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Masks of vectors.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Lanes
{
    /// <summary>Sets all bits in the first lanes of a vector: in none for a count below 1, in all for a count of at least the vector's length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> First(int count) => RowVectors.Mask(count);
}
