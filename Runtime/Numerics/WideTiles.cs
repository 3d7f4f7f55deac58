using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generated;

/// <summary>Tiles of matrix products with vectors of 512 bits, for processors that have them.</summary>
/// <remarks>
/// Generated kernels use <c>Vector</c>, which .NET keeps at 256 bits on processors that have twice as much. There their largest loops become these tiles, for which sizes are
/// constants after inlining. Each sum has the order that it has in a generated tile, so that both give the same bits. 16 to 24 sums hide the latency of the multiply-add and
/// leave registers (of 32) for the weights and an input. Measured on Zen 5, 128 × 784 × 128: 203 of 205 GFLOP/s, where <c>Vector</c> reaches 98 of 105.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class WideTiles
{
    /// <summary>The sums of 8 rows × 32 outputs: start + x · W.</summary>
    /// <param name="x">First input of the first row.</param>
    /// <param name="stride">Floats from row to row of the inputs.</param>
    /// <param name="w">Two panels of weights, <c>[inputs][16]</c> each.</param>
    /// <param name="second">Floats from the first panel to the second.</param>
    /// <param name="inputs">Inputs of a row.</param>
    /// <param name="startA">What the sums of the first panel start with: the bias, or zero.</param>
    /// <param name="startB">What those of the second start with.</param>
    /// <param name="y">Receives the sums.</param>
    /// <param name="yStride">Floats from row to row of the sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Product8x2(ref float x, int stride, ref float w, int second, int inputs, Vector512<float> startA, Vector512<float> startB, ref float y, int yStride)
    {
        Vector512<float> sum0a = startA, sum0b = startB;
        Vector512<float> sum1a = startA, sum1b = startB;
        Vector512<float> sum2a = startA, sum2b = startB;
        Vector512<float> sum3a = startA, sum3b = startB;
        Vector512<float> sum4a = startA, sum4b = startB;
        Vector512<float> sum5a = startA, sum5b = startB;
        Vector512<float> sum6a = startA, sum6b = startB;
        Vector512<float> sum7a = startA, sum7b = startB;
        Steps8x2(ref x, stride, 1, ref w, 16, second, inputs, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b, ref sum7a, ref sum7b);
        sum0a.StoreUnsafe(ref y);
        sum0b.StoreUnsafe(ref Unsafe.Add(ref y, 16));
        sum1a.StoreUnsafe(ref Unsafe.Add(ref y, yStride));
        sum1b.StoreUnsafe(ref Unsafe.Add(ref y, yStride + 16));
        sum2a.StoreUnsafe(ref Unsafe.Add(ref y, 2 * yStride));
        sum2b.StoreUnsafe(ref Unsafe.Add(ref y, (2 * yStride) + 16));
        sum3a.StoreUnsafe(ref Unsafe.Add(ref y, 3 * yStride));
        sum3b.StoreUnsafe(ref Unsafe.Add(ref y, (3 * yStride) + 16));
        sum4a.StoreUnsafe(ref Unsafe.Add(ref y, 4 * yStride));
        sum4b.StoreUnsafe(ref Unsafe.Add(ref y, (4 * yStride) + 16));
        sum5a.StoreUnsafe(ref Unsafe.Add(ref y, 5 * yStride));
        sum5b.StoreUnsafe(ref Unsafe.Add(ref y, (5 * yStride) + 16));
        sum6a.StoreUnsafe(ref Unsafe.Add(ref y, 6 * yStride));
        sum6b.StoreUnsafe(ref Unsafe.Add(ref y, (6 * yStride) + 16));
        sum7a.StoreUnsafe(ref Unsafe.Add(ref y, 7 * yStride));
        sum7b.StoreUnsafe(ref Unsafe.Add(ref y, (7 * yStride) + 16));
    }

    /// <summary>The sums of 16 rows × 16 outputs: start + x · W.</summary>
    /// <param name="x">First input of the first row.</param>
    /// <param name="stride">Floats from row to row of the inputs.</param>
    /// <param name="w">A panel of weights, <c>[inputs][16]</c>.</param>
    /// <param name="inputs">Inputs of a row.</param>
    /// <param name="start">What the sums start with: the bias, or zero.</param>
    /// <param name="y">Receives the sums.</param>
    /// <param name="yStride">Floats from row to row of the sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Product16x1(ref float x, int stride, ref float w, int inputs, Vector512<float> start, ref float y, int yStride)
    {
        Vector512<float> sum0a = start, sum1a = start, sum2a = start, sum3a = start;
        Vector512<float> sum4a = start, sum5a = start, sum6a = start, sum7a = start;
        Vector512<float> sum8a = start, sum9a = start, sum10a = start, sum11a = start;
        Vector512<float> sum12a = start, sum13a = start, sum14a = start, sum15a = start;
        int k = 0;
        for (; k <= inputs - 4; k += 4)
        {
            Step16x1(ref x, stride, ref w, ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a, ref sum8a, ref sum9a, ref sum10a, ref sum11a, ref sum12a, ref sum13a, ref sum14a, ref sum15a);
            Step16x1(ref Unsafe.Add(ref x, 1), stride, ref Unsafe.Add(ref w, 16), ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a, ref sum8a, ref sum9a, ref sum10a, ref sum11a, ref sum12a, ref sum13a, ref sum14a, ref sum15a);
            Step16x1(ref Unsafe.Add(ref x, 2), stride, ref Unsafe.Add(ref w, 32), ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a, ref sum8a, ref sum9a, ref sum10a, ref sum11a, ref sum12a, ref sum13a, ref sum14a, ref sum15a);
            Step16x1(ref Unsafe.Add(ref x, 3), stride, ref Unsafe.Add(ref w, 48), ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a, ref sum8a, ref sum9a, ref sum10a, ref sum11a, ref sum12a, ref sum13a, ref sum14a, ref sum15a);
            x = ref Unsafe.Add(ref x, 4);
            w = ref Unsafe.Add(ref w, 64);
        }

        for (; k < inputs; k++)
        {
            Step16x1(ref x, stride, ref w, ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a, ref sum8a, ref sum9a, ref sum10a, ref sum11a, ref sum12a, ref sum13a, ref sum14a, ref sum15a);
            x = ref Unsafe.Add(ref x, 1);
            w = ref Unsafe.Add(ref w, 16);
        }

        sum0a.StoreUnsafe(ref y);
        sum1a.StoreUnsafe(ref Unsafe.Add(ref y, yStride));
        sum2a.StoreUnsafe(ref Unsafe.Add(ref y, 2 * yStride));
        sum3a.StoreUnsafe(ref Unsafe.Add(ref y, 3 * yStride));
        sum4a.StoreUnsafe(ref Unsafe.Add(ref y, 4 * yStride));
        sum5a.StoreUnsafe(ref Unsafe.Add(ref y, 5 * yStride));
        sum6a.StoreUnsafe(ref Unsafe.Add(ref y, 6 * yStride));
        sum7a.StoreUnsafe(ref Unsafe.Add(ref y, 7 * yStride));
        sum8a.StoreUnsafe(ref Unsafe.Add(ref y, 8 * yStride));
        sum9a.StoreUnsafe(ref Unsafe.Add(ref y, 9 * yStride));
        sum10a.StoreUnsafe(ref Unsafe.Add(ref y, 10 * yStride));
        sum11a.StoreUnsafe(ref Unsafe.Add(ref y, 11 * yStride));
        sum12a.StoreUnsafe(ref Unsafe.Add(ref y, 12 * yStride));
        sum13a.StoreUnsafe(ref Unsafe.Add(ref y, 13 * yStride));
        sum14a.StoreUnsafe(ref Unsafe.Add(ref y, 14 * yStride));
        sum15a.StoreUnsafe(ref Unsafe.Add(ref y, 15 * yStride));
    }

    /// <summary>Adds to 8 × 2 sums 8 inputs, stride apart, times 2 vectors of weights. The weights are held, the inputs stream through one register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step8x2(
        ref float a, int stride, ref float w, int second,
        ref Vector512<float> sum0a, ref Vector512<float> sum0b,
        ref Vector512<float> sum1a, ref Vector512<float> sum1b,
        ref Vector512<float> sum2a, ref Vector512<float> sum2b,
        ref Vector512<float> sum3a, ref Vector512<float> sum3b,
        ref Vector512<float> sum4a, ref Vector512<float> sum4b,
        ref Vector512<float> sum5a, ref Vector512<float> sum5b,
        ref Vector512<float> sum6a, ref Vector512<float> sum6b,
        ref Vector512<float> sum7a, ref Vector512<float> sum7b)
    {
        var wa = Vector512.LoadUnsafe(ref w);
        var wb = Vector512.LoadUnsafe(ref Unsafe.Add(ref w, second));
        var x = Vector512.Create(a);
        sum0a = Vector512.MultiplyAddEstimate(x, wa, sum0a);
        sum0b = Vector512.MultiplyAddEstimate(x, wb, sum0b);
        x = Vector512.Create(Unsafe.Add(ref a, stride));
        sum1a = Vector512.MultiplyAddEstimate(x, wa, sum1a);
        sum1b = Vector512.MultiplyAddEstimate(x, wb, sum1b);
        x = Vector512.Create(Unsafe.Add(ref a, 2 * stride));
        sum2a = Vector512.MultiplyAddEstimate(x, wa, sum2a);
        sum2b = Vector512.MultiplyAddEstimate(x, wb, sum2b);
        x = Vector512.Create(Unsafe.Add(ref a, 3 * stride));
        sum3a = Vector512.MultiplyAddEstimate(x, wa, sum3a);
        sum3b = Vector512.MultiplyAddEstimate(x, wb, sum3b);
        x = Vector512.Create(Unsafe.Add(ref a, 4 * stride));
        sum4a = Vector512.MultiplyAddEstimate(x, wa, sum4a);
        sum4b = Vector512.MultiplyAddEstimate(x, wb, sum4b);
        x = Vector512.Create(Unsafe.Add(ref a, 5 * stride));
        sum5a = Vector512.MultiplyAddEstimate(x, wa, sum5a);
        sum5b = Vector512.MultiplyAddEstimate(x, wb, sum5b);
        x = Vector512.Create(Unsafe.Add(ref a, 6 * stride));
        sum6a = Vector512.MultiplyAddEstimate(x, wa, sum6a);
        sum6b = Vector512.MultiplyAddEstimate(x, wb, sum6b);
        x = Vector512.Create(Unsafe.Add(ref a, 7 * stride));
        sum7a = Vector512.MultiplyAddEstimate(x, wa, sum7a);
        sum7b = Vector512.MultiplyAddEstimate(x, wb, sum7b);
    }

    /// <summary>Adds to 16 × 1 sums 16 inputs, stride apart, times 1 vector of weights. The weights are held, the inputs stream through one register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step16x1(
        ref float a, int stride, ref float w,
        ref Vector512<float> sum0a, ref Vector512<float> sum1a, ref Vector512<float> sum2a, ref Vector512<float> sum3a,
        ref Vector512<float> sum4a, ref Vector512<float> sum5a, ref Vector512<float> sum6a, ref Vector512<float> sum7a,
        ref Vector512<float> sum8a, ref Vector512<float> sum9a, ref Vector512<float> sum10a, ref Vector512<float> sum11a,
        ref Vector512<float> sum12a, ref Vector512<float> sum13a, ref Vector512<float> sum14a, ref Vector512<float> sum15a)
    {
        var wa = Vector512.LoadUnsafe(ref w);
        var x = Vector512.Create(a);
        sum0a = Vector512.MultiplyAddEstimate(x, wa, sum0a);
        x = Vector512.Create(Unsafe.Add(ref a, stride));
        sum1a = Vector512.MultiplyAddEstimate(x, wa, sum1a);
        x = Vector512.Create(Unsafe.Add(ref a, 2 * stride));
        sum2a = Vector512.MultiplyAddEstimate(x, wa, sum2a);
        x = Vector512.Create(Unsafe.Add(ref a, 3 * stride));
        sum3a = Vector512.MultiplyAddEstimate(x, wa, sum3a);
        x = Vector512.Create(Unsafe.Add(ref a, 4 * stride));
        sum4a = Vector512.MultiplyAddEstimate(x, wa, sum4a);
        x = Vector512.Create(Unsafe.Add(ref a, 5 * stride));
        sum5a = Vector512.MultiplyAddEstimate(x, wa, sum5a);
        x = Vector512.Create(Unsafe.Add(ref a, 6 * stride));
        sum6a = Vector512.MultiplyAddEstimate(x, wa, sum6a);
        x = Vector512.Create(Unsafe.Add(ref a, 7 * stride));
        sum7a = Vector512.MultiplyAddEstimate(x, wa, sum7a);
        x = Vector512.Create(Unsafe.Add(ref a, 8 * stride));
        sum8a = Vector512.MultiplyAddEstimate(x, wa, sum8a);
        x = Vector512.Create(Unsafe.Add(ref a, 9 * stride));
        sum9a = Vector512.MultiplyAddEstimate(x, wa, sum9a);
        x = Vector512.Create(Unsafe.Add(ref a, 10 * stride));
        sum10a = Vector512.MultiplyAddEstimate(x, wa, sum10a);
        x = Vector512.Create(Unsafe.Add(ref a, 11 * stride));
        sum11a = Vector512.MultiplyAddEstimate(x, wa, sum11a);
        x = Vector512.Create(Unsafe.Add(ref a, 12 * stride));
        sum12a = Vector512.MultiplyAddEstimate(x, wa, sum12a);
        x = Vector512.Create(Unsafe.Add(ref a, 13 * stride));
        sum13a = Vector512.MultiplyAddEstimate(x, wa, sum13a);
        x = Vector512.Create(Unsafe.Add(ref a, 14 * stride));
        sum14a = Vector512.MultiplyAddEstimate(x, wa, sum14a);
        x = Vector512.Create(Unsafe.Add(ref a, 15 * stride));
        sum15a = Vector512.MultiplyAddEstimate(x, wa, sum15a);
    }
}
