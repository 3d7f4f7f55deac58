using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generated;

/// <summary>
/// A gated recurrent unit (Cho et al. 2014), gates r, z, n as in PyTorch's <c>nn.GRU</c>: n = tanh(nₓ + σ(r) · nₕ), where nₕ is the product with the state and
/// has a bias of its own, and h = (1 − σ(z)) · n + σ(z) · h. Keeps the gates, nₕ and h before the step.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GRUCell : ICell
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <inheritdoc/>
    public static int Gates
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 3;
    }

    /// <inheritdoc/>
    public static int Saved
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 5;
    }

    /// <inheritdoc/>
    public static int CellPart
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 0;
    }

    /// <inheritdoc/>
    public static bool Splits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <inheritdoc/>
    public static bool ResetsState
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    /// <inheritdoc/>
    public static void Forward(ref float x, ref float sums, ref float state, ref float saved, int part)
    {
        GateLoops.Apply<Sigmoid>(ref x, ref sums, ref saved, 2 * part);
        Join(ref Unsafe.Add(ref x, 2 * part), ref Unsafe.Add(ref sums, 2 * part), ref state, ref saved, part);
    }

    [MethodImpl(Hot)]
    private static void Join(ref float x, ref float sums, ref float state, ref float saved, int part)
    {
        for (int unit = 0; unit < part; unit += Vector<float>.Count)
        {
            Vector<float> r = RowVectors.Load(ref saved, unit), z = RowVectors.Load(ref saved, part + unit);
            Vector<float> product = RowVectors.Load(ref sums, unit), h = RowVectors.Load(ref state, unit);
            var n = VectorMath.Tanh(VectorArithmetic.MultiplyAdd(r, product, RowVectors.Load(ref x, unit)));
            RowVectors.Store(n, ref saved, (2 * part) + unit);
            RowVectors.Store(product, ref saved, (3 * part) + unit);
            RowVectors.Store(h, ref saved, (4 * part) + unit);
            RowVectors.Store(GateLoops.Flush(VectorArithmetic.MultiplyAdd(z, h - n, n)), ref state, unit);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ref float x, ref float sums, ref float state, int part, int units)
    {
        if (GateLoops.AreWide(units))
        {
            Step<Vector512<float>, WideGates>(ref x, ref sums, ref state, part, units);
        }
        else
        {
            Step<Vector<float>, NarrowGates>(ref x, ref sums, ref state, part, units);
        }
    }

    [MethodImpl(Hot)]
    private static void Step<TVector, TGates>(ref float x, ref float sums, ref float state, int part, int units)
        where TVector : struct
        where TGates : struct, IGateLanes<TVector>
    {
        for (int unit = 0; unit < units; unit += TGates.Count)
        {
            var r = TGates.Sigmoid(TGates.Add(TGates.Load(ref x, unit), TGates.Load(ref sums, unit)));
            var n = TGates.Tanh(TGates.MultiplyAdd(r, TGates.Load(ref sums, (2 * part) + unit), TGates.Load(ref x, (2 * part) + unit)));
            var z = TGates.Sigmoid(TGates.Add(TGates.Load(ref x, part + unit), TGates.Load(ref sums, part + unit)));
            TGates.Store(TGates.Flush(TGates.MultiplyAdd(z, TGates.Subtract(TGates.Load(ref state, unit), n), n)), ref state, unit);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(Hot)]
    public static void Backward(ref float state, ref float saved, ref float cell, ref float x, ref float sums, int part)
    {
        for (int unit = 0; unit < part; unit += Vector<float>.Count)
        {
            Vector<float> r = RowVectors.Load(ref saved, unit), z = RowVectors.Load(ref saved, part + unit), n = RowVectors.Load(ref saved, (2 * part) + unit);
            Vector<float> product = RowVectors.Load(ref saved, (3 * part) + unit), h = RowVectors.Load(ref saved, (4 * part) + unit);
            var dh = RowVectors.Load(ref state, unit);
            var dn = GateLoops.Flush(dh * (Vector<float>.One - z) * (Vector<float>.One - (n * n)));
            var dr = GateLoops.Flush(dn * product * r * (Vector<float>.One - r));
            var dz = GateLoops.Flush(dh * (h - n) * z * (Vector<float>.One - z));
            RowVectors.Store(dr, ref x, unit);
            RowVectors.Store(dz, ref x, part + unit);
            RowVectors.Store(dn, ref x, (2 * part) + unit);
            RowVectors.Store(dr, ref sums, unit);
            RowVectors.Store(dz, ref sums, part + unit);
            RowVectors.Store(GateLoops.Flush(dn * r), ref sums, (2 * part) + unit);
            RowVectors.Store(GateLoops.Flush(dh * z), ref state, (2 * part) + unit);
        }
    }
}
