using System.Numerics;

namespace EmulatedLanes;

public static partial class Vector
{
    public static Vector<T> Equals<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => Lanes.Mask(x, y, static (a, b) => a == b);

    public static Vector<T> GreaterThan<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => Lanes.Mask(x, y, static (a, b) => a > b);

    public static Vector<T> GreaterThanOrEqual<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => Lanes.Mask(x, y, static (a, b) => a >= b);

    public static Vector<T> LessThan<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => Lanes.Mask(x, y, static (a, b) => a < b);

    public static Vector<T> LessThanOrEqual<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => Lanes.Mask(x, y, static (a, b) => a <= b);

    // Of floating-point numbers the framework gives masks of integers.
    public static Vector<int> Equals(Vector<float> x, Vector<float> y) => (Vector<int>)Equals<float>(x, y);

    public static Vector<int> GreaterThan(Vector<float> x, Vector<float> y) => (Vector<int>)GreaterThan<float>(x, y);

    public static Vector<int> GreaterThanOrEqual(Vector<float> x, Vector<float> y) => (Vector<int>)GreaterThanOrEqual<float>(x, y);

    public static Vector<int> LessThan(Vector<float> x, Vector<float> y) => (Vector<int>)LessThan<float>(x, y);

    public static Vector<int> LessThanOrEqual(Vector<float> x, Vector<float> y) => (Vector<int>)LessThanOrEqual<float>(x, y);

    public static Vector<long> Equals(Vector<double> x, Vector<double> y) => (Vector<long>)Equals<double>(x, y);

    public static Vector<long> GreaterThan(Vector<double> x, Vector<double> y) => (Vector<long>)GreaterThan<double>(x, y);

    public static Vector<long> GreaterThanOrEqual(Vector<double> x, Vector<double> y) => (Vector<long>)GreaterThanOrEqual<double>(x, y);

    public static Vector<long> LessThan(Vector<double> x, Vector<double> y) => (Vector<long>)LessThan<double>(x, y);

    public static Vector<long> LessThanOrEqual(Vector<double> x, Vector<double> y) => (Vector<long>)LessThanOrEqual<double>(x, y);

    public static bool EqualsAll<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => Lanes.All(x, y, static (a, b) => a == b);

    public static bool EqualsAny<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => Lanes.Any(x, y, static (a, b) => a == b);

    public static bool GreaterThanAll<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => Lanes.All(x, y, static (a, b) => a > b);

    public static bool GreaterThanAny<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => Lanes.Any(x, y, static (a, b) => a > b);

    public static bool GreaterThanOrEqualAll<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => Lanes.All(x, y, static (a, b) => a >= b);

    public static bool GreaterThanOrEqualAny<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => Lanes.Any(x, y, static (a, b) => a >= b);

    public static bool LessThanAll<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => Lanes.All(x, y, static (a, b) => a < b);

    public static bool LessThanAny<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => Lanes.Any(x, y, static (a, b) => a < b);

    public static bool LessThanOrEqualAll<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => Lanes.All(x, y, static (a, b) => a <= b);

    public static bool LessThanOrEqualAny<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => Lanes.Any(x, y, static (a, b) => a <= b);

    public static Vector<T> IsNaN<T>(Vector<T> x)
        where T : unmanaged, INumber<T> => Lanes.Mask(x, T.IsNaN);

    public static Vector<T> IsFinite<T>(Vector<T> x)
        where T : unmanaged, INumber<T> => Lanes.Mask(x, T.IsFinite);

    public static Vector<T> IsInfinity<T>(Vector<T> x)
        where T : unmanaged, INumber<T> => Lanes.Mask(x, T.IsInfinity);

    public static Vector<T> IsPositiveInfinity<T>(Vector<T> x)
        where T : unmanaged, INumber<T> => Lanes.Mask(x, T.IsPositiveInfinity);

    public static Vector<T> IsNegativeInfinity<T>(Vector<T> x)
        where T : unmanaged, INumber<T> => Lanes.Mask(x, T.IsNegativeInfinity);

    public static Vector<T> IsNegative<T>(Vector<T> x)
        where T : unmanaged, INumber<T> => Lanes.Mask(x, T.IsNegative);

    public static Vector<T> IsPositive<T>(Vector<T> x)
        where T : unmanaged, INumber<T> => Lanes.Mask(x, T.IsPositive);

    public static Vector<T> IsZero<T>(Vector<T> x)
        where T : unmanaged, INumber<T> => Lanes.Mask(x, T.IsZero);

    public static Vector<T> IsNormal<T>(Vector<T> x)
        where T : unmanaged, INumber<T> => Lanes.Mask(x, T.IsNormal);

    public static Vector<T> IsSubnormal<T>(Vector<T> x)
        where T : unmanaged, INumber<T> => Lanes.Mask(x, T.IsSubnormal);

    public static Vector<T> IsInteger<T>(Vector<T> x)
        where T : unmanaged, INumber<T> => Lanes.Mask(x, T.IsInteger);

    public static bool All<T>(Vector<T> x, T value)
        where T : unmanaged, INumber<T> => EqualsAll(x, new Vector<T>(value));

    public static bool Any<T>(Vector<T> x, T value)
        where T : unmanaged, INumber<T> => EqualsAny(x, new Vector<T>(value));

    public static bool None<T>(Vector<T> x, T value)
        where T : unmanaged, INumber<T> => !Any(x, value);

    public static bool AllWhereAllBitsSet<T>(Vector<T> x)
        where T : unmanaged, INumber<T> => CountWhereAllBitsSet(x) == Vector<T>.Count;

    public static bool AnyWhereAllBitsSet<T>(Vector<T> x)
        where T : unmanaged, INumber<T> => CountWhereAllBitsSet(x) > 0;

    public static bool NoneWhereAllBitsSet<T>(Vector<T> x)
        where T : unmanaged, INumber<T> => CountWhereAllBitsSet(x) == 0;

    public static int Count<T>(Vector<T> x, T value)
        where T : unmanaged, INumber<T> => CountWhereAllBitsSet(Equals<T>(x, new Vector<T>(value)));

    public static int CountWhereAllBitsSet<T>(Vector<T> x)
        where T : unmanaged, INumber<T>
    {
        int count = 0;
        foreach (T lane in Lanes.Readable(in x))
        {
            count += EqualityComparer<T>.Default.Equals(lane, Lanes.AllBitsSet<T>()) ? 1 : 0;
        }

        return count;
    }

    public static int IndexOf<T>(Vector<T> x, T value)
        where T : unmanaged, INumber<T> => Lanes.Readable(in x).IndexOf(value);

    public static int LastIndexOf<T>(Vector<T> x, T value)
        where T : unmanaged, INumber<T> => Lanes.Readable(in x).LastIndexOf(value);
}
