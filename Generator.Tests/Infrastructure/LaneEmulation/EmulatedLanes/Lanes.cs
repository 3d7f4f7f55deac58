using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EmulatedLanes;

/// <summary>The bytes of a vector; the number is a constant that is compiled beside this file.</summary>
[InlineArray(LaneCount.Bytes)]
internal struct Register
{
    private byte first;
}

/// <summary>Loops over lanes.</summary>
internal static class Lanes
{
    public static Vector<TResult> Map<T, TResult>(Vector<T> x, Func<T, TResult> function)
        where T : unmanaged, INumber<T>
        where TResult : unmanaged, INumber<TResult>
    {
        var result = default(Vector<TResult>);
        var lanes = Writable(ref result);
        var from = Readable(in x);
        for (int i = 0; i < lanes.Length; i++)
        {
            lanes[i] = function(from[i]);
        }

        return result;
    }

    public static Vector<T> Map<T>(Vector<T> x, Vector<T> y, Func<T, T, T> function)
        where T : unmanaged, INumber<T>
    {
        var result = default(Vector<T>);
        var lanes = Writable(ref result);
        ReadOnlySpan<T> left = Readable(in x), right = Readable(in y);
        for (int i = 0; i < lanes.Length; i++)
        {
            lanes[i] = function(left[i], right[i]);
        }

        return result;
    }

    public static Vector<T> Map<T>(Vector<T> x, Vector<T> y, Vector<T> z, Func<T, T, T, T> function)
        where T : unmanaged, INumber<T>
    {
        var result = default(Vector<T>);
        var lanes = Writable(ref result);
        ReadOnlySpan<T> first = Readable(in x), second = Readable(in y), third = Readable(in z);
        for (int i = 0; i < lanes.Length; i++)
        {
            lanes[i] = function(first[i], second[i], third[i]);
        }

        return result;
    }

    public static Vector<T> FromIndex<T>(Func<int, T> function)
        where T : unmanaged, INumber<T>
    {
        var result = default(Vector<T>);
        var lanes = Writable(ref result);
        for (int i = 0; i < lanes.Length; i++)
        {
            lanes[i] = function(i);
        }

        return result;
    }

    /// <summary>All bits of a lane where the condition holds, otherwise none.</summary>
    public static Vector<T> Mask<T>(Vector<T> x, Func<T, bool> condition)
        where T : unmanaged, INumber<T> => Map(x, lane => condition(lane) ? AllBitsSet<T>() : T.Zero);

    /// <summary>All bits of a lane where the condition holds, otherwise none.</summary>
    public static Vector<T> Mask<T>(Vector<T> x, Vector<T> y, Func<T, T, bool> condition)
        where T : unmanaged, INumber<T> => Map(x, y, (left, right) => condition(left, right) ? AllBitsSet<T>() : T.Zero);

    public static bool All<T>(Vector<T> x, Vector<T> y, Func<T, T, bool> condition)
        where T : unmanaged, INumber<T> => !Any(x, y, (left, right) => !condition(left, right));

    public static bool Any<T>(Vector<T> x, Vector<T> y, Func<T, T, bool> condition)
        where T : unmanaged, INumber<T>
    {
        ReadOnlySpan<T> left = Readable(in x), right = Readable(in y);
        for (int i = 0; i < left.Length; i++)
        {
            if (condition(left[i], right[i]))
            {
                return true;
            }
        }

        return false;
    }

    public static Vector<TTo> As<TFrom, TTo>(Vector<TFrom> x)
        where TFrom : unmanaged, INumber<TFrom>
        where TTo : unmanaged, INumber<TTo> => Unsafe.BitCast<Vector<TFrom>, Vector<TTo>>(x);

    /// <summary>A function of the bits, 64 at a time.</summary>
    public static Vector<T> Bits<T>(Vector<T> x, Vector<T> y, Func<ulong, ulong, ulong> function)
        where T : unmanaged, INumber<T> => As<ulong, T>(Map(As<T, ulong>(x), As<T, ulong>(y), function));

    public static T AllBitsSet<T>()
        where T : unmanaged
    {
        var value = default(T);
        MemoryMarshal.AsBytes(new Span<T>(ref value)).Fill(0xFF);
        return value;
    }

    public static ReadOnlySpan<T> Readable<T>(ref readonly Vector<T> x)
        where T : unmanaged, INumber<T> => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<Vector<T>, T>(ref Unsafe.AsRef(in x)), Vector<T>.Count);

    public static Span<T> Writable<T>(ref Vector<T> x)
        where T : unmanaged, INumber<T> => MemoryMarshal.CreateSpan(ref Unsafe.As<Vector<T>, T>(ref x), Vector<T>.Count);
}
