using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generated;

/// <content>Convolutions: windows times weights.</content>
public static partial class WideTiles
{
    /// <summary>The sums of 8 pixels × 16 filters of a convolution: start + windows · W.</summary>
    /// <param name="x">First value of the first window.</param>
    /// <param name="stride">Floats from window to window.</param>
    /// <param name="w">A panel of weights, <c>[runs][inputs][16]</c>.</param>
    /// <param name="runs">Runs of neighbouring values in a window.</param>
    /// <param name="runStride">Floats from run to run.</param>
    /// <param name="inputs">Values of a run.</param>
    /// <param name="start">What the sums start with: the bias, or zero.</param>
    /// <param name="y">Receives the sums.</param>
    /// <param name="yStride">Floats from pixel to pixel of the sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Window8x1(ref float x, int stride, ref float w, int runs, int runStride, int inputs, Vector512<float> start, ref float y, int yStride)
    {
        var sum0a = start;
        var sum1a = start;
        var sum2a = start;
        var sum3a = start;
        var sum4a = start;
        var sum5a = start;
        var sum6a = start;
        var sum7a = start;
        for (int run = 0; run < runs; run++)
        {
            ref float a = ref Unsafe.Add(ref x, run * runStride);
            Steps8x1(ref a, stride, 1, ref w, 16, inputs, ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a);
            w = ref Unsafe.Add(ref w, inputs * 16);
        }

        sum0a.StoreUnsafe(ref y);
        sum1a.StoreUnsafe(ref Unsafe.Add(ref y, yStride));
        sum2a.StoreUnsafe(ref Unsafe.Add(ref y, 2 * yStride));
        sum3a.StoreUnsafe(ref Unsafe.Add(ref y, 3 * yStride));
        sum4a.StoreUnsafe(ref Unsafe.Add(ref y, 4 * yStride));
        sum5a.StoreUnsafe(ref Unsafe.Add(ref y, 5 * yStride));
        sum6a.StoreUnsafe(ref Unsafe.Add(ref y, 6 * yStride));
        sum7a.StoreUnsafe(ref Unsafe.Add(ref y, 7 * yStride));
    }

    /// <summary>The sums of 8 pixels × 32 filters of a convolution: start + windows · W.</summary>
    /// <param name="x">First value of the first window.</param>
    /// <param name="stride">Floats from window to window.</param>
    /// <param name="w">Two panels of weights, <c>[runs][inputs][16]</c> each.</param>
    /// <param name="second">Floats from the first panel to the second.</param>
    /// <param name="runs">Runs of neighbouring values in a window.</param>
    /// <param name="runStride">Floats from run to run.</param>
    /// <param name="inputs">Values of a run.</param>
    /// <param name="startA">What the sums of the first panel start with: the bias, or zero.</param>
    /// <param name="startB">What those of the second start with.</param>
    /// <param name="y">Receives the sums.</param>
    /// <param name="yStride">Floats from pixel to pixel of the sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Window8x2(ref float x, int stride, ref float w, int second, int runs, int runStride, int inputs, Vector512<float> startA, Vector512<float> startB, ref float y, int yStride)
    {
        Vector512<float> sum0a = startA, sum0b = startB;
        Vector512<float> sum1a = startA, sum1b = startB;
        Vector512<float> sum2a = startA, sum2b = startB;
        Vector512<float> sum3a = startA, sum3b = startB;
        Vector512<float> sum4a = startA, sum4b = startB;
        Vector512<float> sum5a = startA, sum5b = startB;
        Vector512<float> sum6a = startA, sum6b = startB;
        Vector512<float> sum7a = startA, sum7b = startB;
        for (int run = 0; run < runs; run++)
        {
            ref float a = ref Unsafe.Add(ref x, run * runStride);
            Steps8x2(ref a, stride, 1, ref w, 16, second, inputs, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b, ref sum7a, ref sum7b);
            w = ref Unsafe.Add(ref w, inputs * 16);
        }

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

    /// <summary>The sums of 7 pixels × 16 filters of a convolution: start + windows · W.</summary>
    /// <param name="x">First value of the first window.</param>
    /// <param name="stride">Floats from window to window.</param>
    /// <param name="w">A panel of weights, <c>[runs][inputs][16]</c>.</param>
    /// <param name="runs">Runs of neighbouring values in a window.</param>
    /// <param name="runStride">Floats from run to run.</param>
    /// <param name="inputs">Values of a run.</param>
    /// <param name="start">What the sums start with: the bias, or zero.</param>
    /// <param name="y">Receives the sums.</param>
    /// <param name="yStride">Floats from pixel to pixel of the sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Window7x1(ref float x, int stride, ref float w, int runs, int runStride, int inputs, Vector512<float> start, ref float y, int yStride)
    {
        var sum0a = start;
        var sum1a = start;
        var sum2a = start;
        var sum3a = start;
        var sum4a = start;
        var sum5a = start;
        var sum6a = start;
        for (int run = 0; run < runs; run++)
        {
            ref float a = ref Unsafe.Add(ref x, run * runStride);
            Steps7x1(ref a, stride, 1, ref w, 16, inputs, ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a);
            w = ref Unsafe.Add(ref w, inputs * 16);
        }

        sum0a.StoreUnsafe(ref y);
        sum1a.StoreUnsafe(ref Unsafe.Add(ref y, yStride));
        sum2a.StoreUnsafe(ref Unsafe.Add(ref y, 2 * yStride));
        sum3a.StoreUnsafe(ref Unsafe.Add(ref y, 3 * yStride));
        sum4a.StoreUnsafe(ref Unsafe.Add(ref y, 4 * yStride));
        sum5a.StoreUnsafe(ref Unsafe.Add(ref y, 5 * yStride));
        sum6a.StoreUnsafe(ref Unsafe.Add(ref y, 6 * yStride));
    }

    /// <summary>The sums of 7 pixels × 32 filters of a convolution: start + windows · W.</summary>
    /// <param name="x">First value of the first window.</param>
    /// <param name="stride">Floats from window to window.</param>
    /// <param name="w">Two panels of weights, <c>[runs][inputs][16]</c> each.</param>
    /// <param name="second">Floats from the first panel to the second.</param>
    /// <param name="runs">Runs of neighbouring values in a window.</param>
    /// <param name="runStride">Floats from run to run.</param>
    /// <param name="inputs">Values of a run.</param>
    /// <param name="startA">What the sums of the first panel start with: the bias, or zero.</param>
    /// <param name="startB">What those of the second start with.</param>
    /// <param name="y">Receives the sums.</param>
    /// <param name="yStride">Floats from pixel to pixel of the sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Window7x2(ref float x, int stride, ref float w, int second, int runs, int runStride, int inputs, Vector512<float> startA, Vector512<float> startB, ref float y, int yStride)
    {
        Vector512<float> sum0a = startA, sum0b = startB;
        Vector512<float> sum1a = startA, sum1b = startB;
        Vector512<float> sum2a = startA, sum2b = startB;
        Vector512<float> sum3a = startA, sum3b = startB;
        Vector512<float> sum4a = startA, sum4b = startB;
        Vector512<float> sum5a = startA, sum5b = startB;
        Vector512<float> sum6a = startA, sum6b = startB;
        for (int run = 0; run < runs; run++)
        {
            ref float a = ref Unsafe.Add(ref x, run * runStride);
            Steps7x2(ref a, stride, 1, ref w, 16, second, inputs, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b);
            w = ref Unsafe.Add(ref w, inputs * 16);
        }

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
    }

    /// <summary>The sums of 4 pixels × 32 filters of a convolution: start + windows · W.</summary>
    /// <param name="x">First value of the first window.</param>
    /// <param name="stride">Floats from window to window.</param>
    /// <param name="w">Two panels of weights, <c>[runs][inputs][16]</c> each.</param>
    /// <param name="second">Floats from the first panel to the second.</param>
    /// <param name="runs">Runs of neighbouring values in a window.</param>
    /// <param name="runStride">Floats from run to run.</param>
    /// <param name="inputs">Values of a run.</param>
    /// <param name="startA">What the sums of the first panel start with: the bias, or zero.</param>
    /// <param name="startB">What those of the second start with.</param>
    /// <param name="y">Receives the sums.</param>
    /// <param name="yStride">Floats from pixel to pixel of the sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Window4x2(ref float x, int stride, ref float w, int second, int runs, int runStride, int inputs, Vector512<float> startA, Vector512<float> startB, ref float y, int yStride)
    {
        Vector512<float> sum0a = startA, sum0b = startB;
        Vector512<float> sum1a = startA, sum1b = startB;
        Vector512<float> sum2a = startA, sum2b = startB;
        Vector512<float> sum3a = startA, sum3b = startB;
        for (int run = 0; run < runs; run++)
        {
            ref float a = ref Unsafe.Add(ref x, run * runStride);
            Steps4x2(ref a, stride, 1, ref w, 16, second, inputs, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b);
            w = ref Unsafe.Add(ref w, inputs * 16);
        }

        sum0a.StoreUnsafe(ref y);
        sum0b.StoreUnsafe(ref Unsafe.Add(ref y, 16));
        sum1a.StoreUnsafe(ref Unsafe.Add(ref y, yStride));
        sum1b.StoreUnsafe(ref Unsafe.Add(ref y, yStride + 16));
        sum2a.StoreUnsafe(ref Unsafe.Add(ref y, 2 * yStride));
        sum2b.StoreUnsafe(ref Unsafe.Add(ref y, (2 * yStride) + 16));
        sum3a.StoreUnsafe(ref Unsafe.Add(ref y, 3 * yStride));
        sum3b.StoreUnsafe(ref Unsafe.Add(ref y, (3 * yStride) + 16));
    }
}
