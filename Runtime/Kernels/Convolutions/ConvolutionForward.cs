using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generated;

/// <summary>The forward pass of a convolution, with suitable tiles.</summary>
/// <typeparam name="T">The convolution.</typeparam>
/// <typeparam name="TStart">The initial value of the sums.</typeparam>
/// <typeparam name="TTail">The operations on the results.</typeparam>
internal static class ConvolutionForward<T, TStart, TTail>
    where T : struct, IConvolution
    where TStart : struct, IStart
    where TTail : struct, ITail, allows ref struct
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>y = tail(start + x * W), image by image.</summary>
    [MethodImpl(Hot)]
    public static void Run(ImageRows x, ref float weights, ref float bias, TTail tail, int stride, int rows)
    {
        // Each variant is a separate method: unused ones are never compiled, and a used one is compiled for its tile.
        if (ForwardTileOf<T>.WideRows > 0 && Vector512.IsHardwareAccelerated)
        {
            Wide(x, ref weights, ref bias, tail, stride, rows);
        }
        else
        {
            Narrow(x, ref weights, ref bias, tail, stride, rows);
        }
    }

    // Raw sums stay where the results go, and are finished while an image is in the first-level cache.
    [MethodImpl(Hot)]
    private static void Wide(ImageRows x, ref float weights, ref float bias, TTail tail, int stride, int rows) =>
        Heights<Vector512<float>, WideLanes>.Of(
            ForwardTileOf<T>.WideRows, ForwardTileOf<T>.WideVectors,
            new WindowProducts<T, TStart, TTail, StoreFinish<Vector512<float>, WideLanes>, Vector512<float>, WideLanes>(
                x, ref weights, ref bias, tail, new StoreFinish<Vector512<float>, WideLanes>(ref tail.Result), stride, rows));

    [MethodImpl(Hot)]
    private static void Narrow(ImageRows x, ref float weights, ref float bias, TTail tail, int stride, int rows)
    {
        if (TTail.IsLight)
        {
            Heights<Vector<float>, NarrowLanes>.Of(
                ForwardTileOf<T>.Rows, ForwardTileOf<T>.Vectors,
                new WindowProducts<T, TStart, TTail, TTail, Vector<float>, NarrowLanes>(x, ref weights, ref bias, tail, tail, stride, rows));
        }
        else
        {
            Heights<Vector<float>, NarrowLanes>.Of(
                ForwardTileOf<T>.Rows, ForwardTileOf<T>.Vectors,
                new WindowProducts<T, TStart, TTail, StoreFinish<Vector<float>, NarrowLanes>, Vector<float>, NarrowLanes>(
                    x, ref weights, ref bias, tail, new StoreFinish<Vector<float>, NarrowLanes>(ref tail.Result), stride, rows));
        }
    }
}
