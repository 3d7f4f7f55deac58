using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generated;

/// <content>Convolutions: pixels added to where their windows stand.</content>
public static partial class WideTiles
{
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
}
