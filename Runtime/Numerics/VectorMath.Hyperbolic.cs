using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

public static partial class VectorMath
{
    /// <summary>
    /// tanh x. Error at most 3.5·10⁻⁷ (2.6·10⁻⁷ with a fused multiply-add) and at most 6 ulp; odd, and exact to the last bits near 0.
    /// From |x| = 7.9988 on the result is ±1.
    /// </summary>
    /// <remarks>The rational function of degree 13 over 6 of Eigen's <c>ptanh_float</c>.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Tanh(Vector<float> x)
    {
        // Written out instead of by Horner: a tail contains it once for each vector of a tile, and the JIT's inlining budget is limited.
        var q = x * x;
        var p = VectorArithmetic.MultiplyAdd(Vector.Create(-2.76076847742355e-16f), q, Vector.Create(2.00018790482477e-13f));
        p = VectorArithmetic.MultiplyAdd(p, q, Vector.Create(-8.60467152213735e-11f));
        p = VectorArithmetic.MultiplyAdd(p, q, Vector.Create(5.12229709037114e-08f));
        p = VectorArithmetic.MultiplyAdd(p, q, Vector.Create(1.48572235717979e-05f));
        p = VectorArithmetic.MultiplyAdd(p, q, Vector.Create(6.37261928875436e-04f));
        p = VectorArithmetic.MultiplyAdd(p, q, Vector.Create(4.89352455891786e-03f)) * x;
        var d = VectorArithmetic.MultiplyAdd(Vector.Create(1.19825839466702e-06f), q, Vector.Create(1.18534705686654e-04f));
        d = VectorArithmetic.MultiplyAdd(d, q, Vector.Create(2.26843463243900e-03f));
        var y = p / VectorArithmetic.MultiplyAdd(d, q, Vector.Create(4.89352518554385e-03f));
        return Vector.ConditionalSelect(Vector.GreaterThan(Vector.Abs(x), Vector.Create(7.9988f)), Vector.CopySign(Vector<float>.One, x), y);
    }

    /// <summary>The logistic function 1 / (1 + e⁻ˣ). Error at most 3.5 ulp down to x = −87.3; below −88.72283 the result is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sigmoid(Vector<float> x) => Vector<float>.One / (Vector<float>.One + Exp(-x));
}
