using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>
/// The forward pass of a transposed convolution, described by the convolution that it transposes: that one's image is y, its result x. Each image is
/// accumulated in a frame, which starts with the bias in every pixel; the part inside the padding is finished into y.
/// </summary>
/// <typeparam name="TLines">The windows from top to bottom.</typeparam>
/// <typeparam name="TColumns">The windows from left to right.</typeparam>
/// <typeparam name="TChannels">Channels of y.</typeparam>
/// <typeparam name="TFilters">Channels of x.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TransposedConvolution<TLines, TColumns, TChannels, TFilters> : IConvolution
    where TLines : struct, IWindows
    where TColumns : struct, IWindows
    where TChannels : struct, ISize
    where TFilters : struct, ISize
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    static ConvolutionSizes IConvolution.Sizes
    {
        [MethodImpl(Hot)]
        get => new(WindowAxis.Of<TLines>(), WindowAxis.Of<TColumns>(), TChannels.Value, TFilters.Value);
    }

    private static ref readonly ConvolutionSizes Sizes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref ConvolutionOf<TransposedConvolution<TLines, TColumns, TChannels, TFilters>>.Sizes;
    }

    /// <summary>y = tail(x spread by W + b), image by image.</summary>
    /// <param name="x">The first value of the first image.</param>
    /// <param name="xStride">Floats from image to image.</param>
    /// <param name="work">Scratch for a padded image of y and 16 floats.</param>
    /// <param name="weights">The weights, in panels of a run: <c>[runs][length / 16][filters][16]</c>.</param>
    /// <param name="bias">A number for each channel of y.</param>
    /// <param name="tail">The operations on the results.</param>
    /// <param name="yStride">Floats from result to result.</param>
    /// <param name="rows">Images of the call.</param>
    [MethodImpl(Hot)]
    public static void Forward<TTail>(ref float x, int xStride, ref float work, ref float weights, ref float bias, TTail tail, int yStride, int rows)
        where TTail : struct, ITail, allows ref struct
    {
        for (int index = 0; index < rows; index++)
        {
            Images.Fill(ref bias, ref work, Sizes.Height.Padded * Sizes.Width.Padded, Sizes.Channels);
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref work, Sizes.PaddedLength), Panel.Width).Clear();
            Image(ref Unsafe.Add(ref x, (nint)index * xStride), ref work, ref weights, in tail, yStride, index);
        }
    }

    /// <summary>y = tail(x spread by W), image by image.</summary>
    /// <param name="x">The first value of the first image.</param>
    /// <param name="xStride">Floats from image to image.</param>
    /// <param name="work">Scratch for a padded image of y and 16 floats.</param>
    /// <param name="weights">The weights, in panels of a run: <c>[runs][length / 16][filters][16]</c>.</param>
    /// <param name="tail">The operations on the results.</param>
    /// <param name="yStride">Floats from result to result.</param>
    /// <param name="rows">Images of the call.</param>
    [MethodImpl(Hot)]
    public static void Forward<TTail>(ref float x, int xStride, ref float work, ref float weights, TTail tail, int yStride, int rows)
        where TTail : struct, ITail, allows ref struct
    {
        for (int index = 0; index < rows; index++)
        {
            MemoryMarshal.CreateSpan(ref work, Sizes.FrameLength).Clear();
            Image(ref Unsafe.Add(ref x, (nint)index * xStride), ref work, ref weights, in tail, yStride, index);
        }
    }

    /// <summary>
    /// Blocks <paramref name="from"/> ≤ block &lt; <paramref name="to"/> of dw: neighbouring channels of x × a panel of a run of the window, each over all
    /// pixels of the whole batch, so that no sum is ever split between workers.
    /// </summary>
    /// <param name="x">The first image, <c>[lines][places][filters]</c>.</param>
    /// <param name="xStride">Floats from image to image.</param>
    /// <param name="dy">The gradient of the first output, with padding.</param>
    /// <param name="dyStride">Floats from image to image.</param>
    /// <param name="dw">Receives the gradient, in panels like the weights.</param>
    /// <param name="rows">Images of the batch.</param>
    /// <param name="from">First block.</param>
    /// <param name="to">The block after the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WeightGradient(ref float x, int xStride, ref float dy, int dyStride, ref float dw, int rows, int from, int to) =>
        PixelGradients<TransposedConvolution<TLines, TColumns, TChannels, TFilters>, OfRuns>.Write(ref x, xStride, ref dy, dyStride, ref dw, rows, from, to);

    /// <summary>Copies images of y with zeros around them.</summary>
    /// <param name="images">The first value of the first image.</param>
    /// <param name="stride">Floats from image to image.</param>
    /// <param name="padded">Receives the images with zeros around them.</param>
    /// <param name="paddedStride">Floats from one of these to the next.</param>
    /// <param name="rows">Images of the call.</param>
    [MethodImpl(Hot)]
    public static void Pad(ref float images, int stride, ref float padded, int paddedStride, int rows)
    {
        for (int index = 0; index < rows; index++)
        {
            Sizes.Pad(ref Unsafe.Add(ref images, (nint)index * stride), ref Unsafe.Add(ref padded, (nint)index * paddedStride));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Image<TTail>(ref float image, ref float work, ref float weights, scoped in TTail tail, int stride, int index)
        where TTail : struct, ITail, allows ref struct
    {
        WindowSpread<TransposedConvolution<TLines, TColumns, TChannels, TFilters>>.Image(ref image, ref weights, ref work);

        // A line's last vector extends beyond its end: the next line overwrites that. If the lines of y are adjacent in the frame, they are copied as one.
        bool isWhole = Sizes.Width.Padded == Sizes.Width.Input;
        int lines = isWhole ? 1 : Sizes.Height.Input, length = isWhole ? Sizes.ImageLength : Sizes.ImageLine;
        for (int line = 0; line < lines; line++)
        {
            ref float from = ref Unsafe.Add(ref work, Sizes.FirstOfImage + (line * Sizes.LineLength));
            for (int column = 0; column < length; column += Vector<float>.Count)
            {
                int element = (line * length) + column;
                tail.Finish(Vector.LoadUnsafe(ref Unsafe.Add(ref from, column)), ((nint)index * stride) + element, index, element);
            }
        }
    }
}
