using System.Numerics;
using System.Runtime.CompilerServices;

namespace EmulatedLanes;

/// <summary>Stands for <c>System.Numerics.Vector&lt;T&gt;</c>, with a number of lanes that this processor need not have. Slow and plain: one lane after the other.</summary>
public readonly struct Vector<T> : IEquatable<Vector<T>>
    where T : unmanaged, INumber<T>
{
    private readonly Register register;

    public Vector(T value) => this = Lanes.FromIndex(_ => value);

    public Vector(T[] values)
        : this(values.AsSpan())
    {
    }

    public Vector(T[] values, int index)
        : this(values.AsSpan(index))
    {
    }

    public Vector(Span<T> values)
        : this((ReadOnlySpan<T>)values)
    {
    }

    public Vector(ReadOnlySpan<T> values)
    {
        var vector = default(Vector<T>);
        values[..Count].CopyTo(Lanes.Writable(ref vector));
        this = vector;
    }

    public static int Count => LaneCount.Bytes / Unsafe.SizeOf<T>();

    public static bool IsSupported => true;

    public static Vector<T> Zero => default;

    public static Vector<T> One => new(T.One);

    public static Vector<T> AllBitsSet => new(Lanes.AllBitsSet<T>());

    public static Vector<T> Indices => Lanes.FromIndex(T.CreateTruncating);

    public T this[int index] => Lanes.Readable(in this)[index];

    public static Vector<T> operator +(Vector<T> x, Vector<T> y) => Lanes.Map(x, y, static (a, b) => a + b);

    public static Vector<T> operator -(Vector<T> x, Vector<T> y) => Lanes.Map(x, y, static (a, b) => a - b);

    public static Vector<T> operator *(Vector<T> x, Vector<T> y) => Lanes.Map(x, y, static (a, b) => a * b);

    public static Vector<T> operator *(Vector<T> x, T factor) => x * new Vector<T>(factor);

    public static Vector<T> operator *(T factor, Vector<T> x) => new Vector<T>(factor) * x;

    public static Vector<T> operator /(Vector<T> x, Vector<T> y) => Lanes.Map(x, y, static (a, b) => a / b);

    public static Vector<T> operator /(Vector<T> x, T divisor) => x / new Vector<T>(divisor);

    public static Vector<T> operator +(Vector<T> x) => x;

    public static Vector<T> operator -(Vector<T> x) => Lanes.Map(x, static a => -a);

    public static Vector<T> operator &(Vector<T> x, Vector<T> y) => Lanes.Bits(x, y, static (a, b) => a & b);

    public static Vector<T> operator |(Vector<T> x, Vector<T> y) => Lanes.Bits(x, y, static (a, b) => a | b);

    public static Vector<T> operator ^(Vector<T> x, Vector<T> y) => Lanes.Bits(x, y, static (a, b) => a ^ b);

    public static Vector<T> operator ~(Vector<T> x) => x ^ AllBitsSet;

    public static Vector<T> operator <<(Vector<T> x, int amount) => Unsafe.SizeOf<T>() switch
    {
        4 => Lanes.As<uint, T>(Lanes.Map(Lanes.As<T, uint>(x), a => a << amount)),
        8 => Lanes.As<ulong, T>(Lanes.Map(Lanes.As<T, ulong>(x), a => a << amount)),
        _ => throw new NotSupportedException(typeof(T).Name),
    };

    public static Vector<T> operator >>(Vector<T> x, int amount) =>
        typeof(T) == typeof(uint) || typeof(T) == typeof(ulong)
            ? x >>> amount
            : Unsafe.SizeOf<T>() switch
            {
                4 => Lanes.As<int, T>(Lanes.Map(Lanes.As<T, int>(x), a => a >> amount)),
                8 => Lanes.As<long, T>(Lanes.Map(Lanes.As<T, long>(x), a => a >> amount)),
                _ => throw new NotSupportedException(typeof(T).Name),
            };

    public static Vector<T> operator >>>(Vector<T> x, int amount) => Unsafe.SizeOf<T>() switch
    {
        4 => Lanes.As<uint, T>(Lanes.Map(Lanes.As<T, uint>(x), a => a >>> amount)),
        8 => Lanes.As<ulong, T>(Lanes.Map(Lanes.As<T, ulong>(x), a => a >>> amount)),
        _ => throw new NotSupportedException(typeof(T).Name),
    };

    public static bool operator ==(Vector<T> x, Vector<T> y) => Lanes.All(x, y, static (a, b) => a == b);

    public static bool operator !=(Vector<T> x, Vector<T> y) => !(x == y);

    public static explicit operator Vector<float>(Vector<T> x) => Lanes.As<T, float>(x);

    public static explicit operator Vector<double>(Vector<T> x) => Lanes.As<T, double>(x);

    public static explicit operator Vector<int>(Vector<T> x) => Lanes.As<T, int>(x);

    public static explicit operator Vector<uint>(Vector<T> x) => Lanes.As<T, uint>(x);

    public static explicit operator Vector<long>(Vector<T> x) => Lanes.As<T, long>(x);

    public static explicit operator Vector<ulong>(Vector<T> x) => Lanes.As<T, ulong>(x);

    public void CopyTo(T[] destination) => CopyTo(destination.AsSpan());

    public void CopyTo(T[] destination, int startIndex) => CopyTo(destination.AsSpan(startIndex));

    public void CopyTo(Span<T> destination) => Lanes.Readable(in this).CopyTo(destination);

    public bool TryCopyTo(Span<T> destination) => Lanes.Readable(in this).TryCopyTo(destination);

    public bool Equals(Vector<T> other) => Lanes.All(this, other, static (a, b) => a.Equals(b));

    public override bool Equals(object? obj) => obj is Vector<T> other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (T lane in Lanes.Readable(in this))
        {
            hash.Add(lane);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => $"<{string.Join(", ", Lanes.Readable(in this).ToArray())}>";
}
