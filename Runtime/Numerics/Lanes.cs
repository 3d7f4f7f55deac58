using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Masks of vectors.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Lanes
{
    /// <summary>All bits set in the first lanes of a vector: none for a number below 1, all for one that is not below the vector's length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> First(int count) => RowVectors.Mask(count);
}
