using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EmulatedLanes;

public static partial class Vector
{
    public static Vector<TTo> As<TFrom, TTo>(this Vector<TFrom> x)
        where TFrom : unmanaged, INumber<TFrom>
        where TTo : unmanaged, INumber<TTo> => Lanes.As<TFrom, TTo>(x);

    public static Vector<float> AsVectorSingle<T>(Vector<T> x)
        where T : unmanaged, INumber<T> => Lanes.As<T, float>(x);

    public static Vector<double> AsVectorDouble<T>(Vector<T> x)
        where T : unmanaged, INumber<T> => Lanes.As<T, double>(x);

    public static Vector<int> AsVectorInt32<T>(Vector<T> x)
        where T : unmanaged, INumber<T> => Lanes.As<T, int>(x);

    public static Vector<uint> AsVectorUInt32<T>(Vector<T> x)
        where T : unmanaged, INumber<T> => Lanes.As<T, uint>(x);

    public static Vector<long> AsVectorInt64<T>(Vector<T> x)
        where T : unmanaged, INumber<T> => Lanes.As<T, long>(x);

    public static Vector<ulong> AsVectorUInt64<T>(Vector<T> x)
        where T : unmanaged, INumber<T> => Lanes.As<T, ulong>(x);

    public static Vector<float> ConvertToSingle(Vector<int> x) => Lanes.Map(x, static lane => (float)lane);

    public static Vector<float> ConvertToSingle(Vector<uint> x) => Lanes.Map(x, static lane => (float)lane);

    public static Vector<double> ConvertToDouble(Vector<long> x) => Lanes.Map(x, static lane => (double)lane);

    public static Vector<double> ConvertToDouble(Vector<ulong> x) => Lanes.Map(x, static lane => (double)lane);

    public static Vector<int> ConvertToInt32(Vector<float> x) => Lanes.Map(x, int.CreateSaturating);

    public static Vector<uint> ConvertToUInt32(Vector<float> x) => Lanes.Map(x, uint.CreateSaturating);

    public static Vector<long> ConvertToInt64(Vector<double> x) => Lanes.Map(x, long.CreateSaturating);

    public static Vector<ulong> ConvertToUInt64(Vector<double> x) => Lanes.Map(x, ulong.CreateSaturating);

    public static Vector<int> ConvertToInt32Native(Vector<float> x) => Lanes.Map(x, float.ConvertToIntegerNative<int>);

    public static Vector<uint> ConvertToUInt32Native(Vector<float> x) => Lanes.Map(x, float.ConvertToIntegerNative<uint>);

    public static Vector<long> ConvertToInt64Native(Vector<double> x) => Lanes.Map(x, double.ConvertToIntegerNative<long>);

    public static Vector<double> WidenLower(Vector<float> x) => Lanes.FromIndex(i => (double)x[i]);

    public static Vector<double> WidenUpper(Vector<float> x) => Lanes.FromIndex(i => (double)x[i + Vector<double>.Count]);

    public static Vector<long> WidenLower(Vector<int> x) => Lanes.FromIndex(i => (long)x[i]);

    public static Vector<long> WidenUpper(Vector<int> x) => Lanes.FromIndex(i => (long)x[i + Vector<long>.Count]);

    public static Vector<ulong> WidenLower(Vector<uint> x) => Lanes.FromIndex(i => (ulong)x[i]);

    public static Vector<ulong> WidenUpper(Vector<uint> x) => Lanes.FromIndex(i => (ulong)x[i + Vector<ulong>.Count]);

    public static void Widen(Vector<float> x, out Vector<double> low, out Vector<double> high) => (low, high) = (WidenLower(x), WidenUpper(x));

    public static void Widen(Vector<int> x, out Vector<long> low, out Vector<long> high) => (low, high) = (WidenLower(x), WidenUpper(x));

    public static void Widen(Vector<uint> x, out Vector<ulong> low, out Vector<ulong> high) => (low, high) = (WidenLower(x), WidenUpper(x));

    public static Vector<float> Narrow(Vector<double> low, Vector<double> high) => Narrow<double, float>(low, high, static lane => (float)lane);

    public static Vector<int> Narrow(Vector<long> low, Vector<long> high) => Narrow<long, int>(low, high, static lane => (int)lane);

    public static Vector<uint> Narrow(Vector<ulong> low, Vector<ulong> high) => Narrow<ulong, uint>(low, high, static lane => (uint)lane);

    // What the framework's fixed-size vectors hold of a vector: lanes beyond its end are zero. The way back has a name of its own,
    // because the framework's extension methods on the same types are in scope too.
    public static Vector128<T> AsVector128<T>(this Vector<T> x)
        where T : unmanaged, INumber<T> => Resize<Vector<T>, Vector128<T>>(x);

    public static Vector256<T> AsVector256<T>(this Vector<T> x)
        where T : unmanaged, INumber<T> => Resize<Vector<T>, Vector256<T>>(x);

    public static Vector512<T> AsVector512<T>(this Vector<T> x)
        where T : unmanaged, INumber<T> => Resize<Vector<T>, Vector512<T>>(x);

    public static Vector<T> AsEmulatedVector<T>(this Vector128<T> x)
        where T : unmanaged, INumber<T> => Resize<Vector128<T>, Vector<T>>(x);

    public static Vector<T> AsEmulatedVector<T>(this Vector256<T> x)
        where T : unmanaged, INumber<T> => Resize<Vector256<T>, Vector<T>>(x);

    public static Vector<T> AsEmulatedVector<T>(this Vector512<T> x)
        where T : unmanaged, INumber<T> => Resize<Vector512<T>, Vector<T>>(x);

    private static Vector<TTo> Narrow<TFrom, TTo>(Vector<TFrom> low, Vector<TFrom> high, Func<TFrom, TTo> convert)
        where TFrom : unmanaged, INumber<TFrom>
        where TTo : unmanaged, INumber<TTo> =>
        Lanes.FromIndex(i => convert(i < Vector<TFrom>.Count ? low[i] : high[i - Vector<TFrom>.Count]));

    private static TTo Resize<TFrom, TTo>(TFrom from)
        where TFrom : unmanaged
        where TTo : unmanaged
    {
        var to = default(TTo);
        int bytes = Math.Min(Unsafe.SizeOf<TFrom>(), Unsafe.SizeOf<TTo>());
        Unsafe.CopyBlockUnaligned(ref Unsafe.As<TTo, byte>(ref to), ref Unsafe.As<TFrom, byte>(ref from), (uint)bytes);
        return to;
    }
}
