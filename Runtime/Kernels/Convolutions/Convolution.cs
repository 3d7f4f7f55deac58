using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>The passes of a convolution, compiled for its sizes. They compute on the images directly; only those that need padding are copied.</summary>
/// <typeparam name="TLines">The windows from top to bottom.</typeparam>
/// <typeparam name="TColumns">The windows from left to right.</typeparam>
/// <typeparam name="TChannels">Channels of the image.</typeparam>
/// <typeparam name="TFilters">Filters: channels of the result.</typeparam>
/// <typeparam name="TGroups">Groups that both are divided into; 1 if each filter sees all channels.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Convolution<TLines, TColumns, TChannels, TFilters, TGroups> : IConvolution
    where TLines : struct, IWindows
    where TColumns : struct, IWindows
    where TChannels : struct, ISize
    where TFilters : struct, ISize
    where TGroups : struct, ISize
{
    static ConvolutionSizes IConvolution.Sizes
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        get => new(WindowAxis.Of<TLines>(), WindowAxis.Of<TColumns>(), TChannels.Value, TFilters.Value, TGroups.Value);
    }

    /// <summary>y = tail(x * W + b).</summary>
    /// <param name="x">The first value of the first image, <c>[lines][places][channels]</c>; padded as the windows need it.</param>
    /// <param name="xStride">Floats from image to image.</param>
    /// <param name="weights">Panels <c>[groups][filters / 16][runs][length][16]</c>.</param>
    /// <param name="bias">One number for each filter.</param>
    /// <param name="tail">The operations on the results, <c>[lines][places][filters]</c> an image.</param>
    /// <param name="yStride">Floats from result to result.</param>
    /// <param name="rows">Images of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<TTail>(ref float x, int xStride, ref float weights, ref float bias, TTail tail, int yStride, int rows)
        where TTail : struct, ITail, allows ref struct =>
        ConvolutionForward<Convolution<TLines, TColumns, TChannels, TFilters, TGroups>, FromBias, TTail>.Run(
            new ImageRows(ref x, xStride), ref weights, ref bias, tail, yStride, rows);

    /// <summary>y = tail(x * W).</summary>
    /// <param name="x">The first value of the first image, <c>[lines][places][channels]</c>; padded as the windows need it.</param>
    /// <param name="xStride">Floats from image to image.</param>
    /// <param name="weights">Panels <c>[groups][filters / 16][runs][length][16]</c>.</param>
    /// <param name="tail">The operations on the results, <c>[lines][places][filters]</c> an image.</param>
    /// <param name="yStride">Floats from result to result.</param>
    /// <param name="rows">Images of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<TTail>(ref float x, int xStride, ref float weights, TTail tail, int yStride, int rows)
        where TTail : struct, ITail, allows ref struct =>
        ConvolutionForward<Convolution<TLines, TColumns, TChannels, TFilters, TGroups>, FromZero, TTail>.Run(
            new ImageRows(ref x, xStride), ref weights, ref weights, tail, yStride, rows);

    /// <summary>y = tail(x * W + b) of images that are copied with zeros around them.</summary>
    /// <param name="x">The first value of the first image, <c>[lines][places][channels]</c>.</param>
    /// <param name="xStride">Floats from image to image.</param>
    /// <param name="padded">Receives the images with zeros around them.</param>
    /// <param name="paddedStride">Floats from one of these to the next.</param>
    /// <param name="weights">Panels <c>[groups][filters / 16][runs][length][16]</c>.</param>
    /// <param name="bias">One number for each filter.</param>
    /// <param name="tail">The operations on the results, <c>[lines][places][filters]</c> an image.</param>
    /// <param name="yStride">Floats from result to result.</param>
    /// <param name="rows">Images of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ForwardPadded<TTail>(
        ref float x, int xStride, ref float padded, int paddedStride, ref float weights, ref float bias, TTail tail, int yStride, int rows)
        where TTail : struct, ITail, allows ref struct =>
        ConvolutionForward<Convolution<TLines, TColumns, TChannels, TFilters, TGroups>, FromBias, TTail>.Run(
            new ImageRows(ref x, xStride, ref padded, paddedStride), ref weights, ref bias, tail, yStride, rows);

    /// <summary>y = tail(x * W) of images that are copied with zeros around them.</summary>
    /// <param name="x">The first value of the first image, <c>[lines][places][channels]</c>.</param>
    /// <param name="xStride">Floats from image to image.</param>
    /// <param name="padded">Receives the images with zeros around them.</param>
    /// <param name="paddedStride">Floats from one of these to the next.</param>
    /// <param name="weights">Panels <c>[groups][filters / 16][runs][length][16]</c>.</param>
    /// <param name="tail">The operations on the results, <c>[lines][places][filters]</c> an image.</param>
    /// <param name="yStride">Floats from result to result.</param>
    /// <param name="rows">Images of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ForwardPadded<TTail>(ref float x, int xStride, ref float padded, int paddedStride, ref float weights, TTail tail, int yStride, int rows)
        where TTail : struct, ITail, allows ref struct =>
        ConvolutionForward<Convolution<TLines, TColumns, TChannels, TFilters, TGroups>, FromZero, TTail>.Run(
            new ImageRows(ref x, xStride, ref padded, paddedStride), ref weights, ref weights, tail, yStride, rows);

    /// <summary>
    /// dx = dy spread by W, image by image: adds each pixel's gradient times the window's weights to the place of the window. Exact at the borders; a
    /// convolution of dy with a border of zeros would be too, but for 5 × 5 on 8 × 8 pixels it takes 2.25 times as many multiply-adds.
    /// </summary>
    /// <param name="dy">The first gradient, <c>[lines][places][filters]</c> an image.</param>
    /// <param name="dyStride">Floats from image to image.</param>
    /// <param name="transposed">The weights, in panels of a run: <c>[groups][runs][length / 16][filters][16]</c>.</param>
    /// <param name="work">Scratch for a padded image and 16 floats.</param>
    /// <param name="dx">Receives the gradient, <c>[lines][places][channels]</c> an image, followed by zeros.</param>
    /// <param name="dxStride">Floats from image to image.</param>
    /// <param name="rows">Images of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InputGradient(ref float dy, int dyStride, ref float transposed, ref float work, ref float dx, int dxStride, int rows) =>
        WindowSpread<Convolution<TLines, TColumns, TChannels, TFilters, TGroups>>.Images(ref dy, dyStride, ref transposed, ref work, ref dx, dxStride, rows);

    /// <summary>
    /// Blocks <paramref name="from"/> ≤ block &lt; <paramref name="to"/> of dw: neighbouring inputs of a run × a panel of filters, each over all pixels of the
    /// whole batch, so that no sum is ever split between workers.
    /// </summary>
    /// <param name="x">The first image, with padding.</param>
    /// <param name="xStride">Floats from image to image.</param>
    /// <param name="dy">The first gradient, <c>[lines][places][filters]</c> an image.</param>
    /// <param name="dyStride">Floats from image to image.</param>
    /// <param name="dw">Receives the gradient, in panels like the weights.</param>
    /// <param name="rows">Images of the batch.</param>
    /// <param name="from">First block.</param>
    /// <param name="to">The block after the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WeightGradient(ref float x, int xStride, ref float dy, int dyStride, ref float dw, int rows, int from, int to) =>
        PixelGradients<Convolution<TLines, TColumns, TChannels, TFilters, TGroups>, OfFilters>.Write(ref x, xStride, ref dy, dyStride, ref dw, rows, from, to);
}
