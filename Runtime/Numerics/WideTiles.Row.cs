using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generated;

/// <content>One row, which is bound by how fast its weights come from the second cache.</content>
public static partial class WideTiles
{
    /// <summary>
    /// The sums of one row × 16 outputs: start + x · W. Every fourth input has sums of its own, which come together in the end: a multiply-add a cycle,
    /// more than the cache gives. Two panels at once would be two streams from it, and slower.
    /// </summary>
    /// <param name="x">First input.</param>
    /// <param name="w">A panel of weights, <c>[inputs][16]</c>.</param>
    /// <param name="inputs">Inputs of the row.</param>
    /// <param name="start">What the sums start with: the bias, or zero.</param>
    /// <param name="y">Receives the sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Row1x1(ref float x, ref float w, int inputs, Vector512<float> start, ref float y)
    {
        Vector512<float> sum0 = start, sum1 = Vector512<float>.Zero, sum2 = Vector512<float>.Zero, sum3 = Vector512<float>.Zero;
        int k = 0;
        for (; k <= inputs - 4; k += 4)
        {
            sum0 = Vector512.MultiplyAddEstimate(Vector512.Create(x), Vector512.LoadUnsafe(ref w), sum0);
            sum1 = Vector512.MultiplyAddEstimate(Vector512.Create(Unsafe.Add(ref x, 1)), Vector512.LoadUnsafe(ref w, 16), sum1);
            sum2 = Vector512.MultiplyAddEstimate(Vector512.Create(Unsafe.Add(ref x, 2)), Vector512.LoadUnsafe(ref w, 32), sum2);
            sum3 = Vector512.MultiplyAddEstimate(Vector512.Create(Unsafe.Add(ref x, 3)), Vector512.LoadUnsafe(ref w, 48), sum3);
            x = ref Unsafe.Add(ref x, 4);
            w = ref Unsafe.Add(ref w, 64);
        }

        for (; k < inputs; k++)
        {
            sum0 = Vector512.MultiplyAddEstimate(Vector512.Create(x), Vector512.LoadUnsafe(ref w), sum0);
            x = ref Unsafe.Add(ref x, 1);
            w = ref Unsafe.Add(ref w, 16);
        }

        ((sum0 + sum1) + (sum2 + sum3)).StoreUnsafe(ref y);
    }
}
