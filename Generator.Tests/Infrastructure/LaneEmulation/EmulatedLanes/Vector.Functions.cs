using System.Numerics;

namespace EmulatedLanes;

public static partial class Vector
{
    public static Vector<T> SquareRoot<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Lanes.Map(x, T.Sqrt);

    public static Vector<T> Floor<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Lanes.Map(x, T.Floor);

    public static Vector<T> Ceiling<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Lanes.Map(x, T.Ceiling);

    public static Vector<T> Truncate<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Lanes.Map(x, T.Truncate);

    public static Vector<T> Round<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Lanes.Map(x, T.Round);

    public static Vector<T> Round<T>(Vector<T> x, MidpointRounding mode)
        where T : unmanaged, IFloatingPointIeee754<T> => Lanes.Map(x, lane => T.Round(lane, mode));

    public static Vector<T> Exp<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Lanes.Map(x, T.Exp);

    public static Vector<T> Log<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Lanes.Map(x, T.Log);

    public static Vector<T> Log2<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Lanes.Map(x, T.Log2);

    public static Vector<T> Sin<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Lanes.Map(x, T.Sin);

    public static Vector<T> Cos<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Lanes.Map(x, T.Cos);

    public static (Vector<T> Sin, Vector<T> Cos) SinCos<T>(Vector<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => (Sin(x), Cos(x));

    public static Vector<T> Hypot<T>(Vector<T> x, Vector<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Lanes.Map(x, y, T.Hypot);
}
