using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>The values of a window put together.</summary>
internal static class PoolValues
{
    /// <summary>What was found, and the next value of the window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Join<TFunction>(Vector<float> found, Vector<float> next)
        where TFunction : struct, IPoolFunction => TFunction.IsMaximum ? PoolVectors.Larger(found, next) : found + next;
}
