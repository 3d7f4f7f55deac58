using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>The values of a window put together.</summary>
internal static class PoolValues
{
    /// <summary>
    /// What was found, and the next value of the window. (It is loaded where it is used: the processor takes it from memory with the operation itself.)
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Join<TFunction>(Vector<float> found, ref float next)
        where TFunction : struct, IPoolFunction =>
        TFunction.IsMaximum ? PoolVectors.Larger(found, Vector.LoadUnsafe(ref next)) : found + Vector.LoadUnsafe(ref next);
}
