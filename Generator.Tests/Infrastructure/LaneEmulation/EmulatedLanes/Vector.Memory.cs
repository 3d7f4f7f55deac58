using System.Numerics;
using System.Runtime.CompilerServices;

namespace EmulatedLanes;

public static unsafe partial class Vector
{
    public static Vector<T> Create<T>(T value)
        where T : unmanaged, INumber<T> => new(value);

    public static Vector<T> Create<T>(ReadOnlySpan<T> values)
        where T : unmanaged, INumber<T> => new(values);

    public static Vector<T> CreateScalar<T>(T value)
        where T : unmanaged, INumber<T> => Vector<T>.Zero.WithElement(0, value);

    public static Vector<T> CreateScalarUnsafe<T>(T value)
        where T : unmanaged, INumber<T> => CreateScalar(value);

    public static Vector<T> CreateSequence<T>(T start, T step)
        where T : unmanaged, INumber<T> => (Vector<T>.Indices * step) + new Vector<T>(start);

    public static Vector<T> LoadUnsafe<T>(ref readonly T source)
        where T : unmanaged, INumber<T> => Unsafe.ReadUnaligned<Vector<T>>(ref Unsafe.As<T, byte>(ref Unsafe.AsRef(in source)));

    public static Vector<T> LoadUnsafe<T>(ref readonly T source, nuint elementOffset)
        where T : unmanaged, INumber<T> => LoadUnsafe(ref Unsafe.Add(ref Unsafe.AsRef(in source), elementOffset));

    public static Vector<T> Load<T>(T* source)
        where T : unmanaged, INumber<T> => LoadUnsafe(ref *source);

    public static Vector<T> LoadAligned<T>(T* source)
        where T : unmanaged, INumber<T> => (nuint)source % LaneCount.Bytes == 0 ? Load(source) : throw new AccessViolationException();

    public static Vector<T> LoadAlignedNonTemporal<T>(T* source)
        where T : unmanaged, INumber<T> => LoadAligned(source);

    public static void StoreUnsafe<T>(this Vector<T> x, ref T destination)
        where T : unmanaged, INumber<T> => Unsafe.WriteUnaligned(ref Unsafe.As<T, byte>(ref destination), x);

    public static void StoreUnsafe<T>(this Vector<T> x, ref T destination, nuint elementOffset)
        where T : unmanaged, INumber<T> => StoreUnsafe(x, ref Unsafe.Add(ref destination, elementOffset));

    public static void Store<T>(this Vector<T> x, T* destination)
        where T : unmanaged, INumber<T> => StoreUnsafe(x, ref *destination);

    public static void StoreAligned<T>(this Vector<T> x, T* destination)
        where T : unmanaged, INumber<T>
    {
        if ((nuint)destination % LaneCount.Bytes != 0)
        {
            throw new AccessViolationException();
        }

        Store(x, destination);
    }

    public static void StoreAlignedNonTemporal<T>(this Vector<T> x, T* destination)
        where T : unmanaged, INumber<T> => StoreAligned(x, destination);

    public static T GetElement<T>(this Vector<T> x, int index)
        where T : unmanaged, INumber<T> => x[index];

    public static T ToScalar<T>(this Vector<T> x)
        where T : unmanaged, INumber<T> => x[0];

    public static Vector<T> WithElement<T>(this Vector<T> x, int index, T value)
        where T : unmanaged, INumber<T>
    {
        var result = x;
        Lanes.Writable(ref result)[index] = value;
        return result;
    }
}
