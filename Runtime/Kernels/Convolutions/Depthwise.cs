using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>The passes of a convolution whose filters see one channel each: channels are in the lanes, and no input is spread over a vector. Weights lie in panels <c>[channels / 16][points][16]</c>.</summary>
/// <typeparam name="TChannels">Channels.</typeparam>
/// <typeparam name="THeight">Lines of the window.</typeparam>
/// <typeparam name="TWidth">Points of a line of it.</typeparam>
/// <typeparam name="TDown">Floats from a point to the one below.</typeparam>
/// <typeparam name="TRight">Floats from a point to the next one in its line.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Depthwise<TChannels, THeight, TWidth, TDown, TRight>
    where TChannels : struct, ISize
    where THeight : struct, ISize
    where TWidth : struct, ISize
    where TDown : struct, ISize
    where TRight : struct, ISize
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    private static int Points
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => THeight.Value * TWidth.Value;
    }

    private static int Panels
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Panel.Count(TChannels.Value);
    }

    private static bool IsPair
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => !TileChoice.IsOneVector(TChannels.Value);
    }

    // Columns of a panel that are computed, and those of a turn: one turn at 8 lanes, two at 4.
    private static int Columns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TileChoice.Vectors(TChannels.Value) * 8;
    }

    private static int ColumnsOfTurn
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TileChoice.Vectors(TChannels.Value) * Vector<float>.Count;
    }

    // With 16 lanes one vector fills the panel: the second is the first again, and computes and stores the same.
    private static int Second
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector<float>.Count % Panel.Width;
    }

    /// <summary>y = tail(x * W + b), channel by channel.</summary>
    /// <param name="sizes">The convolution.</param>
    /// <param name="x">The first value of the first image, <c>[lines][places][channels]</c>; it is as large as windows stand on it.</param>
    /// <param name="xStride">Floats from image to image.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="bias">A number for each channel.</param>
    /// <param name="tail">What is done with the results, <c>[lines][places][channels]</c> an image.</param>
    /// <param name="yStride">Floats from result to result.</param>
    /// <param name="rows">Images of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<TTail>(in ConvolutionSizes sizes, ref float x, int xStride, ref float weights, ref float bias, TTail tail, int yStride, int rows)
        where TTail : struct, ITail, allows ref struct => Run<FromBias, TTail>(in sizes, new ImageRows(ref x, xStride), ref weights, ref bias, tail, yStride, rows);

    /// <summary>y = tail(x * W), channel by channel.</summary>
    /// <param name="sizes">The convolution.</param>
    /// <param name="x">The first value of the first image, <c>[lines][places][channels]</c>; it is as large as windows stand on it.</param>
    /// <param name="xStride">Floats from image to image.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="tail">What is done with the results, <c>[lines][places][channels]</c> an image.</param>
    /// <param name="yStride">Floats from result to result.</param>
    /// <param name="rows">Images of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<TTail>(in ConvolutionSizes sizes, ref float x, int xStride, ref float weights, TTail tail, int yStride, int rows)
        where TTail : struct, ITail, allows ref struct => Run<FromZero, TTail>(in sizes, new ImageRows(ref x, xStride), ref weights, ref weights, tail, yStride, rows);

    /// <summary>y = tail(x * W + b) of images that are copied, with zeros around them or room behind.</summary>
    /// <param name="sizes">The convolution.</param>
    /// <param name="x">The first value of the first image, <c>[lines][places][channels]</c>.</param>
    /// <param name="xStride">Floats from image to image.</param>
    /// <param name="padded">Receives the images with zeros around them.</param>
    /// <param name="paddedStride">Floats from one of these to the next.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="bias">A number for each channel.</param>
    /// <param name="tail">What is done with the results, <c>[lines][places][channels]</c> an image.</param>
    /// <param name="yStride">Floats from result to result.</param>
    /// <param name="rows">Images of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ForwardPadded<TTail>(in ConvolutionSizes sizes, ref float x, int xStride, ref float padded, int paddedStride, ref float weights, ref float bias, TTail tail, int yStride, int rows)
        where TTail : struct, ITail, allows ref struct => Run<FromBias, TTail>(in sizes, new ImageRows(ref x, xStride, ref padded, paddedStride), ref weights, ref bias, tail, yStride, rows);

    /// <summary>y = tail(x * W) of images that are copied, with zeros around them or room behind.</summary>
    /// <param name="sizes">The convolution.</param>
    /// <param name="x">The first value of the first image, <c>[lines][places][channels]</c>.</param>
    /// <param name="xStride">Floats from image to image.</param>
    /// <param name="padded">Receives the images with zeros around them.</param>
    /// <param name="paddedStride">Floats from one of these to the next.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="tail">What is done with the results, <c>[lines][places][channels]</c> an image.</param>
    /// <param name="yStride">Floats from result to result.</param>
    /// <param name="rows">Images of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ForwardPadded<TTail>(in ConvolutionSizes sizes, ref float x, int xStride, ref float padded, int paddedStride, ref float weights, TTail tail, int yStride, int rows)
        where TTail : struct, ITail, allows ref struct => Run<FromZero, TTail>(in sizes, new ImageRows(ref x, xStride, ref padded, paddedStride), ref weights, ref weights, tail, yStride, rows);

    /// <summary>dx = dy spread by W, channel by channel and image by image.</summary>
    /// <param name="sizes">The convolution.</param>
    /// <param name="dy">The first gradient, <c>[lines][places][channels]</c> an image.</param>
    /// <param name="dyStride">Floats from image to image.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="work">Room for an image with padding, and 16 floats.</param>
    /// <param name="dx">Receives the gradient, <c>[lines][places][channels]</c> an image, and zeros behind it.</param>
    /// <param name="dxStride">Floats from image to image.</param>
    /// <param name="rows">Images of the call.</param>
    [MethodImpl(Hot)]
    public static void InputGradient(in ConvolutionSizes sizes, ref float dy, int dyStride, ref float weights, ref float work, ref float dx, int dxStride, int rows)
    {
        for (int index = 0; index < rows; index++)
        {
            MemoryMarshal.CreateSpan(ref work, sizes.FrameLength).Clear();
            Spread(in sizes, ref Unsafe.Add(ref dy, (nint)index * dyStride), ref weights, ref work);
            sizes.Crop(ref work, ref Unsafe.Add(ref dx, (nint)index * dxStride), dxStride);
        }
    }

    /// <summary>Points <paramref name="from"/> ≤ item &lt; <paramref name="to"/> of the window in dw, panel after panel, over all pixels of the batch, channel by channel.</summary>
    /// <param name="sizes">The convolution.</param>
    /// <param name="x">The first image, with padding.</param>
    /// <param name="xStride">Floats from image to image.</param>
    /// <param name="dy">The first gradient, <c>[lines][places][channels]</c> an image.</param>
    /// <param name="dyStride">Floats from image to image.</param>
    /// <param name="dw">Receives the gradient, in panels like the weights.</param>
    /// <param name="rows">Images of the batch.</param>
    /// <param name="from">First point.</param>
    /// <param name="to">The point after the last.</param>
    [MethodImpl(Hot)]
    public static void WeightGradient(in ConvolutionSizes sizes, ref float x, int xStride, ref float dy, int dyStride, ref float dw, int rows, int from, int to)
    {
        for (int item = from; item < to; item++)
        {
            int first = item / Points * Panel.Width, point = item % Points, offset = (point / TWidth.Value * TDown.Value) + (point % TWidth.Value * TRight.Value) + first;
            for (int column = 0; column < Columns; column += ColumnsOfTurn)
            {
                Point(
                    in sizes, ref Unsafe.Add(ref x, offset + column), xStride, ref Unsafe.Add(ref dy, first + column), dyStride, ref Unsafe.Add(ref dw, (item * Panel.Width) + column), rows,
                    TChannels.Value - first - column);
            }
        }
    }

    [MethodImpl(Hot)]
    private static void Run<TStart, TTail>(in ConvolutionSizes sizes, ImageRows x, ref float weights, ref float bias, TTail tail, int stride, int rows)
        where TStart : struct, IStart
        where TTail : struct, ITail, allows ref struct
    {
        for (int index = 0; index < rows; index++)
        {
            ref float image = ref x.Image(index, in sizes);
            nint first = (nint)index * stride;

            // The last panel first: what it stores over the end of a pixel, the first one stores again.
            for (int panel = (Panels - 1) * Panel.Width; panel >= 0; panel -= Panel.Width)
            {
                for (int line = 0; line < sizes.Lines; line++)
                {
                    ref float corner = ref Unsafe.Add(ref image, (line * sizes.LineStep) + panel);
                    for (int place = 0; place < sizes.Places; place++)
                    {
                        for (int column = 0; column < Columns; column += ColumnsOfTurn)
                        {
                            int element = (((line * sizes.Places) + place) * TChannels.Value) + panel + column;
                            Pixel<TStart, TTail>(
                                ref Unsafe.Add(ref corner, column), ref Unsafe.Add(ref weights, (panel * Points) + column), ref Unsafe.Add(ref bias, panel + column), in tail, first + element, index, element);
                        }

                        corner = ref Unsafe.Add(ref corner, sizes.Step);
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pixel<TStart, TTail>(ref float corner, ref float w, ref float start, scoped in TTail tail, nint at, int index, int element)
        where TStart : struct, IStart
        where TTail : struct, ITail, allows ref struct
    {
        Vector<float> a = TStart.Load<Vector<float>, NarrowLanes>(ref start, 0), b = a;
        if (IsPair)
        {
            b = TStart.Load<Vector<float>, NarrowLanes>(ref start, Second);
        }

        for (int down = 0; down < THeight.Value; down++)
        {
            ref float point = ref corner;
            for (int right = 0; right < TWidth.Value; right++)
            {
                a = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref point), Vector.LoadUnsafe(ref w), a);
                if (IsPair)
                {
                    b = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref Unsafe.Add(ref point, Second)), Vector.LoadUnsafe(ref Unsafe.Add(ref w, Second)), b);
                }

                point = ref Unsafe.Add(ref point, TRight.Value);
                w = ref Unsafe.Add(ref w, Panel.Width);
            }

            corner = ref Unsafe.Add(ref corner, TDown.Value);
        }

        tail.Finish(a, at, index, element);
        if (IsPair)
        {
            tail.Finish(b, at + Second, index, element + Second);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Spread(in ConvolutionSizes sizes, ref float dy, ref float weights, ref float work)
    {
        for (int line = 0; line < sizes.Lines; line++)
        {
            ref float corner = ref Unsafe.Add(ref work, line * sizes.LineStep);
            for (int place = 0; place < sizes.Places; place++)
            {
                for (int panel = 0; panel < Panels * Panel.Width; panel += Panel.Width)
                {
                    for (int column = 0; column < Columns; column += ColumnsOfTurn)
                    {
                        SpreadPixel(ref Unsafe.Add(ref dy, panel + column), ref Unsafe.Add(ref weights, (panel * Points) + column), ref Unsafe.Add(ref corner, panel + column));
                    }
                }

                corner = ref Unsafe.Add(ref corner, sizes.Step);
                dy = ref Unsafe.Add(ref dy, TChannels.Value);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SpreadPixel(ref float pixel, ref float w, ref float corner)
    {
        Vector<float> a = Vector.LoadUnsafe(ref pixel), b = a;
        if (IsPair)
        {
            b = Vector.LoadUnsafe(ref Unsafe.Add(ref pixel, Second));
        }

        for (int down = 0; down < THeight.Value; down++)
        {
            ref float point = ref corner;
            for (int right = 0; right < TWidth.Value; right++)
            {
                // Both before either is stored: with 16 lanes they are the same vector.
                Vector<float> sumA = Vector.MultiplyAddEstimate(a, Vector.LoadUnsafe(ref w), Vector.LoadUnsafe(ref point)), sumB = sumA;
                if (IsPair)
                {
                    sumB = Vector.MultiplyAddEstimate(b, Vector.LoadUnsafe(ref Unsafe.Add(ref w, Second)), Vector.LoadUnsafe(ref Unsafe.Add(ref point, Second)));
                }

                Vector.StoreUnsafe(sumA, ref point);
                if (IsPair)
                {
                    Vector.StoreUnsafe(sumB, ref Unsafe.Add(ref point, Second));
                }

                point = ref Unsafe.Add(ref point, TRight.Value);
                w = ref Unsafe.Add(ref w, Panel.Width);
            }

            corner = ref Unsafe.Add(ref corner, TDown.Value);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Point(in ConvolutionSizes sizes, ref float x, int xStride, ref float dy, int dyStride, ref float g, int rows, int channels)
    {
        int lines = sizes.Lines, places = sizes.Places, step = sizes.Step, lineStep = sizes.LineStep;
        Vector<float> sumA = Vector<float>.Zero, sumB = sumA;
        for (int row = 0; row < rows; row++)
        {
            ref float d = ref Unsafe.Add(ref dy, (nint)row * dyStride);
            for (int line = 0; line < lines; line++)
            {
                ref float a = ref Unsafe.Add(ref x, ((nint)row * xStride) + (line * lineStep));
                for (int place = 0; place < places; place++)
                {
                    sumA = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref a), Vector.LoadUnsafe(ref d), sumA);
                    if (IsPair)
                    {
                        sumB = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref Unsafe.Add(ref a, Second)), Vector.LoadUnsafe(ref Unsafe.Add(ref d, Second)), sumB);
                    }

                    a = ref Unsafe.Add(ref a, step);
                    d = ref Unsafe.Add(ref d, TChannels.Value);
                }
            }
        }

        Vector.StoreUnsafe(sumA & RowVectors.Mask(channels), ref g);
        if (IsPair)
        {
            Vector.StoreUnsafe(sumB & RowVectors.Mask(channels - Second), ref Unsafe.Add(ref g, Second));
        }
    }
}
