using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generated;

/// <summary>
/// Functions of <see cref="VectorMath"/> with vectors of 512 bits, for processors that have them: the same formulas in the same order, and so the same bits.
/// </summary>
internal static class WideMath
{
    private const float LargestExponent = 88.72283f;
    private const float SmallestExponent = -87.33654f;

    /// <inheritdoc cref="VectorMath.Sigmoid"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x) => Vector512<float>.One / (Vector512<float>.One + Exp(-x));

    /// <inheritdoc cref="VectorMath.Tanh"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        var q = x * x;
        var p = Vector512.MultiplyAddEstimate(Vector512.Create(-2.76076847742355e-16f), q, Vector512.Create(2.00018790482477e-13f));
        p = Vector512.MultiplyAddEstimate(p, q, Vector512.Create(-8.60467152213735e-11f));
        p = Vector512.MultiplyAddEstimate(p, q, Vector512.Create(5.12229709037114e-08f));
        p = Vector512.MultiplyAddEstimate(p, q, Vector512.Create(1.48572235717979e-05f));
        p = Vector512.MultiplyAddEstimate(p, q, Vector512.Create(6.37261928875436e-04f));
        p = Vector512.MultiplyAddEstimate(p, q, Vector512.Create(4.89352455891786e-03f)) * x;
        var d = Vector512.MultiplyAddEstimate(Vector512.Create(1.19825839466702e-06f), q, Vector512.Create(1.18534705686654e-04f));
        d = Vector512.MultiplyAddEstimate(d, q, Vector512.Create(2.26843463243900e-03f));
        var y = p / Vector512.MultiplyAddEstimate(d, q, Vector512.Create(4.89352518554385e-03f));
        return Vector512.ConditionalSelect(
            Vector512.GreaterThan(Vector512.Abs(x), Vector512.Create(7.9988f)), Vector512.CopySign(Vector512<float>.One, x), y);
    }

    /// <inheritdoc cref="VectorMath.Exp"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Exp(Vector512<float> x)
    {
        var shifter = Vector512.Create(12582912f);
        var shifted = Vector512.MultiplyAddEstimate(x, Vector512.Create(1.44269504f), shifter);
        var n = shifted - shifter;
        var r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-0.693359375f), x);
        r = Vector512.MultiplyAddEstimate(n, Vector512.Create(2.12194440e-4f), r);
        var p = Vector512.MultiplyAddEstimate(Vector512.Create(0.0013814599f), r, Vector512.Create(0.008368717f));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(0.04166839f));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(0.16666521f));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(0.49999994f));
        p = Vector512.MultiplyAddEstimate(p, r * r, r);
        var y = ((Vector512<float>.One + p).AsInt32() + Vector512.ShiftLeft(shifted.AsInt32(), 23)).AsSingle();
        y = Vector512.AndNot(y, Vector512.LessThan(x, Vector512.Create(SmallestExponent)));
        return Vector512.ConditionalSelect(
            Vector512.LessThanOrEqual(x, Vector512.Create(LargestExponent)), y, x + Vector512.Create(float.PositiveInfinity));
    }
}
