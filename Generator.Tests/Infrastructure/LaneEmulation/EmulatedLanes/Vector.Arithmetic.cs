using System.Numerics;

namespace EmulatedLanes;

/// <summary>Stands for <c>System.Numerics.Vector</c>.</summary>
public static partial class Vector
{
    public static bool IsHardwareAccelerated => true;

    public static Vector<T> Abs<T>(Vector<T> x)
        where T : unmanaged, INumber<T> => Lanes.Map(x, T.Abs);

    public static Vector<T> Add<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => x + y;

    public static Vector<T> Subtract<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => x - y;

    public static Vector<T> Multiply<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => x * y;

    public static Vector<T> Multiply<T>(Vector<T> x, T factor)
        where T : unmanaged, INumber<T> => x * factor;

    public static Vector<T> Multiply<T>(T factor, Vector<T> x)
        where T : unmanaged, INumber<T> => factor * x;

    public static Vector<T> Divide<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => x / y;

    public static Vector<T> Divide<T>(Vector<T> x, T divisor)
        where T : unmanaged, INumber<T> => x / divisor;

    public static Vector<T> Negate<T>(Vector<T> x)
        where T : unmanaged, INumber<T> => -x;

    public static Vector<T> MultiplyAddEstimate<T>(Vector<T> x, Vector<T> y, Vector<T> z)
        where T : unmanaged, IFloatingPointIeee754<T> => Lanes.Map(x, y, z, T.MultiplyAddEstimate);

    public static Vector<T> FusedMultiplyAdd<T>(Vector<T> x, Vector<T> y, Vector<T> z)
        where T : unmanaged, IFloatingPointIeee754<T> => Lanes.Map(x, y, z, T.FusedMultiplyAdd);

    public static Vector<T> Lerp<T>(Vector<T> x, Vector<T> y, Vector<T> amount)
        where T : unmanaged, IFloatingPointIeee754<T> => MultiplyAddEstimate(x, Vector<T>.One - amount, y * amount);

    public static Vector<T> Max<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => Lanes.Map(x, y, T.Max);

    public static Vector<T> Min<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => Lanes.Map(x, y, T.Min);

    public static Vector<T> MaxNumber<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => Lanes.Map(x, y, T.MaxNumber);

    public static Vector<T> MinNumber<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => Lanes.Map(x, y, T.MinNumber);

    public static Vector<T> MaxMagnitude<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => Lanes.Map(x, y, T.MaxMagnitude);

    public static Vector<T> MinMagnitude<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => Lanes.Map(x, y, T.MinMagnitude);

    public static Vector<T> MaxNative<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => Lanes.Map(x, y, T.MaxNative);

    public static Vector<T> MinNative<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => Lanes.Map(x, y, T.MinNative);

    public static Vector<T> Clamp<T>(Vector<T> x, Vector<T> min, Vector<T> max)
        where T : unmanaged, INumber<T> => Min(Max(x, min), max);

    public static Vector<T> ClampNative<T>(Vector<T> x, Vector<T> min, Vector<T> max)
        where T : unmanaged, INumber<T> => MinNative(MaxNative(x, min), max);

    public static Vector<T> CopySign<T>(Vector<T> x, Vector<T> sign)
        where T : unmanaged, INumber<T> => Lanes.Map(x, sign, T.CopySign);

    /// <summary>Halves are added, then halves of the halves …: the order of the framework's.</summary>
    public static T Sum<T>(Vector<T> x)
        where T : unmanaged, INumber<T> => Sum(Lanes.Readable(in x));

    public static T Dot<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, INumber<T> => Sum(x * y);

    private static T Sum<T>(ReadOnlySpan<T> lanes)
        where T : unmanaged, INumber<T> =>
        lanes.Length == 1 ? lanes[0] : Sum(lanes[..(lanes.Length / 2)]) + Sum(lanes[(lanes.Length / 2)..]);
}
