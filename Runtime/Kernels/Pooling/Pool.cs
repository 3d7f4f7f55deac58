using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>The passes of a pooling, compiled for its windows: loops over the windows, and in each over the channels, one vector at a time.</summary>
/// <remarks>
/// The last vector of a pixel extends into the next one, which is written later. After the last pixel, rows have room for a whole panel of channels.
/// </remarks>
/// <typeparam name="TFunction">The function of the values of a window.</typeparam>
/// <typeparam name="TLines">The windows from top to bottom.</typeparam>
/// <typeparam name="TColumns">The windows from left to right.</typeparam>
/// <typeparam name="TChannels">Values of a pixel.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Pool<TFunction, TLines, TColumns, TChannels>
    where TFunction : struct, IPoolFunction
    where TLines : struct, IWindows
    where TColumns : struct, IWindows
    where TChannels : struct, ISize
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    private static int Lines
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => PoolPlaces<TLines>.Count;
    }

    private static int Columns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => PoolPlaces<TColumns>.Count;
    }

    // Floats from line to line of the input.
    private static int LineLength
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TColumns.Input * TChannels.Value;
    }

    private static long WindowSize
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (long)TLines.Size * TColumns.Size;
    }

    private static bool IsSmall
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => WindowSize <= SmallWindow.Most & !PoolPlaces<TLines>.IsPadded & !PoolPlaces<TColumns>.IsPadded;
    }

    /// <summary>The result of each window.</summary>
    /// <param name="x">The first value of the first row: lines of pixels of channels.</param>
    /// <param name="xStride">Floats from row to row of x.</param>
    /// <param name="y">Receives a value for each window and channel.</param>
    /// <param name="yStride">Floats from row to row of y.</param>
    /// <param name="rows">Rows of the call.</param>
    [MethodImpl(Hot)]
    public static void Forward(ref float x, int xStride, ref float y, int yStride, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            ref float image = ref Unsafe.Add(ref x, (nint)row * xStride);
            ref float result = ref Unsafe.Add(ref y, (nint)row * yStride);
            for (int line = 0; line < Lines; line++)
            {
                for (int column = 0; column < Columns; column++)
                {
                    float share = Share(line, column);
                    for (int channel = 0; channel < TChannels.Value; channel += Vector<float>.Count)
                    {
                        var value = IsSmall ? TakeSmall(ref image, line, column, channel) : Take(ref image, line, column, channel);
                        Vector.StoreUnsafe(Scale(value, share), ref Unsafe.Add(ref result, Result(line, column) + channel));
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> TakeSmall(ref float image, int line, int column, int channel) =>
        SmallWindow.Take<TFunction>(ref Unsafe.Add(ref image, Corner(line, column) + channel), (int)WindowSize, TColumns.Size, LineLength, TChannels.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Take(ref float image, int line, int column, int channel)
    {
        var value = TFunction.IsMaximum ? Vector.Create(float.NegativeInfinity) : Vector<float>.Zero;
        for (int windowLine = PoolPlaces<TLines>.First(line); windowLine < PoolPlaces<TLines>.End(line); windowLine++)
        {
            for (int windowColumn = PoolPlaces<TColumns>.First(column); windowColumn < PoolPlaces<TColumns>.End(column); windowColumn++)
            {
                value = PoolValues.Join<TFunction>(value, ref Unsafe.Add(ref image, Pixel(windowLine, windowColumn) + channel));
            }
        }

        return value;
    }

    /// <summary>The factor of a sum; 1 if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Share(int line, int column) =>
        !TFunction.IsMean ? 1
        : PoolPlaces<TLines>.IsWhole(TFunction.CountedPadding) & PoolPlaces<TColumns>.IsWhole(TFunction.CountedPadding) ? (float)(1.0 / WindowSize)
        : 1f / (PoolPlaces<TLines>.Counted(line, TFunction.CountedPadding) * PoolPlaces<TColumns>.Counted(column, TFunction.CountedPadding));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Scale(Vector<float> value, float share) => TFunction.IsMean & WindowSize > 1 ? value * share : value;

    /// <summary>The first float of the window at a line and a column, for windows without padding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Corner(int line, int column) => (line * (TLines.Stride * LineLength)) + (column * (TColumns.Stride * TChannels.Value));

    /// <summary>The first float of a pixel of the input.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Pixel(int line, int column) => ((line * TColumns.Input) + column) * TChannels.Value;

    /// <summary>The first float of a pixel of the output.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Result(int line, int column) => ((line * Columns) + column) * TChannels.Value;
}
