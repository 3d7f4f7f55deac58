using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>The maximum or the mean of the valid steps under each window, or of all valid steps of a row.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StepPool
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>The maximum of each window: NaN if any value is NaN.</summary>
    /// <param name="x">The first value of the first packed step.</param>
    /// <param name="xStride">Floats from packed step to packed step.</param>
    /// <param name="y">Receives the maxima of each window.</param>
    /// <param name="yStride">Floats from window to window.</param>
    /// <param name="size">Values of a step.</param>
    /// <param name="window">The window.</param>
    /// <param name="from">The lengths of the steps.</param>
    /// <param name="to">The lengths of the windows.</param>
    [MethodImpl(Hot)]
    public static void Maximum(ref float x, int xStride, ref float y, int yStride, int size, StepWindow window, Sequences from, Sequences to)
    {
        for (int row = 0; row < to.Rows; row++)
        {
            int length = from.LengthOf(row), count = to.LengthOf(row), first = window.FirstOf(length, count);
            for (int i = 0; i < count; i++)
            {
                var (begin, end) = Valid(first + (i * window.Stride), window, length);
                Maximum(
                    ref Unsafe.Add(ref x, (nint)(from.FirstOf(row) + begin) * xStride), xStride, ref Unsafe.Add(ref y, (nint)(to.FirstOf(row) + i) * yStride),
                    size, end - begin);
            }
        }
    }

    /// <summary>The mean of each window.</summary>
    /// <param name="x">The first value of the first packed step.</param>
    /// <param name="xStride">Floats from packed step to packed step.</param>
    /// <param name="y">Receives the means of each window.</param>
    /// <param name="yStride">Floats from window to window.</param>
    /// <param name="size">Values of a step.</param>
    /// <param name="window">The window.</param>
    /// <param name="countsAll">Whether what a window covers outside of the row counts as 0; otherwise it does not count.</param>
    /// <param name="from">The lengths of the steps.</param>
    /// <param name="to">The lengths of the windows.</param>
    [MethodImpl(Hot)]
    public static void Mean(ref float x, int xStride, ref float y, int yStride, int size, StepWindow window, bool countsAll, Sequences from, Sequences to)
    {
        for (int row = 0; row < to.Rows; row++)
        {
            int length = from.LengthOf(row), count = to.LengthOf(row), first = window.FirstOf(length, count);
            for (int i = 0; i < count; i++)
            {
                var (begin, end) = Valid(first + (i * window.Stride), window, length);
                Mean(
                    ref Unsafe.Add(ref x, (nint)(from.FirstOf(row) + begin) * xStride), xStride, ref Unsafe.Add(ref y, (nint)(to.FirstOf(row) + i) * yStride),
                    size, end - begin,
                    1f / (countsAll ? window.Size : end - begin));
            }
        }
    }

    /// <summary>The gradient of the steps from those of the maxima: each goes to the first step that has the maximum.</summary>
    /// <param name="x">The first value of the first packed step.</param>
    /// <param name="xStride">Floats from packed step to packed step.</param>
    /// <param name="y">The maxima.</param>
    /// <param name="yStride">Floats from window to window.</param>
    /// <param name="dy">Their gradients.</param>
    /// <param name="dyStride">Floats from window to window.</param>
    /// <param name="dx">Receives the gradient of the steps.</param>
    /// <param name="dxStride">Floats from packed step to packed step.</param>
    /// <param name="size">Values of a step.</param>
    /// <param name="window">The window.</param>
    /// <param name="from">The lengths of the steps.</param>
    /// <param name="to">The lengths of the windows.</param>
    [MethodImpl(Hot)]
    public static void MaximumBackward(
        ref float x, int xStride, ref float y, int yStride, ref float dy, int dyStride, ref float dx, int dxStride, int size, StepWindow window, Sequences from,
        Sequences to)
    {
        RowCopies.ClearBehind(ref dx, dxStride, 0, from.Steps);
        for (int row = 0; row < to.Rows; row++)
        {
            int length = from.LengthOf(row), count = to.LengthOf(row), first = window.FirstOf(length, count);
            for (int i = 0; i < count; i++)
            {
                var (begin, end) = Valid(first + (i * window.Stride), window, length);
                nint at = to.FirstOf(row) + i, place = from.FirstOf(row) + begin;
                Give(
                    ref Unsafe.Add(ref x, place * xStride), xStride, ref Unsafe.Add(ref y, at * yStride), ref Unsafe.Add(ref dy, at * dyStride),
                    ref Unsafe.Add(ref dx, place * dxStride), dxStride, size, end - begin);
            }
        }
    }

    /// <summary>The gradient of the steps from those of the means.</summary>
    /// <param name="dy">The gradients of the means.</param>
    /// <param name="dyStride">Floats from window to window.</param>
    /// <param name="dx">Receives the gradient of the steps.</param>
    /// <param name="dxStride">Floats from packed step to packed step.</param>
    /// <param name="size">Values of a step.</param>
    /// <param name="window">The window.</param>
    /// <param name="countsAll">Whether what a window covers outside of the row counts as 0; otherwise it does not count.</param>
    /// <param name="from">The lengths of the steps.</param>
    /// <param name="to">The lengths of the windows.</param>
    [MethodImpl(Hot)]
    public static void MeanBackward(
        ref float dy, int dyStride, ref float dx, int dxStride, int size, StepWindow window, bool countsAll, Sequences from, Sequences to)
    {
        RowCopies.ClearBehind(ref dx, dxStride, 0, from.Steps);
        for (int row = 0; row < to.Rows; row++)
        {
            int length = from.LengthOf(row), count = to.LengthOf(row), first = window.FirstOf(length, count);
            for (int i = 0; i < count; i++)
            {
                var (begin, end) = Valid(first + (i * window.Stride), window, length);
                Share(
                    ref Unsafe.Add(ref dy, (nint)(to.FirstOf(row) + i) * dyStride), ref Unsafe.Add(ref dx, (nint)(from.FirstOf(row) + begin) * dxStride),
                    dxStride, size, end - begin,
                    1f / (countsAll ? window.Size : end - begin));
            }
        }
    }

    /// <summary>The maximum of all valid steps of each row: NaN if any value is NaN.</summary>
    /// <param name="x">The first value of the first packed step.</param>
    /// <param name="xStride">Floats from packed step to packed step.</param>
    /// <param name="y">Receives the maxima of each row.</param>
    /// <param name="yStride">Floats from row to row.</param>
    /// <param name="size">Values of a step.</param>
    /// <param name="sequences">The lengths.</param>
    [MethodImpl(Hot)]
    public static void RowMaximum(ref float x, int xStride, ref float y, int yStride, int size, Sequences sequences)
    {
        for (int row = 0; row < sequences.Rows; row++)
        {
            Maximum(
                ref Unsafe.Add(ref x, (nint)sequences.FirstOf(row) * xStride), xStride, ref Unsafe.Add(ref y, (nint)row * yStride), size,
                sequences.LengthOf(row));
        }
    }

    /// <summary>The mean of all valid steps of each row.</summary>
    /// <param name="x">The first value of the first packed step.</param>
    /// <param name="xStride">Floats from packed step to packed step.</param>
    /// <param name="y">Receives the means of each row.</param>
    /// <param name="yStride">Floats from row to row.</param>
    /// <param name="size">Values of a step.</param>
    /// <param name="sequences">The lengths.</param>
    [MethodImpl(Hot)]
    public static void RowMean(ref float x, int xStride, ref float y, int yStride, int size, Sequences sequences)
    {
        for (int row = 0; row < sequences.Rows; row++)
        {
            int length = sequences.LengthOf(row);
            Mean(ref Unsafe.Add(ref x, (nint)sequences.FirstOf(row) * xStride), xStride, ref Unsafe.Add(ref y, (nint)row * yStride), size, length, 1f / length);
        }
    }

    /// <summary>The gradient of the steps from those of the maxima of rows: each goes to the first step that has the maximum.</summary>
    /// <param name="x">The first value of the first packed step.</param>
    /// <param name="xStride">Floats from packed step to packed step.</param>
    /// <param name="y">The maxima.</param>
    /// <param name="yStride">Floats from row to row.</param>
    /// <param name="dy">Their gradients.</param>
    /// <param name="dyStride">Floats from row to row.</param>
    /// <param name="dx">Receives the gradient of the steps.</param>
    /// <param name="dxStride">Floats from packed step to packed step.</param>
    /// <param name="size">Values of a step.</param>
    /// <param name="sequences">The lengths.</param>
    [MethodImpl(Hot)]
    public static void RowMaximumBackward(
        ref float x, int xStride, ref float y, int yStride, ref float dy, int dyStride, ref float dx, int dxStride, int size, Sequences sequences)
    {
        RowCopies.ClearBehind(ref dx, dxStride, 0, sequences.Steps);
        for (int row = 0; row < sequences.Rows; row++)
        {
            nint first = sequences.FirstOf(row);
            Give(
                ref Unsafe.Add(ref x, first * xStride), xStride, ref Unsafe.Add(ref y, (nint)row * yStride), ref Unsafe.Add(ref dy, (nint)row * dyStride),
                ref Unsafe.Add(ref dx, first * dxStride), dxStride, size, sequences.LengthOf(row));
        }
    }

    /// <summary>The gradient of the steps from those of the means of rows.</summary>
    /// <param name="dy">The gradients of the means.</param>
    /// <param name="dyStride">Floats from row to row.</param>
    /// <param name="dx">Receives the gradient of the steps.</param>
    /// <param name="dxStride">Floats from packed step to packed step.</param>
    /// <param name="size">Values of a step.</param>
    /// <param name="sequences">The lengths.</param>
    [MethodImpl(Hot)]
    public static void RowMeanBackward(ref float dy, int dyStride, ref float dx, int dxStride, int size, Sequences sequences)
    {
        RowCopies.ClearBehind(ref dx, dxStride, 0, sequences.Steps);
        for (int row = 0; row < sequences.Rows; row++)
        {
            int length = sequences.LengthOf(row);
            Share(
                ref Unsafe.Add(ref dy, (nint)row * dyStride), ref Unsafe.Add(ref dx, (nint)sequences.FirstOf(row) * dxStride), dxStride, size, length,
                1f / length);
        }
    }

    /// <summary>The steps of a row that a window covers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (int Begin, int End) Valid(int first, StepWindow window, int length) => (
        Math.Max(0, first), (int)Math.Min(length, (long)first + window.Size));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Maximum(ref float x, int stride, ref float y, int size, int steps)
    {
        for (int value = 0; value < size; value += Vector<float>.Count)
        {
            var found = RowVectors.Load(ref x, value);
            for (int step = 1; step < steps; step++)
            {
                found = PoolVectors.Larger(found, RowVectors.Load(ref Unsafe.Add(ref x, (nint)step * stride), value));
            }

            RowVectors.Store(found, ref y, value);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mean(ref float x, int stride, ref float y, int size, int steps, float share)
    {
        for (int value = 0; value < size; value += Vector<float>.Count)
        {
            var sum = RowVectors.Load(ref x, value);
            for (int step = 1; step < steps; step++)
            {
                sum += RowVectors.Load(ref Unsafe.Add(ref x, (nint)step * stride), value);
            }

            RowVectors.Store(sum * share, ref y, value);
        }
    }

    /// <summary>Gives the gradients of maxima to the first steps that have them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Give(ref float x, int xStride, ref float y, ref float dy, ref float dx, int dxStride, int size, int steps)
    {
        for (int value = 0; value < size; value += Vector<float>.Count)
        {
            var gradient = PoolVectors.Load(ref Unsafe.Add(ref dy, value), size - value);
            var maximum = RowVectors.Load(ref y, value);
            for (int step = 0; step < steps; step++)
            {
                gradient = PoolVectors.Give(
                    gradient, maximum, ref Unsafe.Add(ref x, ((nint)step * xStride) + value), ref Unsafe.Add(ref dx, ((nint)step * dxStride) + value));
            }
        }
    }

    /// <summary>Adds each step's share of the gradient of a mean.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Share(ref float dy, ref float dx, int dxStride, int size, int steps, float share)
    {
        for (int value = 0; value < size; value += Vector<float>.Count)
        {
            var gradient = PoolVectors.Load(ref Unsafe.Add(ref dy, value), size - value) * share;
            for (int step = 0; step < steps; step++)
            {
                PoolVectors.Add(gradient, ref Unsafe.Add(ref dx, ((nint)step * dxStride) + value));
            }
        }
    }
}
