using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generated;

/// <summary>The forward pass of a convolution, with the tiles that suit it.</summary>
/// <typeparam name="T">The convolution.</typeparam>
/// <typeparam name="TStart">What the sums start with.</typeparam>
/// <typeparam name="TTail">What is done with them.</typeparam>
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
        // Each way is a method of its own: what is not used is never compiled, and what is, is compiled for the tile.
        if (ForwardTileOf<T>.WideRows > 0 && Vector512.IsHardwareAccelerated)
        {
            Wide(x, ref weights, ref bias, tail, stride, rows);
        }
        else
        {
            Narrow(x, ref weights, ref bias, tail, stride, rows);
        }
    }

    // Raw sums are left where the results go, and finished while an image is in the first cache.
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
