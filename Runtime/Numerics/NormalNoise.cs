using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>
/// Normally distributed random numbers for each element of each row of the batch, from the same 32 bits as <see cref="DropoutMask"/>: there is no state, and
/// threads and vector width do not matter.
/// </summary>
/// <remarks>
/// 23 of the bits select one of 2²³ equal parts of (0, 1), and the number is the quantile of its middle: at most 5.4 in size. The quantile is √2 · erf⁻¹ by the
/// polynomials of M. Giles ("Approximating the erfinv function", GPU Computing Gems, 2011), with an error of about 10⁻⁶.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NormalNoise
{
    private const int Bits = 23;
    private const float Part = 1f / (1 << Bits);

    /// <summary>value + deviation · z.</summary>
    /// <param name="value">The elements <paramref name="element"/>, <paramref name="element"/> + 1, … of a row.</param>
    /// <param name="rowKey">From <see cref="DropoutMask.RowKey"/>.</param>
    /// <param name="element">The logical index of the first lane in its row.</param>
    /// <param name="deviation">The standard deviation.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Add(Vector<float> value, uint rowKey, int element, float deviation)
    {
        var bits = Vector.ShiftRightLogical(DropoutMask.VectorBits(rowKey, element), 32 - Bits).As<uint, int>();
        var probability = (Vector.ConvertToSingle(bits) + Vector.Create(0.5f)) * Vector.Create(Part);
        return VectorArithmetic.MultiplyAdd(Quantile(probability), Vector.Create(deviation), value);
    }

    /// <summary>The z of an element in double precision.</summary>
    public static double Exact(uint rowKey, int element) => NormalQuantile.Of(((DropoutMask.Bits(rowKey, element) >> (32 - Bits)) + 0.5) * Part);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Quantile(Vector<float> probability)
    {
        // With x = 2p − 1: (1 − x)(1 + x) = 4p(1 − p), without cancellation.
        var rest = Vector<float>.One - probability;
        var w = -VectorMath.Log(Vector.Create(4f) * probability * rest);
        var central = Central(w - Vector.Create(2.5f));
        var tail = Tail(Vector.SquareRoot(Vector.MaxNative(w, Vector.Create(5f))) - Vector.Create(3f));
        var slope = Vector.ConditionalSelect(Vector.LessThan(w, Vector.Create(5f)), central, tail);
        return slope * ((probability - rest) * Vector.Create(1.41421354f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Central(Vector<float> w)
    {
        var p = Vector.Create(2.81022636e-8f);
        p = VectorArithmetic.MultiplyAdd(p, w, Vector.Create(3.43273939e-7f));
        p = VectorArithmetic.MultiplyAdd(p, w, Vector.Create(-3.5233877e-6f));
        p = VectorArithmetic.MultiplyAdd(p, w, Vector.Create(-4.39150654e-6f));
        p = VectorArithmetic.MultiplyAdd(p, w, Vector.Create(0.00021858087f));
        p = VectorArithmetic.MultiplyAdd(p, w, Vector.Create(-0.00125372503f));
        p = VectorArithmetic.MultiplyAdd(p, w, Vector.Create(-0.00417768164f));
        p = VectorArithmetic.MultiplyAdd(p, w, Vector.Create(0.246640727f));
        return VectorArithmetic.MultiplyAdd(p, w, Vector.Create(1.50140941f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Tail(Vector<float> w)
    {
        var p = Vector.Create(-0.000200214257f);
        p = VectorArithmetic.MultiplyAdd(p, w, Vector.Create(0.000100950558f));
        p = VectorArithmetic.MultiplyAdd(p, w, Vector.Create(0.00134934322f));
        p = VectorArithmetic.MultiplyAdd(p, w, Vector.Create(-0.00367342844f));
        p = VectorArithmetic.MultiplyAdd(p, w, Vector.Create(0.00573950773f));
        p = VectorArithmetic.MultiplyAdd(p, w, Vector.Create(-0.0076224613f));
        p = VectorArithmetic.MultiplyAdd(p, w, Vector.Create(0.00943887047f));
        p = VectorArithmetic.MultiplyAdd(p, w, Vector.Create(1.00167406f));
        return VectorArithmetic.MultiplyAdd(p, w, Vector.Create(2.83297682f));
    }
}
