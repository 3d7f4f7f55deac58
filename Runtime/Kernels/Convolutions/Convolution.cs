using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generated;

/// <summary>The forward pass of a convolution, directly: nothing is copied but an image that needs padding.</summary>
/// <typeparam name="TStep">Floats from a window to the next one to the right.</typeparam>
/// <typeparam name="TRun">Floats of a run: of a line of the window, channels included, or of a point where its points are no neighbours.</typeparam>
/// <typeparam name="TFilters">Filters.</typeparam>
/// <typeparam name="TTile">The tile: pixels of a line × vectors of filters.</typeparam>
/// <typeparam name="TWide">That with vectors of 512 bits; of 0 rows where they gain nothing.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Convolution<TStep, TRun, TFilters, TTile, TWide>
    where TStep : struct, ISize
    where TRun : struct, ISize
    where TFilters : struct, ISize
    where TTile : struct, ITileSize
    where TWide : struct, ITileSize
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>y = tail(x * W + b).</summary>
    /// <param name="sizes">The convolution.</param>
    /// <param name="x">The first value of the first image, <c>[lines][places][channels]</c>; it is as large as windows stand on it.</param>
    /// <param name="xStride">Floats from image to image.</param>
    /// <param name="weights">Panels <c>[groups][filters / 16][runs][length][16]</c>.</param>
    /// <param name="bias">A number for each filter.</param>
    /// <param name="tail">What is done with the results, <c>[lines][places][filters]</c> an image.</param>
    /// <param name="yStride">Floats from result to result.</param>
    /// <param name="rows">Images of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<TTail>(in ConvolutionSizes sizes, ref float x, int xStride, ref float weights, ref float bias, TTail tail, int yStride, int rows)
        where TTail : struct, ITail, allows ref struct => Run<FromBias, TTail>(in sizes, new ImageRows(ref x, xStride), ref weights, ref bias, tail, yStride, rows);

    /// <summary>y = tail(x * W).</summary>
    /// <param name="sizes">The convolution.</param>
    /// <param name="x">The first value of the first image, <c>[lines][places][channels]</c>; it is as large as windows stand on it.</param>
    /// <param name="xStride">Floats from image to image.</param>
    /// <param name="weights">Panels <c>[groups][filters / 16][runs][length][16]</c>.</param>
    /// <param name="tail">What is done with the results, <c>[lines][places][filters]</c> an image.</param>
    /// <param name="yStride">Floats from result to result.</param>
    /// <param name="rows">Images of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<TTail>(in ConvolutionSizes sizes, ref float x, int xStride, ref float weights, TTail tail, int yStride, int rows)
        where TTail : struct, ITail, allows ref struct => Run<FromZero, TTail>(in sizes, new ImageRows(ref x, xStride), ref weights, ref weights, tail, yStride, rows);

    /// <summary>y = tail(x * W + b) of images that are copied with zeros around them.</summary>
    /// <param name="sizes">The convolution.</param>
    /// <param name="x">The first value of the first image, <c>[lines][places][channels]</c>.</param>
    /// <param name="xStride">Floats from image to image.</param>
    /// <param name="padded">Receives the images with zeros around them.</param>
    /// <param name="paddedStride">Floats from one of these to the next.</param>
    /// <param name="weights">Panels <c>[groups][filters / 16][runs][length][16]</c>.</param>
    /// <param name="bias">A number for each filter.</param>
    /// <param name="tail">What is done with the results, <c>[lines][places][filters]</c> an image.</param>
    /// <param name="yStride">Floats from result to result.</param>
    /// <param name="rows">Images of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ForwardPadded<TTail>(in ConvolutionSizes sizes, ref float x, int xStride, ref float padded, int paddedStride, ref float weights, ref float bias, TTail tail, int yStride, int rows)
        where TTail : struct, ITail, allows ref struct => Run<FromBias, TTail>(in sizes, new ImageRows(ref x, xStride, ref padded, paddedStride), ref weights, ref bias, tail, yStride, rows);

    /// <summary>y = tail(x * W) of images that are copied with zeros around them.</summary>
    /// <param name="sizes">The convolution.</param>
    /// <param name="x">The first value of the first image, <c>[lines][places][channels]</c>.</param>
    /// <param name="xStride">Floats from image to image.</param>
    /// <param name="padded">Receives the images with zeros around them.</param>
    /// <param name="paddedStride">Floats from one of these to the next.</param>
    /// <param name="weights">Panels <c>[groups][filters / 16][runs][length][16]</c>.</param>
    /// <param name="tail">What is done with the results, <c>[lines][places][filters]</c> an image.</param>
    /// <param name="yStride">Floats from result to result.</param>
    /// <param name="rows">Images of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ForwardPadded<TTail>(in ConvolutionSizes sizes, ref float x, int xStride, ref float padded, int paddedStride, ref float weights, TTail tail, int yStride, int rows)
        where TTail : struct, ITail, allows ref struct => Run<FromZero, TTail>(in sizes, new ImageRows(ref x, xStride, ref padded, paddedStride), ref weights, ref weights, tail, yStride, rows);

    [MethodImpl(Hot)]
    private static void Run<TStart, TTail>(in ConvolutionSizes sizes, ImageRows x, ref float weights, ref float bias, TTail tail, int stride, int rows)
        where TStart : struct, IStart
        where TTail : struct, ITail, allows ref struct
    {
        // Each way is a method of its own: what is not used here is never compiled.
        if (Vector512.IsHardwareAccelerated && TWide.Rows > 0)
        {
            // Raw sums are left where the results go, and finished while an image is in the first cache.
            Heights<Vector512<float>, WideLanes>.Of(
                TWide.Rows, TWide.Vectors,
                new WindowProducts<TStep, TRun, TFilters, TStart, TTail, StoreFinish<Vector512<float>, WideLanes>, Vector512<float>, WideLanes>(
                    in sizes, x, ref weights, ref bias, tail, new StoreFinish<Vector512<float>, WideLanes>(ref tail.Result), stride, rows));
        }
        else if (TTail.IsLight)
        {
            Heights<Vector<float>, NarrowLanes>.Of(
                TTile.Rows, TTile.Vectors,
                new WindowProducts<TStep, TRun, TFilters, TStart, TTail, TTail, Vector<float>, NarrowLanes>(in sizes, x, ref weights, ref bias, tail, tail, stride, rows));
        }
        else
        {
            Heights<Vector<float>, NarrowLanes>.Of(
                TTile.Rows, TTile.Vectors,
                new WindowProducts<TStep, TRun, TFilters, TStart, TTail, StoreFinish<Vector<float>, NarrowLanes>, Vector<float>, NarrowLanes>(
                    in sizes, x, ref weights, ref bias, tail, new StoreFinish<Vector<float>, NarrowLanes>(ref tail.Result), stride, rows));
        }
    }
}
