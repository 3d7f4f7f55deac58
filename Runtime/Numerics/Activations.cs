using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Activations whose formula or derivative is longer than a line; the generator writes out the shorter ones.</summary>
public static class Activations
{
    private const float SqrtTwoOverPi = 0.7978845608028654f;
    private const float Cubic = 0.044715f;

    /// <summary>dy · σ(x) (1 + x (1 − σ(x))).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> SiLUGradient(Vector<float> x, Vector<float> dy)
    {
        var sigmoid = VectorMath.Sigmoid(x);
        return dy * sigmoid * VectorArithmetic.MultiplyAdd(x, Vector<float>.One - sigmoid, Vector<float>.One);
    }

    /// <summary>x tanh(log(1 + eˣ)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Mish(Vector<float> x) => x * VectorMath.Tanh(VectorMath.Softplus(x));

    /// <summary>dy · (t + x σ(x) (1 − t²)) with t = tanh(log(1 + eˣ)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> MishGradient(Vector<float> x, Vector<float> dy)
    {
        var tanh = VectorMath.Tanh(VectorMath.Softplus(x));
        return dy * VectorArithmetic.MultiplyAdd(x * VectorMath.Sigmoid(x), Vector<float>.One - (tanh * tanh), tanh);
    }

    /// <summary>x · min(max(x + 3, 0), 6) / 6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> HardSwish(Vector<float> x) =>
        x * Vector.MinNative(Vector.MaxNative(x + Vector.Create(3f), Vector<float>.Zero), Vector.Create(6f)) * (1f / 6f);

    /// <summary>
    /// dy · 0 below −3, dy above 3, dy · (x / 3 + ½) between them. At −3 it is the inner slope, −½. At 3 it is 1, as in PyTorch for whole vectors (PyTorch 1.13
    /// gives 1.5 in the remainder at the end of a tensor). NaN gives NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> HardSwishGradient(Vector<float> x, Vector<float> dy)
    {
        var three = Vector.Create(3f);
        var inside = dy * VectorArithmetic.MultiplyAdd(x, Vector.Create(1f / 3f), Vector.Create(0.5f));
        return Vector.ConditionalSelect(
            Vector.GreaterThanOrEqual(x, three), dy, Vector.ConditionalSelect(Vector.LessThan(x, -three), Vector<float>.Zero, inside));
    }

    /// <summary>x Φ(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> GELU(Vector<float> x) => x * VectorMath.NormalCdf(x);

    /// <summary>dy · (Φ(x) + x φ(x)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> GELUGradient(Vector<float> x, Vector<float> dy)
    {
        var cdf = VectorMath.NormalCdf(x, out var density);
        return dy * VectorArithmetic.MultiplyAdd(x, density, cdf);
    }

    /// <summary>½ x (1 + tanh(√(2/π) (x + 0.044715 x³))).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> GELUTanh(Vector<float> x) => x * 0.5f * (Vector<float>.One + VectorMath.Tanh(Inner(x)));

    /// <summary>dy · ½ (1 + t + x (1 − t²) √(2/π) (1 + 3 · 0.044715 x²)) with t the tanh of <see cref="GELUTanh"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> GELUTanhGradient(Vector<float> x, Vector<float> dy)
    {
        var tanh = VectorMath.Tanh(Inner(x));
        var slope = VectorArithmetic.MultiplyAdd(x * x, Vector.Create(3 * Cubic * SqrtTwoOverPi), Vector.Create(SqrtTwoOverPi));
        return dy * 0.5f * VectorArithmetic.MultiplyAdd(x * (Vector<float>.One - (tanh * tanh)), slope, Vector<float>.One + tanh);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Inner(Vector<float> x) =>
        x * VectorArithmetic.MultiplyAdd(x * x, Vector.Create(Cubic * SqrtTwoOverPi), Vector.Create(SqrtTwoOverPi));
}
