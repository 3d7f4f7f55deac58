using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>A window of up to 16 values, one after the other, without a loop.</summary>
/// <remarks>
/// <c>first</c> is a vector of the channels of the window's first pixel. Sizes are constants of the caller, so that no code remains for places that a window
/// does not have. <c>columns</c> are the pixels of a line of the window, <c>line</c> the floats from line to line of the input.
/// </remarks>
internal static class SmallWindow
{
    /// <summary>Values of the largest of these windows.</summary>
    public const int Most = 16;

    /// <summary>The maximum or the sum of a window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Take<TFunction>(ref float first, int size, int columns, int line, int channels)
        where TFunction : struct, IPoolFunction
    {
        var value = Vector.LoadUnsafe(ref first);
        Join<TFunction>(ref value, ref first, 1, size, columns, line, channels);
        Join<TFunction>(ref value, ref first, 2, size, columns, line, channels);
        Join<TFunction>(ref value, ref first, 3, size, columns, line, channels);
        Join<TFunction>(ref value, ref first, 4, size, columns, line, channels);
        Join<TFunction>(ref value, ref first, 5, size, columns, line, channels);
        Join<TFunction>(ref value, ref first, 6, size, columns, line, channels);
        Join<TFunction>(ref value, ref first, 7, size, columns, line, channels);
        Join<TFunction>(ref value, ref first, 8, size, columns, line, channels);
        Join<TFunction>(ref value, ref first, 9, size, columns, line, channels);
        Join<TFunction>(ref value, ref first, 10, size, columns, line, channels);
        Join<TFunction>(ref value, ref first, 11, size, columns, line, channels);
        Join<TFunction>(ref value, ref first, 12, size, columns, line, channels);
        Join<TFunction>(ref value, ref first, 13, size, columns, line, channels);
        Join<TFunction>(ref value, ref first, 14, size, columns, line, channels);
        Join<TFunction>(ref value, ref first, 15, size, columns, line, channels);
        return value;
    }

    /// <summary>The index in a window of the first maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> PlaceOf(Vector<float> maximum, ref float first, int size, int columns, int line, int channels)
    {
        var place = Vector.Create((float)(size - 1));
        Earlier(ref place, ref first, maximum, 14, size, columns, line, channels);
        Earlier(ref place, ref first, maximum, 13, size, columns, line, channels);
        Earlier(ref place, ref first, maximum, 12, size, columns, line, channels);
        Earlier(ref place, ref first, maximum, 11, size, columns, line, channels);
        Earlier(ref place, ref first, maximum, 10, size, columns, line, channels);
        Earlier(ref place, ref first, maximum, 9, size, columns, line, channels);
        Earlier(ref place, ref first, maximum, 8, size, columns, line, channels);
        Earlier(ref place, ref first, maximum, 7, size, columns, line, channels);
        Earlier(ref place, ref first, maximum, 6, size, columns, line, channels);
        Earlier(ref place, ref first, maximum, 5, size, columns, line, channels);
        Earlier(ref place, ref first, maximum, 4, size, columns, line, channels);
        Earlier(ref place, ref first, maximum, 3, size, columns, line, channels);
        Earlier(ref place, ref first, maximum, 2, size, columns, line, channels);
        Earlier(ref place, ref first, maximum, 1, size, columns, line, channels);
        Earlier(ref place, ref first, maximum, 0, size, columns, line, channels);
        return place;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Join<TFunction>(ref Vector<float> value, ref float first, int index, int size, int columns, int line, int channels)
        where TFunction : struct, IPoolFunction
    {
        if (index < size)
        {
            value = PoolValues.Join<TFunction>(value, ref Unsafe.Add(ref first, Offset(index, columns, line, channels)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Earlier(ref Vector<float> place, ref float first, Vector<float> maximum, int index, int size, int columns, int line, int channels)
    {
        // The last value needs no comparison: it is the only place left.
        if (index < size - 1)
        {
            place = PoolVectors.Earlier(ref Unsafe.Add(ref first, Offset(index, columns, line, channels)), maximum, index, place);
        }
    }

    /// <summary>From the first value of the window to the one at an index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Offset(int index, int columns, int line, int channels) => ((index / columns) * line) + ((index % columns) * channels);
}
