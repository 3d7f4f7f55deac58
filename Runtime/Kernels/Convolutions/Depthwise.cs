using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>
/// The passes of a depthwise convolution: each filter sees one channel. Lanes hold channels, so no input is broadcast. Weights are in panels
/// <c>[channels / 16][points][16]</c>.
/// </summary>
/// <typeparam name="TLines">The windows from top to bottom.</typeparam>
/// <typeparam name="TColumns">The windows from left to right.</typeparam>
/// <typeparam name="TChannels">Channels.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Depthwise<TLines, TColumns, TChannels> : IConvolution
    where TLines : struct, IWindows
    where TColumns : struct, IWindows
    where TChannels : struct, ISize
{
    static ConvolutionSizes IConvolution.Sizes
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        get => new(WindowAxis.Of<TLines>(), WindowAxis.Of<TColumns>(), TChannels.Value, TChannels.Value, TChannels.Value);
    }

    /// <summary>y = tail(x * W + b), channel by channel.</summary>
    /// <param name="x">The first value of the first image, <c>[lines][places][channels]</c>; padded as the windows need it.</param>
    /// <param name="xStride">Floats from image to image.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="bias">One number for each channel.</param>
    /// <param name="tail">The operations on the results, <c>[lines][places][channels]</c> an image.</param>
    /// <param name="yStride">Floats from result to result.</param>
    /// <param name="rows">Images of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<TTail>(ref float x, int xStride, ref float weights, ref float bias, TTail tail, int yStride, int rows)
        where TTail : struct, ITail, allows ref struct =>
        DepthwiseLoops<Depthwise<TLines, TColumns, TChannels>>.Forward<FromBias, TTail>(
            new ImageRows(ref x, xStride), ref weights, ref bias, tail, yStride, rows);

    /// <summary>y = tail(x * W), channel by channel.</summary>
    /// <param name="x">The first value of the first image, <c>[lines][places][channels]</c>; padded as the windows need it.</param>
    /// <param name="xStride">Floats from image to image.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="tail">The operations on the results, <c>[lines][places][channels]</c> an image.</param>
    /// <param name="yStride">Floats from result to result.</param>
    /// <param name="rows">Images of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<TTail>(ref float x, int xStride, ref float weights, TTail tail, int yStride, int rows)
        where TTail : struct, ITail, allows ref struct =>
        DepthwiseLoops<Depthwise<TLines, TColumns, TChannels>>.Forward<FromZero, TTail>(
            new ImageRows(ref x, xStride), ref weights, ref weights, tail, yStride, rows);

    /// <summary>y = tail(x * W + b) of copied images, with zeros around them or room after them.</summary>
    /// <param name="x">The first value of the first image, <c>[lines][places][channels]</c>.</param>
    /// <param name="xStride">Floats from image to image.</param>
    /// <param name="padded">Receives the images with zeros around them.</param>
    /// <param name="paddedStride">Floats from one of these to the next.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="bias">One number for each channel.</param>
    /// <param name="tail">The operations on the results, <c>[lines][places][channels]</c> an image.</param>
    /// <param name="yStride">Floats from result to result.</param>
    /// <param name="rows">Images of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ForwardPadded<TTail>(
        ref float x, int xStride, ref float padded, int paddedStride, ref float weights, ref float bias, TTail tail, int yStride, int rows)
        where TTail : struct, ITail, allows ref struct =>
        DepthwiseLoops<Depthwise<TLines, TColumns, TChannels>>.Forward<FromBias, TTail>(
            new ImageRows(ref x, xStride, ref padded, paddedStride), ref weights, ref bias, tail, yStride, rows);

    /// <summary>y = tail(x * W) of copied images, with zeros around them or room after them.</summary>
    /// <param name="x">The first value of the first image, <c>[lines][places][channels]</c>.</param>
    /// <param name="xStride">Floats from image to image.</param>
    /// <param name="padded">Receives the images with zeros around them.</param>
    /// <param name="paddedStride">Floats from one of these to the next.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="tail">The operations on the results, <c>[lines][places][channels]</c> an image.</param>
    /// <param name="yStride">Floats from result to result.</param>
    /// <param name="rows">Images of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ForwardPadded<TTail>(ref float x, int xStride, ref float padded, int paddedStride, ref float weights, TTail tail, int yStride, int rows)
        where TTail : struct, ITail, allows ref struct =>
        DepthwiseLoops<Depthwise<TLines, TColumns, TChannels>>.Forward<FromZero, TTail>(
            new ImageRows(ref x, xStride, ref padded, paddedStride), ref weights, ref weights, tail, yStride, rows);

    /// <summary>dx = dy spread by W, channel by channel and image by image.</summary>
    /// <param name="dy">The first gradient, <c>[lines][places][channels]</c> an image.</param>
    /// <param name="dyStride">Floats from image to image.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="work">Scratch for a padded image and 16 floats.</param>
    /// <param name="dx">Receives the gradient, <c>[lines][places][channels]</c> an image, followed by zeros.</param>
    /// <param name="dxStride">Floats from image to image.</param>
    /// <param name="rows">Images of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InputGradient(ref float dy, int dyStride, ref float weights, ref float work, ref float dx, int dxStride, int rows) =>
        DepthwiseLoops<Depthwise<TLines, TColumns, TChannels>>.InputGradient(ref dy, dyStride, ref weights, ref work, ref dx, dxStride, rows);

    /// <summary>
    /// Points <paramref name="from"/> ≤ item &lt; <paramref name="to"/> of the window in dw, panel after panel, over all pixels of the batch, channel by
    /// channel.
    /// </summary>
    /// <param name="x">The first image, with padding.</param>
    /// <param name="xStride">Floats from image to image.</param>
    /// <param name="dy">The first gradient, <c>[lines][places][channels]</c> an image.</param>
    /// <param name="dyStride">Floats from image to image.</param>
    /// <param name="dw">Receives the gradient, in panels like the weights.</param>
    /// <param name="rows">Images of the batch.</param>
    /// <param name="from">First point.</param>
    /// <param name="to">The point after the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WeightGradient(ref float x, int xStride, ref float dy, int dyStride, ref float dw, int rows, int from, int to) =>
        DepthwiseLoops<Depthwise<TLines, TColumns, TChannels>>.WeightGradient(ref x, xStride, ref dy, dyStride, ref dw, rows, from, to);
}
