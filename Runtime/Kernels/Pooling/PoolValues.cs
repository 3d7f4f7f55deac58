using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Combines the values of a window.</summary>
internal static class PoolValues
{
    /// <summary>
    /// The result so far, and the next value of the window. (The value is loaded where it is used: the operation itself then reads it from memory.)
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Join<TFunction>(Vector<float> found, ref float next)
        where TFunction : struct, IPoolFunction =>
        TFunction.IsMaximum ? PoolVectors.Larger(found, Vector.LoadUnsafe(ref next)) : found + Vector.LoadUnsafe(ref next);
}
