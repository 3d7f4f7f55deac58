using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

public static partial class VectorMath
{
    private const float NormalDensityAtZero = 0.39894228f;

    /// <summary>The error function erf x. Error at most 4.5·10⁻⁷ and at most 8 ulp; odd, and exact to the last bits near 0.</summary>
    /// <remarks>The rational function of degree 13 over 8 of Eigen's <c>perf</c>, clamped to [−1, 1].</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Erf(Vector<float> x)
    {
        var q = x * x;
        var p = Cubic(q, -2.72614225801306e-10f, 2.77068142495902e-08f, -2.10102402082508e-06f, -5.69250639462346e-05f);
        p = Horner(Horner(Horner(p, q, -7.34990630326855e-04f), q, -2.95459980854025e-03f), q, -1.60960333262415e-02f) * x;
        var d = Cubic(q, -1.45660718464996e-05f, -2.13374055278905e-04f, -1.68282697438203e-03f, -7.37332916720468e-03f);
        var y = p / Horner(d, q, -1.42647390514189e-02f);
        return Vector.ConditionalSelect(Vector.GreaterThan(Vector.Abs(x), Vector.Create(3.6f)), Vector.CopySign(Vector<float>.One, x), y);
    }

    /// <summary>The standard normal density φ(x) = e^(−x²/2) / √(2π). Relative error at most 2·10⁻⁷ + 6·10⁻⁸·x²; 0 from |x| = 13.2 on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> NormalDensity(Vector<float> x) => Vector.Create(NormalDensityAtZero) * Exp(x * x * Vector.Create(-0.5f));

    /// <summary>
    /// The standard normal distribution function Φ(x) = ½(1 + erf(x/√2)). Error at most 2·10⁻⁷, and in the left tail, down to x = −13.2,
    /// a relative error of at most 6·10⁻⁷ + 6·10⁻⁸·x².
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> NormalCdf(Vector<float> x) => NormalCdf(x, out _);

    /// <summary>
    /// <see cref="NormalCdf(Vector{float})"/> with <see cref="NormalDensity"/>, which it needs anyway: the gradient of GELU is Φ(x) + x·φ(x).
    /// </summary>
    /// <remarks>
    /// Φ(−a) = e^(−a²/2)·Q(t), t = 1 / (1 + 0.35 a), the form of Abramowitz and Stegun 26.2.17 with a minimax polynomial of degree 9
    /// (relative error 3·10⁻⁸ up to a = 13.5).
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> NormalCdf(Vector<float> x, out Vector<float> density)
    {
        var t = Vector<float>.One / VectorArithmetic.MultiplyAdd(Vector.Abs(x), Vector.Create(0.35f), Vector<float>.One);
        var q = Cubic(t, -0.029125877f, 0.14387229f, -0.25550467f, 0.15892941f);
        q = Horner(Horner(Horner(q, t, -0.02293722f), t, 0.10543297f), t, 0.11985243f);
        q = Horner(Horner(q, t, 0.13985908f), t, 0.13962157f) * t;
        var exponential = Exp(x * x * Vector.Create(-0.5f));
        density = Vector.Create(NormalDensityAtZero) * exponential;
        var tail = exponential * q;
        return Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), Vector<float>.One - tail, tail);
    }
}
