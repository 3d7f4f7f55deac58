using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>The loops of a depthwise convolution.</summary>
/// <remarks>Code that uses the sizes is a separate method, whose caller has already read one, so that they are constants.</remarks>
/// <typeparam name="T">The convolution.</typeparam>
internal static class DepthwiseLoops<T>
    where T : struct, IConvolution
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    private static int Points
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ConvolutionOf<T>.RunLines * ConvolutionOf<T>.RunsOfLine;
    }

    private static int Panels
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Panel.Count(ConvolutionOf<T>.Filters);
    }

    private static bool IsPair
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => !TileChoice.IsOneVector(ConvolutionOf<T>.Filters);
    }

    // The columns of a panel that are computed, and those per iteration: one iteration at 8 lanes, two at 4.
    private static int Columns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TileChoice.Vectors(ConvolutionOf<T>.Filters) * 8;
    }

    private static int ColumnsOfTurn
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TileChoice.Vectors(ConvolutionOf<T>.Filters) * Vector<float>.Count;
    }

    // With 16 lanes one vector fills the panel: the second equals the first, and computes and stores the same.
    private static int Second
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector<float>.Count % Panel.Width;
    }

    [MethodImpl(Hot)]
    public static void InputGradient(ref float dy, int dyStride, ref float weights, ref float work, ref float dx, int dxStride, int rows)
    {
        for (int index = 0; index < rows; index++)
        {
            MemoryMarshal.CreateSpan(ref work, ConvolutionOf<T>.Sizes.FrameLength).Clear();
            Spread(ref Unsafe.Add(ref dy, (nint)index * dyStride), ref weights, ref work);
            ConvolutionOf<T>.Sizes.Crop(ref work, ref Unsafe.Add(ref dx, (nint)index * dxStride), dxStride);
        }
    }

    [MethodImpl(Hot)]
    public static void WeightGradient(ref float x, int xStride, ref float dy, int dyStride, ref float dw, int rows, int from, int to)
    {
        for (int item = from; item < to; item++)
        {
            int first = item / Points * Panel.Width, point = item % Points, offset = ConvolutionOf<T>.Sizes.RunOffset(point) + first;
            for (int column = 0; column < Columns; column += ColumnsOfTurn)
            {
                Point(
                    ref Unsafe.Add(ref x, offset + column), xStride, ref Unsafe.Add(ref dy, first + column), dyStride,
                    ref Unsafe.Add(ref dw, (item * Panel.Width) + column), rows,
                    ConvolutionOf<T>.Filters - first - column);
            }
        }
    }

    [MethodImpl(Hot)]
    public static void Forward<TStart, TTail>(ImageRows x, ref float weights, ref float bias, TTail tail, int stride, int rows)
        where TStart : struct, IStart
        where TTail : struct, ITail, allows ref struct
    {
        for (int index = 0; index < rows; index++)
        {
            Image<TStart, TTail>(ref x.Image(index, in ConvolutionOf<T>.Sizes), ref weights, ref bias, tail, (nint)index * stride, index);
        }
    }

    [MethodImpl(Hot)]
    private static void Image<TStart, TTail>(ref float image, ref float weights, ref float bias, TTail tail, nint first, int index)
        where TStart : struct, IStart
        where TTail : struct, ITail, allows ref struct
    {
        // The last panel comes first: the first one overwrites what it stores beyond the end of a pixel.
        for (int panel = (Panels - 1) * Panel.Width; panel >= 0; panel -= Panel.Width)
        {
            for (int line = 0; line < ConvolutionOf<T>.Lines; line++)
            {
                ref float corner = ref Unsafe.Add(ref image, (line * ConvolutionOf<T>.LineStep) + panel);
                for (int place = 0; place < ConvolutionOf<T>.Places; place++)
                {
                    for (int column = 0; column < Columns; column += ColumnsOfTurn)
                    {
                        int element = (((line * ConvolutionOf<T>.Places) + place) * ConvolutionOf<T>.Filters) + panel + column;
                        Pixel<TStart, TTail>(
                            ref Unsafe.Add(ref corner, column), ref Unsafe.Add(ref weights, (panel * Points) + column),
                            ref Unsafe.Add(ref bias, panel + column), in tail, first + element, index, element);
                    }

                    corner = ref Unsafe.Add(ref corner, ConvolutionOf<T>.Step);
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

        for (int down = 0; down < ConvolutionOf<T>.RunLines; down++)
        {
            ref float point = ref corner;
            for (int right = 0; right < ConvolutionOf<T>.RunsOfLine; right++)
            {
                a = VectorArithmetic.MultiplyAdd(Vector.LoadUnsafe(ref point), Vector.LoadUnsafe(ref w), a);
                if (IsPair)
                {
                    b = VectorArithmetic.MultiplyAdd(Vector.LoadUnsafe(ref Unsafe.Add(ref point, Second)), Vector.LoadUnsafe(ref Unsafe.Add(ref w, Second)), b);
                }

                point = ref Unsafe.Add(ref point, ConvolutionOf<T>.Right);
                w = ref Unsafe.Add(ref w, Panel.Width);
            }

            corner = ref Unsafe.Add(ref corner, ConvolutionOf<T>.Down);
        }

        tail.Finish(a, at, index, element);
        if (IsPair)
        {
            tail.Finish(b, at + Second, index, element + Second);
        }
    }

    [MethodImpl(Hot)]
    private static void Spread(ref float dy, ref float weights, ref float work)
    {
        for (int line = 0; line < ConvolutionOf<T>.Lines; line++)
        {
            ref float corner = ref Unsafe.Add(ref work, line * ConvolutionOf<T>.LineStep);
            for (int place = 0; place < ConvolutionOf<T>.Places; place++)
            {
                for (int panel = 0; panel < Panels * Panel.Width; panel += Panel.Width)
                {
                    for (int column = 0; column < Columns; column += ColumnsOfTurn)
                    {
                        SpreadPixel(
                            ref Unsafe.Add(ref dy, panel + column), ref Unsafe.Add(ref weights, (panel * Points) + column),
                            ref Unsafe.Add(ref corner, panel + column));
                    }
                }

                corner = ref Unsafe.Add(ref corner, ConvolutionOf<T>.Step);
                dy = ref Unsafe.Add(ref dy, ConvolutionOf<T>.Filters);
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

        for (int down = 0; down < ConvolutionOf<T>.RunLines; down++)
        {
            ref float point = ref corner;
            for (int right = 0; right < ConvolutionOf<T>.RunsOfLine; right++)
            {
                // Compute both before storing either: with 16 lanes they are the same vector.
                Vector<float> sumA = VectorArithmetic.MultiplyAdd(a, Vector.LoadUnsafe(ref w), Vector.LoadUnsafe(ref point)), sumB = sumA;
                if (IsPair)
                {
                    sumB = VectorArithmetic.MultiplyAdd(
                        b, Vector.LoadUnsafe(ref Unsafe.Add(ref w, Second)), Vector.LoadUnsafe(ref Unsafe.Add(ref point, Second)));
                }

                Vector.StoreUnsafe(sumA, ref point);
                if (IsPair)
                {
                    Vector.StoreUnsafe(sumB, ref Unsafe.Add(ref point, Second));
                }

                point = ref Unsafe.Add(ref point, ConvolutionOf<T>.Right);
                w = ref Unsafe.Add(ref w, Panel.Width);
            }

            corner = ref Unsafe.Add(ref corner, ConvolutionOf<T>.Down);
        }
    }

    [MethodImpl(Hot)]
    private static void Point(ref float x, int xStride, ref float dy, int dyStride, ref float g, int rows, int channels)
    {
        Vector<float> sumA = Vector<float>.Zero, sumB = sumA;
        for (int row = 0; row < rows; row++)
        {
            ref float d = ref Unsafe.Add(ref dy, (nint)row * dyStride);
            for (int line = 0; line < ConvolutionOf<T>.Lines; line++)
            {
                ref float a = ref Unsafe.Add(ref x, ((nint)row * xStride) + (line * ConvolutionOf<T>.LineStep));
                for (int place = 0; place < ConvolutionOf<T>.Places; place++)
                {
                    sumA = VectorArithmetic.MultiplyAdd(Vector.LoadUnsafe(ref a), Vector.LoadUnsafe(ref d), sumA);
                    if (IsPair)
                    {
                        sumB = VectorArithmetic.MultiplyAdd(
                            Vector.LoadUnsafe(ref Unsafe.Add(ref a, Second)), Vector.LoadUnsafe(ref Unsafe.Add(ref d, Second)), sumB);
                    }

                    a = ref Unsafe.Add(ref a, ConvolutionOf<T>.Step);
                    d = ref Unsafe.Add(ref d, ConvolutionOf<T>.Filters);
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
