using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generated;

/// <content>Convolutions.</content>
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

    /// <summary>Adds 8 pixels, one below the other, times 16 weights of a run to where their windows stand.</summary>
    /// <param name="a">First channel of the first pixel.</param>
    /// <param name="stride">Floats from pixel to pixel.</param>
    /// <param name="w">A panel of weights, <c>[channels][16]</c>.</param>
    /// <param name="channels">Channels of a pixel.</param>
    /// <param name="y">The run in the first pixel's window.</param>
    /// <param name="yStride">Floats from window to window.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Spread8x1(ref float a, int stride, ref float w, int channels, ref float y, int yStride)
    {
        var sum0a = Vector512.LoadUnsafe(ref y);
        var sum1a = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, yStride));
        var sum2a = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, 2 * yStride));
        var sum3a = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, 3 * yStride));
        var sum4a = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, 4 * yStride));
        var sum5a = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, 5 * yStride));
        var sum6a = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, 6 * yStride));
        var sum7a = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, 7 * yStride));
        Steps8x1(ref a, stride, 1, ref w, 16, channels, ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a);
        sum0a.StoreUnsafe(ref y);
        sum1a.StoreUnsafe(ref Unsafe.Add(ref y, yStride));
        sum2a.StoreUnsafe(ref Unsafe.Add(ref y, 2 * yStride));
        sum3a.StoreUnsafe(ref Unsafe.Add(ref y, 3 * yStride));
        sum4a.StoreUnsafe(ref Unsafe.Add(ref y, 4 * yStride));
        sum5a.StoreUnsafe(ref Unsafe.Add(ref y, 5 * yStride));
        sum6a.StoreUnsafe(ref Unsafe.Add(ref y, 6 * yStride));
        sum7a.StoreUnsafe(ref Unsafe.Add(ref y, 7 * yStride));
    }

    /// <summary>Adds 8 pixels, one below the other, times 32 weights of a run to where their windows stand.</summary>
    /// <param name="a">First channel of the first pixel.</param>
    /// <param name="stride">Floats from pixel to pixel.</param>
    /// <param name="w">Two panels of weights, <c>[channels][16]</c> each.</param>
    /// <param name="second">Floats from the first panel to the second.</param>
    /// <param name="channels">Channels of a pixel.</param>
    /// <param name="y">The run in the first pixel's window.</param>
    /// <param name="yStride">Floats from window to window.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Spread8x2(ref float a, int stride, ref float w, int second, int channels, ref float y, int yStride)
    {
        Vector512<float> sum0a = Vector512.LoadUnsafe(ref y), sum0b = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, 16));
        Vector512<float> sum1a = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, yStride)), sum1b = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, yStride + 16));
        Vector512<float> sum2a = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, 2 * yStride)), sum2b = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, (2 * yStride) + 16));
        Vector512<float> sum3a = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, 3 * yStride)), sum3b = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, (3 * yStride) + 16));
        Vector512<float> sum4a = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, 4 * yStride)), sum4b = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, (4 * yStride) + 16));
        Vector512<float> sum5a = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, 5 * yStride)), sum5b = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, (5 * yStride) + 16));
        Vector512<float> sum6a = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, 6 * yStride)), sum6b = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, (6 * yStride) + 16));
        Vector512<float> sum7a = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, 7 * yStride)), sum7b = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, (7 * yStride) + 16));
        Steps8x2(ref a, stride, 1, ref w, 16, second, channels, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b, ref sum7a, ref sum7b);
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

    /// <summary>Adds 7 pixels, one below the other, times 16 weights of a run to where their windows stand.</summary>
    /// <param name="a">First channel of the first pixel.</param>
    /// <param name="stride">Floats from pixel to pixel.</param>
    /// <param name="w">A panel of weights, <c>[channels][16]</c>.</param>
    /// <param name="channels">Channels of a pixel.</param>
    /// <param name="y">The run in the first pixel's window.</param>
    /// <param name="yStride">Floats from window to window.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Spread7x1(ref float a, int stride, ref float w, int channels, ref float y, int yStride)
    {
        var sum0a = Vector512.LoadUnsafe(ref y);
        var sum1a = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, yStride));
        var sum2a = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, 2 * yStride));
        var sum3a = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, 3 * yStride));
        var sum4a = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, 4 * yStride));
        var sum5a = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, 5 * yStride));
        var sum6a = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, 6 * yStride));
        Steps7x1(ref a, stride, 1, ref w, 16, channels, ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a);
        sum0a.StoreUnsafe(ref y);
        sum1a.StoreUnsafe(ref Unsafe.Add(ref y, yStride));
        sum2a.StoreUnsafe(ref Unsafe.Add(ref y, 2 * yStride));
        sum3a.StoreUnsafe(ref Unsafe.Add(ref y, 3 * yStride));
        sum4a.StoreUnsafe(ref Unsafe.Add(ref y, 4 * yStride));
        sum5a.StoreUnsafe(ref Unsafe.Add(ref y, 5 * yStride));
        sum6a.StoreUnsafe(ref Unsafe.Add(ref y, 6 * yStride));
    }

    /// <summary>Adds 7 pixels, one below the other, times 32 weights of a run to where their windows stand.</summary>
    /// <param name="a">First channel of the first pixel.</param>
    /// <param name="stride">Floats from pixel to pixel.</param>
    /// <param name="w">Two panels of weights, <c>[channels][16]</c> each.</param>
    /// <param name="second">Floats from the first panel to the second.</param>
    /// <param name="channels">Channels of a pixel.</param>
    /// <param name="y">The run in the first pixel's window.</param>
    /// <param name="yStride">Floats from window to window.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Spread7x2(ref float a, int stride, ref float w, int second, int channels, ref float y, int yStride)
    {
        Vector512<float> sum0a = Vector512.LoadUnsafe(ref y), sum0b = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, 16));
        Vector512<float> sum1a = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, yStride)), sum1b = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, yStride + 16));
        Vector512<float> sum2a = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, 2 * yStride)), sum2b = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, (2 * yStride) + 16));
        Vector512<float> sum3a = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, 3 * yStride)), sum3b = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, (3 * yStride) + 16));
        Vector512<float> sum4a = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, 4 * yStride)), sum4b = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, (4 * yStride) + 16));
        Vector512<float> sum5a = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, 5 * yStride)), sum5b = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, (5 * yStride) + 16));
        Vector512<float> sum6a = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, 6 * yStride)), sum6b = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, (6 * yStride) + 16));
        Steps7x2(ref a, stride, 1, ref w, 16, second, channels, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b);
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

    /// <summary>Adds 4 pixels, one below the other, times 32 weights of a run to where their windows stand.</summary>
    /// <param name="a">First channel of the first pixel.</param>
    /// <param name="stride">Floats from pixel to pixel.</param>
    /// <param name="w">Two panels of weights, <c>[channels][16]</c> each.</param>
    /// <param name="second">Floats from the first panel to the second.</param>
    /// <param name="channels">Channels of a pixel.</param>
    /// <param name="y">The run in the first pixel's window.</param>
    /// <param name="yStride">Floats from window to window.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Spread4x2(ref float a, int stride, ref float w, int second, int channels, ref float y, int yStride)
    {
        Vector512<float> sum0a = Vector512.LoadUnsafe(ref y), sum0b = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, 16));
        Vector512<float> sum1a = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, yStride)), sum1b = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, yStride + 16));
        Vector512<float> sum2a = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, 2 * yStride)), sum2b = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, (2 * yStride) + 16));
        Vector512<float> sum3a = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, 3 * yStride)), sum3b = Vector512.LoadUnsafe(ref Unsafe.Add(ref y, (3 * yStride) + 16));
        Steps4x2(ref a, stride, 1, ref w, 16, second, channels, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b);
        sum0a.StoreUnsafe(ref y);
        sum0b.StoreUnsafe(ref Unsafe.Add(ref y, 16));
        sum1a.StoreUnsafe(ref Unsafe.Add(ref y, yStride));
        sum1b.StoreUnsafe(ref Unsafe.Add(ref y, yStride + 16));
        sum2a.StoreUnsafe(ref Unsafe.Add(ref y, 2 * yStride));
        sum2b.StoreUnsafe(ref Unsafe.Add(ref y, (2 * yStride) + 16));
        sum3a.StoreUnsafe(ref Unsafe.Add(ref y, 3 * yStride));
        sum3b.StoreUnsafe(ref Unsafe.Add(ref y, (3 * yStride) + 16));
    }

    /// <summary>Adds to the weight gradient of 12 inputs × 16 filters of a convolution what images give: the sums of x · d over their pixels.</summary>
    /// <param name="a">The first input in the window of the first pixel.</param>
    /// <param name="aWalk">Floats from window to window, from line to line, and from image to image.</param>
    /// <param name="d">The first filter's gradient at the first pixel.</param>
    /// <param name="dWalk">Floats from pixel to pixel, from line to line, and from image to image.</param>
    /// <param name="lines">Lines of an image.</param>
    /// <param name="places">Pixels of a line.</param>
    /// <param name="images">Images.</param>
    /// <param name="columns">Filters of the panel: what is behind the last one stays zero.</param>
    /// <param name="g">The gradient, <c>[inputs][16]</c>.</param>
    /// <param name="skip">So many of the inputs belong to the block before, and are not stored.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WindowGradient12x1(ref float a, PixelWalk aWalk, ref float d, PixelWalk dWalk, int lines, int places, int images, int columns, ref float g, int skip)
    {
        var sum0a = Vector512.LoadUnsafe(ref g);
        var sum1a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 16));
        var sum2a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 32));
        var sum3a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 48));
        var sum4a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 64));
        var sum5a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 80));
        var sum6a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 96));
        var sum7a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 112));
        var sum8a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 128));
        var sum9a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 144));
        var sum10a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 160));
        var sum11a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 176));
        for (int image = 0; image < images; image++)
        {
            for (int line = 0; line < lines; line++)
            {
                ref float ofA = ref Unsafe.Add(ref a, (image * aWalk.Image) + (line * aWalk.Line));
                ref float ofD = ref Unsafe.Add(ref d, (image * dWalk.Image) + (line * dWalk.Line));
                Steps12x1(ref ofA, 1, aWalk.Place, ref ofD, dWalk.Place, places, ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a, ref sum8a, ref sum9a, ref sum10a, ref sum11a);
            }
        }

        var filters = Vector512.LessThan(Vector512<float>.Indices, Vector512.Create((float)columns));
        if (skip <= 0)
        {
            (sum0a & filters).StoreUnsafe(ref g);
        }

        if (skip <= 1)
        {
            (sum1a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 16));
        }

        if (skip <= 2)
        {
            (sum2a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 32));
        }

        if (skip <= 3)
        {
            (sum3a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 48));
        }

        if (skip <= 4)
        {
            (sum4a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 64));
        }

        if (skip <= 5)
        {
            (sum5a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 80));
        }

        if (skip <= 6)
        {
            (sum6a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 96));
        }

        if (skip <= 7)
        {
            (sum7a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 112));
        }

        if (skip <= 8)
        {
            (sum8a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 128));
        }

        if (skip <= 9)
        {
            (sum9a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 144));
        }

        if (skip <= 10)
        {
            (sum10a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 160));
        }

        (sum11a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 176));
    }

    /// <summary>Adds to the weight gradient of 8 inputs × 16 filters of a convolution what images give: the sums of x · d over their pixels.</summary>
    /// <param name="a">The first input in the window of the first pixel.</param>
    /// <param name="aWalk">Floats from window to window, from line to line, and from image to image.</param>
    /// <param name="d">The first filter's gradient at the first pixel.</param>
    /// <param name="dWalk">Floats from pixel to pixel, from line to line, and from image to image.</param>
    /// <param name="lines">Lines of an image.</param>
    /// <param name="places">Pixels of a line.</param>
    /// <param name="images">Images.</param>
    /// <param name="columns">Filters of the panel: what is behind the last one stays zero.</param>
    /// <param name="g">The gradient, <c>[inputs][16]</c>.</param>
    /// <param name="skip">So many of the inputs belong to the block before, and are not stored.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WindowGradient8x1(ref float a, PixelWalk aWalk, ref float d, PixelWalk dWalk, int lines, int places, int images, int columns, ref float g, int skip)
    {
        var sum0a = Vector512.LoadUnsafe(ref g);
        var sum1a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 16));
        var sum2a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 32));
        var sum3a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 48));
        var sum4a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 64));
        var sum5a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 80));
        var sum6a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 96));
        var sum7a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 112));
        for (int image = 0; image < images; image++)
        {
            for (int line = 0; line < lines; line++)
            {
                ref float ofA = ref Unsafe.Add(ref a, (image * aWalk.Image) + (line * aWalk.Line));
                ref float ofD = ref Unsafe.Add(ref d, (image * dWalk.Image) + (line * dWalk.Line));
                Steps8x1(ref ofA, 1, aWalk.Place, ref ofD, dWalk.Place, places, ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a);
            }
        }

        var filters = Vector512.LessThan(Vector512<float>.Indices, Vector512.Create((float)columns));
        if (skip <= 0)
        {
            (sum0a & filters).StoreUnsafe(ref g);
        }

        if (skip <= 1)
        {
            (sum1a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 16));
        }

        if (skip <= 2)
        {
            (sum2a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 32));
        }

        if (skip <= 3)
        {
            (sum3a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 48));
        }

        if (skip <= 4)
        {
            (sum4a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 64));
        }

        if (skip <= 5)
        {
            (sum5a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 80));
        }

        if (skip <= 6)
        {
            (sum6a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 96));
        }

        (sum7a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 112));
    }

    /// <summary>All steps of a run: <c>a</c> and <c>w</c> are its first input and its first weights, next and nextWeights lead to those of the step after.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Steps8x1(
        ref float a, int stride, int next, ref float w, int nextWeights, int steps,
        ref Vector512<float> sum0a, ref Vector512<float> sum1a, ref Vector512<float> sum2a, ref Vector512<float> sum3a,
        ref Vector512<float> sum4a, ref Vector512<float> sum5a, ref Vector512<float> sum6a, ref Vector512<float> sum7a)
    {
        int step = 0;
        for (; step <= steps - 4; step += 4)
        {
            Step8x1(ref a, stride, ref w, ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a);
            Step8x1(ref Unsafe.Add(ref a, next), stride, ref Unsafe.Add(ref w, nextWeights), ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a);
            Step8x1(ref Unsafe.Add(ref a, 2 * next), stride, ref Unsafe.Add(ref w, 2 * nextWeights), ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a);
            Step8x1(ref Unsafe.Add(ref a, 3 * next), stride, ref Unsafe.Add(ref w, 3 * nextWeights), ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a);
            a = ref Unsafe.Add(ref a, 4 * next);
            w = ref Unsafe.Add(ref w, 4 * nextWeights);
        }

        for (; step < steps; step++)
        {
            Step8x1(ref a, stride, ref w, ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a);
            a = ref Unsafe.Add(ref a, next);
            w = ref Unsafe.Add(ref w, nextWeights);
        }
    }

    /// <summary>All steps of a run: <c>a</c> and <c>w</c> are its first input and its first weights, next and nextWeights lead to those of the step after.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Steps8x2(
        ref float a, int stride, int next, ref float w, int nextWeights, int second, int steps,
        ref Vector512<float> sum0a, ref Vector512<float> sum0b,
        ref Vector512<float> sum1a, ref Vector512<float> sum1b,
        ref Vector512<float> sum2a, ref Vector512<float> sum2b,
        ref Vector512<float> sum3a, ref Vector512<float> sum3b,
        ref Vector512<float> sum4a, ref Vector512<float> sum4b,
        ref Vector512<float> sum5a, ref Vector512<float> sum5b,
        ref Vector512<float> sum6a, ref Vector512<float> sum6b,
        ref Vector512<float> sum7a, ref Vector512<float> sum7b)
    {
        int step = 0;
        for (; step <= steps - 4; step += 4)
        {
            Step8x2(ref a, stride, ref w, second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b, ref sum7a, ref sum7b);
            Step8x2(ref Unsafe.Add(ref a, next), stride, ref Unsafe.Add(ref w, nextWeights), second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b, ref sum7a, ref sum7b);
            Step8x2(ref Unsafe.Add(ref a, 2 * next), stride, ref Unsafe.Add(ref w, 2 * nextWeights), second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b, ref sum7a, ref sum7b);
            Step8x2(ref Unsafe.Add(ref a, 3 * next), stride, ref Unsafe.Add(ref w, 3 * nextWeights), second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b, ref sum7a, ref sum7b);
            a = ref Unsafe.Add(ref a, 4 * next);
            w = ref Unsafe.Add(ref w, 4 * nextWeights);
        }

        for (; step < steps; step++)
        {
            Step8x2(ref a, stride, ref w, second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b, ref sum7a, ref sum7b);
            a = ref Unsafe.Add(ref a, next);
            w = ref Unsafe.Add(ref w, nextWeights);
        }
    }

    /// <summary>All steps of a run: <c>a</c> and <c>w</c> are its first input and its first weights, next and nextWeights lead to those of the step after.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Steps7x1(
        ref float a, int stride, int next, ref float w, int nextWeights, int steps,
        ref Vector512<float> sum0a, ref Vector512<float> sum1a, ref Vector512<float> sum2a, ref Vector512<float> sum3a,
        ref Vector512<float> sum4a, ref Vector512<float> sum5a, ref Vector512<float> sum6a)
    {
        int step = 0;
        for (; step <= steps - 4; step += 4)
        {
            Step7x1(ref a, stride, ref w, ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a);
            Step7x1(ref Unsafe.Add(ref a, next), stride, ref Unsafe.Add(ref w, nextWeights), ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a);
            Step7x1(ref Unsafe.Add(ref a, 2 * next), stride, ref Unsafe.Add(ref w, 2 * nextWeights), ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a);
            Step7x1(ref Unsafe.Add(ref a, 3 * next), stride, ref Unsafe.Add(ref w, 3 * nextWeights), ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a);
            a = ref Unsafe.Add(ref a, 4 * next);
            w = ref Unsafe.Add(ref w, 4 * nextWeights);
        }

        for (; step < steps; step++)
        {
            Step7x1(ref a, stride, ref w, ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a);
            a = ref Unsafe.Add(ref a, next);
            w = ref Unsafe.Add(ref w, nextWeights);
        }
    }

    /// <summary>All steps of a run: <c>a</c> and <c>w</c> are its first input and its first weights, next and nextWeights lead to those of the step after.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Steps7x2(
        ref float a, int stride, int next, ref float w, int nextWeights, int second, int steps,
        ref Vector512<float> sum0a, ref Vector512<float> sum0b,
        ref Vector512<float> sum1a, ref Vector512<float> sum1b,
        ref Vector512<float> sum2a, ref Vector512<float> sum2b,
        ref Vector512<float> sum3a, ref Vector512<float> sum3b,
        ref Vector512<float> sum4a, ref Vector512<float> sum4b,
        ref Vector512<float> sum5a, ref Vector512<float> sum5b,
        ref Vector512<float> sum6a, ref Vector512<float> sum6b)
    {
        int step = 0;
        for (; step <= steps - 4; step += 4)
        {
            Step7x2(ref a, stride, ref w, second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b);
            Step7x2(ref Unsafe.Add(ref a, next), stride, ref Unsafe.Add(ref w, nextWeights), second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b);
            Step7x2(ref Unsafe.Add(ref a, 2 * next), stride, ref Unsafe.Add(ref w, 2 * nextWeights), second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b);
            Step7x2(ref Unsafe.Add(ref a, 3 * next), stride, ref Unsafe.Add(ref w, 3 * nextWeights), second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b);
            a = ref Unsafe.Add(ref a, 4 * next);
            w = ref Unsafe.Add(ref w, 4 * nextWeights);
        }

        for (; step < steps; step++)
        {
            Step7x2(ref a, stride, ref w, second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b);
            a = ref Unsafe.Add(ref a, next);
            w = ref Unsafe.Add(ref w, nextWeights);
        }
    }

    /// <summary>All steps of a run: <c>a</c> and <c>w</c> are its first input and its first weights, next and nextWeights lead to those of the step after.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Steps4x2(
        ref float a, int stride, int next, ref float w, int nextWeights, int second, int steps,
        ref Vector512<float> sum0a, ref Vector512<float> sum0b,
        ref Vector512<float> sum1a, ref Vector512<float> sum1b,
        ref Vector512<float> sum2a, ref Vector512<float> sum2b,
        ref Vector512<float> sum3a, ref Vector512<float> sum3b)
    {
        int step = 0;
        for (; step <= steps - 4; step += 4)
        {
            Step4x2(ref a, stride, ref w, second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b);
            Step4x2(ref Unsafe.Add(ref a, next), stride, ref Unsafe.Add(ref w, nextWeights), second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b);
            Step4x2(ref Unsafe.Add(ref a, 2 * next), stride, ref Unsafe.Add(ref w, 2 * nextWeights), second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b);
            Step4x2(ref Unsafe.Add(ref a, 3 * next), stride, ref Unsafe.Add(ref w, 3 * nextWeights), second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b);
            a = ref Unsafe.Add(ref a, 4 * next);
            w = ref Unsafe.Add(ref w, 4 * nextWeights);
        }

        for (; step < steps; step++)
        {
            Step4x2(ref a, stride, ref w, second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b);
            a = ref Unsafe.Add(ref a, next);
            w = ref Unsafe.Add(ref w, nextWeights);
        }
    }

    /// <summary>All steps of a run: <c>a</c> and <c>w</c> are its first input and its first weights, next and nextWeights lead to those of the step after.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Steps12x1(
        ref float a, int stride, int next, ref float w, int nextWeights, int steps,
        ref Vector512<float> sum0a, ref Vector512<float> sum1a, ref Vector512<float> sum2a, ref Vector512<float> sum3a,
        ref Vector512<float> sum4a, ref Vector512<float> sum5a, ref Vector512<float> sum6a, ref Vector512<float> sum7a,
        ref Vector512<float> sum8a, ref Vector512<float> sum9a, ref Vector512<float> sum10a, ref Vector512<float> sum11a)
    {
        int step = 0;
        for (; step <= steps - 4; step += 4)
        {
            Step12x1(ref a, stride, ref w, ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a, ref sum8a, ref sum9a, ref sum10a, ref sum11a);
            Step12x1(ref Unsafe.Add(ref a, next), stride, ref Unsafe.Add(ref w, nextWeights), ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a, ref sum8a, ref sum9a, ref sum10a, ref sum11a);
            Step12x1(ref Unsafe.Add(ref a, 2 * next), stride, ref Unsafe.Add(ref w, 2 * nextWeights), ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a, ref sum8a, ref sum9a, ref sum10a, ref sum11a);
            Step12x1(ref Unsafe.Add(ref a, 3 * next), stride, ref Unsafe.Add(ref w, 3 * nextWeights), ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a, ref sum8a, ref sum9a, ref sum10a, ref sum11a);
            a = ref Unsafe.Add(ref a, 4 * next);
            w = ref Unsafe.Add(ref w, 4 * nextWeights);
        }

        for (; step < steps; step++)
        {
            Step12x1(ref a, stride, ref w, ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a, ref sum8a, ref sum9a, ref sum10a, ref sum11a);
            a = ref Unsafe.Add(ref a, next);
            w = ref Unsafe.Add(ref w, nextWeights);
        }
    }

    /// <summary>Adds to 8 × 1 sums 8 inputs, stride apart, times 1 vector of weights. The weights are held, the inputs stream through one register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step8x1(
        ref float a, int stride, ref float w,
        ref Vector512<float> sum0a, ref Vector512<float> sum1a, ref Vector512<float> sum2a, ref Vector512<float> sum3a,
        ref Vector512<float> sum4a, ref Vector512<float> sum5a, ref Vector512<float> sum6a, ref Vector512<float> sum7a)
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
    }

    /// <summary>Adds to 7 × 1 sums 7 inputs, stride apart, times 1 vector of weights. The weights are held, the inputs stream through one register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step7x1(
        ref float a, int stride, ref float w,
        ref Vector512<float> sum0a, ref Vector512<float> sum1a, ref Vector512<float> sum2a, ref Vector512<float> sum3a,
        ref Vector512<float> sum4a, ref Vector512<float> sum5a, ref Vector512<float> sum6a)
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
    }

    /// <summary>Adds to 7 × 2 sums 7 inputs, stride apart, times 2 vectors of weights. The weights are held, the inputs stream through one register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step7x2(
        ref float a, int stride, ref float w, int second,
        ref Vector512<float> sum0a, ref Vector512<float> sum0b,
        ref Vector512<float> sum1a, ref Vector512<float> sum1b,
        ref Vector512<float> sum2a, ref Vector512<float> sum2b,
        ref Vector512<float> sum3a, ref Vector512<float> sum3b,
        ref Vector512<float> sum4a, ref Vector512<float> sum4b,
        ref Vector512<float> sum5a, ref Vector512<float> sum5b,
        ref Vector512<float> sum6a, ref Vector512<float> sum6b)
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
    }

    /// <summary>Adds to 4 × 2 sums 4 inputs, stride apart, times 2 vectors of weights. The weights are held, the inputs stream through one register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step4x2(
        ref float a, int stride, ref float w, int second,
        ref Vector512<float> sum0a, ref Vector512<float> sum0b,
        ref Vector512<float> sum1a, ref Vector512<float> sum1b,
        ref Vector512<float> sum2a, ref Vector512<float> sum2b,
        ref Vector512<float> sum3a, ref Vector512<float> sum3b)
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
    }
}
