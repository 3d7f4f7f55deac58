using System.Numerics;

namespace EmulatedLanes;

public static partial class Vector
{
    public static Vector<T> AndNot<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => x & ~y;

    public static Vector<T> BitwiseAnd<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => x & y;

    public static Vector<T> BitwiseOr<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => x | y;

    public static Vector<T> Xor<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => x ^ y;

    public static Vector<T> OnesComplement<T>(Vector<T> x)
        where T : unmanaged, INumber<T> => ~x;

    public static Vector<T> ConditionalSelect<T>(Vector<T> condition, Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => (x & condition) | (y & ~condition);

    public static Vector<float> ConditionalSelect(Vector<int> condition, Vector<float> x, Vector<float> y) => ConditionalSelect((Vector<float>)condition, x, y);

    public static Vector<double> ConditionalSelect(Vector<long> condition, Vector<double> x, Vector<double> y) => ConditionalSelect((Vector<double>)condition, x, y);

    public static Vector<T> ShiftLeft<T>(Vector<T> x, int amount)
        where T : unmanaged, IBinaryInteger<T> => x << amount;

    public static Vector<T> ShiftRightArithmetic<T>(Vector<T> x, int amount)
        where T : unmanaged, IBinaryInteger<T>, ISignedNumber<T> => x >> amount;

    public static Vector<T> ShiftRightLogical<T>(Vector<T> x, int amount)
        where T : unmanaged, IBinaryInteger<T> => x >>> amount;
}
