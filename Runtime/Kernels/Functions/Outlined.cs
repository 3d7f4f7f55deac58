using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Formulas with so many instructions that a call costs less than a dozen copies in one kernel.</summary>
internal static class Outlined
{
    private const MethodImplOptions Call = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    [MethodImpl(Call)]
    public static Vector<float> Softplus(Vector<float> x) => VectorMath.Softplus(x);

    [MethodImpl(Call)]
    public static Vector<float> SoftplusGradient(Vector<float> x, Vector<float> dy) => dy * VectorMath.Sigmoid(x);

    [MethodImpl(Call)]
    public static Vector<float> Mish(Vector<float> x) => Activations.Mish(x);

    [MethodImpl(Call)]
    public static Vector<float> MishGradient(Vector<float> x, Vector<float> dy) => Activations.MishGradient(x, dy);

    [MethodImpl(Call)]
    public static Vector<float> GELU(Vector<float> x) => Activations.GELU(x);

    [MethodImpl(Call)]
    public static Vector<float> GELUGradient(Vector<float> x, Vector<float> dy) => Activations.GELUGradient(x, dy);

    [MethodImpl(Call)]
    public static Vector<float> GELUTanh(Vector<float> x) => Activations.GELUTanh(x);

    [MethodImpl(Call)]
    public static Vector<float> GELUTanhGradient(Vector<float> x, Vector<float> dy) => Activations.GELUTanhGradient(x, dy);

    [MethodImpl(Call)]
    public static Vector<float> Noise(Vector<float> value, uint rowKey, int element, float deviation) => NormalNoise.Add(value, rowKey, element, deviation);
}
