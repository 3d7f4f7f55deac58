using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

public static partial class VectorMath
{
    /// <summary>ln x. Error at most 2.5 ulp. −∞ at ±0, NaN below 0; correct for subnormal numbers too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Log(Vector<float> x)
    {
        // Subnormal numbers are first scaled into the normal range by 2²³.
        var subnormal = Vector.LessThan(x, Vector.Create(1.17549435e-38f));
        var normal = x * Vector.ConditionalSelect(subnormal, Vector.Create(8388608f), Vector<float>.One);
        var (mantissa, exponent) = SplitExponent(normal);
        var n = Vector.ConvertToSingle(exponent) - (subnormal.As<int, float>() & Vector.Create(23f));
        return LogSpecialCases(x, LogFromParts(mantissa - Vector<float>.One, n));
    }

    /// <summary>ln(1 + x), accurate also near 0. Error at most 2.5 ulp. −∞ at −1, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> LogOnePlus(Vector<float> x)
    {
        var u = Vector<float>.One + x;
        var (mantissa, exponent) = SplitExponent(u);

        // Adds back what the rounding of 1 + x lost, scaled like the mantissa; from 2²⁴ on it is below the last bit.
        var lost = (x - (u - Vector<float>.One)) * (Vector.Create(0x3F800000) - Vector.ShiftLeft(exponent, 23)).As<int, float>();
        lost = Vector.ConditionalSelect(Vector.LessThan(x, Vector.Create(16777216f)), lost, Vector<float>.Zero);
        return LogSpecialCases(u, LogFromParts(mantissa - Vector<float>.One + lost, Vector.ConvertToSingle(exponent)));
    }

    /// <summary>
    /// Softplus, ln(1 + eˣ). Error at most 3 ulp. PyTorch's with beta 1; its threshold of 20 makes no difference, as from 17 on the nearest float is x.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Softplus(Vector<float> x) =>
        // max(x, 0), written so that NaN stays NaN on every processor.
        Vector.AndNot(x, Vector.LessThan(x, Vector<float>.Zero).As<int, float>()) + LogOnePlusOfReduced(Exp(-Vector.Abs(x)));

    /// <summary>x = mantissa · 2^exponent with √½ ≤ mantissa &lt; √2, for normal positive x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector<float> Mantissa, Vector<int> Exponent) SplitExponent(Vector<float> x)
    {
        // 0x3F3504F3: the bits of √½.
        var bits = x.As<float, int>() - Vector.Create(0x3F3504F3);
        var mantissa = (bits & Vector.Create(0x007FFFFF)) + Vector.Create(0x3F3504F3);
        return (mantissa.As<int, float>(), Vector.ShiftRightArithmetic(bits, 23));
    }

    /// <summary>ln((1 + f)·2ⁿ); ln 2 in two parts, the first with few enough bits that its product with n is exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> LogFromParts(Vector<float> f, Vector<float> n)
    {
        var low = VectorArithmetic.MultiplyAdd(n, Vector.Create(-2.12194440e-4f), LogOnePlusOfReduced(f));
        return VectorArithmetic.MultiplyAdd(n, Vector.Create(0.693359375f), low);
    }

    /// <summary>ln(1 + f) for −0.3 ≤ f ≤ 1: 2·artanh(s), s = f / (2 + f), by an odd minimax polynomial in s (relative error 5·10⁻⁹).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> LogOnePlusOfReduced(Vector<float> f)
    {
        var s = f / (f + Vector.Create(2f));
        var q = s * s;
        var p = Cubic(q, 0.28013343f, 0.28001553f, 0.40021542f, 0.6666642f);
        return VectorArithmetic.MultiplyAdd(p, q * s, s + s);
    }

    /// <summary>Corrects a logarithm outside the finite positive numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> LogSpecialCases(Vector<float> x, Vector<float> logarithm)
    {
        var zero = Vector<float>.Zero;
        var infinity = Vector.Create(float.PositiveInfinity);
        var special = Vector.ConditionalSelect(Vector.LessThan(x, zero), Vector.Create(float.NaN), x);
        special = Vector.ConditionalSelect(Vector.Equals(x, zero), -infinity, special);
        return Vector.ConditionalSelect(Vector.GreaterThan(x, zero) & Vector.LessThan(x, infinity), logarithm, special);
    }
}
