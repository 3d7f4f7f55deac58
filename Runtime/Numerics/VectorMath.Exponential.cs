using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

public static partial class VectorMath
{
    /// <summary>The largest number whose exponential is finite.</summary>
    private const float LargestExponent = 88.72283f;

    /// <summary>ln 2⁻¹²⁶: below it the exponential is subnormal.</summary>
    private const float SmallestExponent = -87.33654f;

    /// <summary>
    /// eˣ. Error at most 1.2 ulp. Above 88.72283 the result is +∞; below −87.33654, where it would be subnormal (and slow), it is 0.
    /// </summary>
    /// <remarks>
    /// x = n·ln 2 + r with |r| ≤ ½ ln 2, the product subtracted in two parts (Cody and Waite, as in Cephes' expf); eʳ = 1 + r + r²·P(r), P a minimax
    /// polynomial of degree 4 (relative error 3·10⁻⁹); n is added to the exponent bits, which covers the whole range with one addition.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Exp(Vector<float> x)
    {
        var (r, shifted) = ReduceByLn2(x);
        var y = ScaleByPowerOfTwo(Vector<float>.One + ExpMinusOneOfReduced(r), shifted);

        // The last two lines correct results out of range; x + ∞ is +∞ for what is too large, and NaN for NaN.
        y = Vector.AndNot(y, Vector.LessThan(x, Vector.Create(SmallestExponent)).As<int, float>());
        return Vector.ConditionalSelect(Vector.LessThanOrEqual(x, Vector.Create(LargestExponent)), y, x + Vector.Create(float.PositiveInfinity));
    }

    /// <summary>eˣ − 1, accurate also near 0 (ELU, SELU). Error at most 2 ulp. Above 88.72283 the result is +∞, below −17.4 it is −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> ExpMinusOne(Vector<float> x)
    {
        var (r, shifted) = ReduceByLn2(x);

        // 2ⁿ(eʳ − 1) + (2ⁿ − 1), all of it halved: 2¹²⁸ is not a float, but 2¹²⁷ is.
        var half = ScaleByPowerOfTwo(Vector.Create(0.5f), shifted);
        var y = VectorArithmetic.MultiplyAdd(ExpMinusOneOfReduced(r), half, half - Vector.Create(0.5f));
        y += y;
        y = Vector.ConditionalSelect(Vector.LessThan(x, Vector.Create(-17.4f)), Vector.Create(-1f), y);
        return Vector.ConditionalSelect(Vector.LessThanOrEqual(x, Vector.Create(LargestExponent)), y, x + Vector.Create(float.PositiveInfinity));
    }

    /// <summary>x = n·ln 2 + r. n is rounded by adding 1.5·2²³, and stays in the low bits of that sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector<float> R, Vector<float> Shifted) ReduceByLn2(Vector<float> x)
    {
        var shifter = Vector.Create(12582912f);
        var shifted = VectorArithmetic.MultiplyAdd(x, Vector.Create(1.44269504f), shifter);
        var n = shifted - shifter;
        var r = VectorArithmetic.MultiplyAdd(n, Vector.Create(-0.693359375f), x);
        return (VectorArithmetic.MultiplyAdd(n, Vector.Create(2.12194440e-4f), r), shifted);
    }

    /// <summary>eʳ − 1 for |r| ≤ ½ ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> ExpMinusOneOfReduced(Vector<float> r)
    {
        var p = Horner(Cubic(r, 0.0013814599f, 0.008368717f, 0.04166839f, 0.16666521f), r, 0.49999994f);
        return VectorArithmetic.MultiplyAdd(p, r * r, r);
    }

    /// <summary>value · 2ⁿ for a normal product, by integer addition to the exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> ScaleByPowerOfTwo(Vector<float> value, Vector<float> shifted) =>
        (value.As<float, int>() + Vector.ShiftLeft(shifted.As<float, int>(), 23)).As<int, float>();
}
