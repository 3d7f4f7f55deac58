using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <content> The backward pass. The gradient of a maximum goes to the first value of the window that equals it. The last vector of a pixel extends into the
/// next one, but writes only zeros there. Values that no window covers get zero, and so does what follows a row. </content>
public static partial class Pool<TFunction, TLines, TColumns, TChannels>
{
    // Floats of a line that may be allocated on the stack.
    private const int LongestLine = 4096;

    private static int Size
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLines.Input * TColumns.Input * TChannels.Value;
    }

    // Floats of a line of the output, and of what the vectors of its last pixel extend into.
    private static int ResultLine
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Panel.Pad(((Columns - 1) * TChannels.Value) + Panel.Pad(TChannels.Value));
    }

    /// <summary>Whether windows are small and disjoint, so that each value is stored once.</summary>
    private static bool IsStoredOnce
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsSmall & PoolPlaces<TLines>.IsSideBySide & PoolPlaces<TColumns>.IsSideBySide & ResultLine <= LongestLine;
    }

    private static bool IsTiled
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => PoolPlaces<TLines>.IsTiled & PoolPlaces<TColumns>.IsTiled;
    }

    /// <summary>dx = tail(the gradient of the input) of a maximum, which is recomputed from the input and the output.</summary>
    /// <param name="x">The first input of the first row.</param>
    /// <param name="xStride">Floats from row to row of x.</param>
    /// <param name="y">The maxima.</param>
    /// <param name="yStride">Floats from row to row of y.</param>
    /// <param name="dy">Their gradient.</param>
    /// <param name="dyStride">Floats from row to row of dy.</param>
    /// <param name="tail">The operations on the gradient of the input, and its destination.</param>
    /// <param name="dxStride">Floats from row to row of the result.</param>
    /// <param name="rows">Rows of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward<TTail>(ref float x, int xStride, ref float y, int yStride, ref float dy, int dyStride, TTail tail, int dxStride, int rows)
        where TTail : struct, ITail, allows ref struct
    {
        if (IsStoredOnce)
        {
            MaximaSideBySide(ref x, xStride, ref y, yStride, ref dy, dyStride, tail, dxStride, rows);
            ClearBehind(tail, dxStride, rows);
        }
        else
        {
            Overlapping(ref x, xStride, ref y, yStride, ref dy, dyStride, tail, dxStride, rows);
        }
    }

    /// <summary>dx = tail(the gradient of the input) of a mean or a sum.</summary>
    /// <param name="dy">The first gradient of the first row.</param>
    /// <param name="dyStride">Floats from row to row of dy.</param>
    /// <param name="tail">The operations on the gradient of the input, and its destination.</param>
    /// <param name="dxStride">Floats from row to row of the result.</param>
    /// <param name="rows">Rows of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward<TTail>(ref float dy, int dyStride, TTail tail, int dxStride, int rows)
        where TTail : struct, ITail, allows ref struct
    {
        if (IsStoredOnce)
        {
            SumsSideBySide(ref dy, dyStride, tail, dxStride, rows);
            ClearBehind(tail, dxStride, rows);
        }
        else
        {
            Overlapping(ref dy, dyStride, ref dy, dyStride, ref dy, dyStride, tail, dxStride, rows);
        }
    }

    // Rows that are not tiled are cleared first.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ClearBehind<TTail>(TTail tail, int dxStride, int rows)
        where TTail : struct, ITail, allows ref struct
    {
        if (IsTiled)
        {
            RowCopies.ClearBehind(ref tail.Result, dxStride, Size, rows);
        }
    }

    [SkipLocalsInit]
    [MethodImpl(Hot)]
    private static void MaximaSideBySide<TTail>(
        ref float x, int xStride, ref float y, int yStride, ref float dy, int dyStride, TTail tail, int dxStride, int rows)
        where TTail : struct, ITail, allows ref struct
    {
        // For each value of a line of outputs: the index in its window of the first maximum.
        Span<float> line = stackalloc float[ResultLine];
        ref float places = ref MemoryMarshal.GetReference(line);
        for (int row = 0; row < rows; row++)
        {
            SideBySide(ref x, ref y, ref dy, ref places, in tail, row, dxStride);
            x = ref Unsafe.Add(ref x, xStride);
            y = ref Unsafe.Add(ref y, yStride);
            dy = ref Unsafe.Add(ref dy, dyStride);
        }
    }

    [MethodImpl(Hot)]
    private static void SumsSideBySide<TTail>(ref float dy, int dyStride, TTail tail, int dxStride, int rows)
        where TTail : struct, ITail, allows ref struct
    {
        for (int row = 0; row < rows; row++)
        {
            SideBySide(ref dy, ref dy, ref dy, ref dy, in tail, row, dxStride);
            dy = ref Unsafe.Add(ref dy, dyStride);
        }
    }

    /// <summary>Stores each value once, and a line of the input from left to right, so that each pixel overwrites what the previous one left in it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SideBySide<TTail>(ref float x, ref float y, ref float dy, ref float places, scoped in TTail tail, int row, int dxStride)
        where TTail : struct, ITail, allows ref struct
    {
        ref float dx = ref Unsafe.Add(ref tail.Result, (nint)row * dxStride);
        if (!IsTiled)
        {
            Clear(ref dx, dxStride);
        }

        for (int line = 0; line < Lines; line++)
        {
            if (TFunction.IsMaximum)
            {
                FindPlaces(ref x, ref y, ref places, line);
            }

            for (int windowLine = 0; windowLine < TLines.Size; windowLine++)
            {
                GiveLine(ref dy, ref places, in tail, ref dx, (nint)row * dxStride, row, line, windowLine);
            }
        }

        if (!IsTiled & !TTail.OnlyStores)
        {
            Tail.FinishRow(tail, row, dxStride, Size);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void GiveLine<TTail>(ref float dy, ref float places, scoped in TTail tail, ref float dx, nint at, int row, int line, int windowLine)
        where TTail : struct, ITail, allows ref struct
    {
        for (int column = 0; column < Columns; column++)
        {
            for (int windowColumn = 0; windowColumn < TColumns.Size; windowColumn++)
            {
                for (int channel = 0; channel < TChannels.Value; channel += Vector<float>.Count)
                {
                    var gradient = Gradient(ref dy, line, column, channel, Share(line, column));
                    if (TFunction.IsMaximum)
                    {
                        var place = Vector.LoadUnsafe(ref Unsafe.Add(ref places, (column * TChannels.Value) + channel));
                        gradient = PoolVectors.Where(place, (windowLine * TColumns.Size) + windowColumn, gradient);
                    }

                    int element = (((line * TLines.Stride) + windowLine) * LineLength) + (((column * TColumns.Stride) + windowColumn) * TChannels.Value)
                        + channel;
                    if (IsTiled & !TTail.OnlyStores)
                    {
                        tail.Finish(gradient, at + element, row, element);
                    }
                    else
                    {
                        Vector.StoreUnsafe(gradient, ref Unsafe.Add(ref dx, element));
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FindPlaces(ref float x, ref float y, ref float places, int line)
    {
        for (int column = 0; column < Columns; column++)
        {
            for (int channel = 0; channel < TChannels.Value; channel += Vector<float>.Count)
            {
                var place = SmallWindow.PlaceOf(
                    Maximum(ref y, line, column, channel), ref Unsafe.Add(ref x, Corner(line, column) + channel), (int)WindowSize, TColumns.Size, LineLength,
                    TChannels.Value);
                Vector.StoreUnsafe(place, ref Unsafe.Add(ref places, (column * TChannels.Value) + channel));
            }
        }
    }

    /// <summary>Each window adds its part to what others have stored.</summary>
    [MethodImpl(Hot)]
    private static void Overlapping<TTail>(ref float x, int xStride, ref float y, int yStride, ref float dy, int dyStride, TTail tail, int dxStride, int rows)
        where TTail : struct, ITail, allows ref struct
    {
        for (int row = 0; row < rows; row++)
        {
            ref float dx = ref Unsafe.Add(ref tail.Result, (nint)row * dxStride);
            Clear(ref dx, dxStride);
            AddWindows(ref x, ref y, ref dy, ref dx);
            if (!TTail.OnlyStores)
            {
                Tail.FinishRow(tail, row, dxStride, Size);
            }

            x = ref Unsafe.Add(ref x, xStride);
            y = ref Unsafe.Add(ref y, yStride);
            dy = ref Unsafe.Add(ref dy, dyStride);
        }
    }

    /// <summary>A row of it: a separate method, so that all its references are in registers.</summary>
    [MethodImpl(Hot)]
    private static void AddWindows(ref float x, ref float y, ref float dy, ref float dx)
    {
        for (int line = 0; line < Lines; line++)
        {
            for (int column = 0; column < Columns; column++)
            {
                float share = Share(line, column);
                for (int channel = 0; channel < TChannels.Value; channel += Vector<float>.Count)
                {
                    AddWindow(
                        ref Unsafe.Add(ref x, channel), Maximum(ref y, line, column, channel), Gradient(ref dy, line, column, channel, share),
                        ref Unsafe.Add(ref dx, channel), line, column);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddWindow(ref float x, Vector<float> maximum, Vector<float> gradient, ref float dx, int line, int column)
    {
        for (int windowLine = PoolPlaces<TLines>.First(line); windowLine < PoolPlaces<TLines>.End(line); windowLine++)
        {
            for (int windowColumn = PoolPlaces<TColumns>.First(column); windowColumn < PoolPlaces<TColumns>.End(column); windowColumn++)
            {
                int pixel = Pixel(windowLine, windowColumn);
                if (TFunction.IsMaximum)
                {
                    gradient = PoolVectors.Give(gradient, maximum, ref Unsafe.Add(ref x, pixel), ref Unsafe.Add(ref dx, pixel));
                }
                else
                {
                    PoolVectors.Add(gradient, ref Unsafe.Add(ref dx, pixel));
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Gradient(ref float dy, int line, int column, int channel, float share) =>
        Scale(PoolVectors.Load(ref Unsafe.Add(ref dy, Result(line, column) + channel), TChannels.Value - channel), share);

    /// <summary>The maximum of a window; nothing for other functions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Maximum(ref float y, int line, int column, int channel) =>
        TFunction.IsMaximum ? Vector.LoadUnsafe(ref Unsafe.Add(ref y, Result(line, column) + channel)) : Vector<float>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Clear(ref float first, int count) => MemoryMarshal.CreateSpan(ref first, count).Clear();
}
