using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generated;

/// <summary>
/// A gated recurrent unit whose reset gate acts before the product with the state (Cho et al. 2014, first version): gates r, z, n with n = tanh(nₓ + nₕ), where
/// nₕ is the product with σ(r) · h, and h = (1 − σ(z)) · n + σ(z) · h. Keeps the gates and h before the step.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ResetBeforeGRUCell : ICell
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
        get => 4;
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
        get => false;
    }

    /// <inheritdoc/>
    public static bool ResetsState
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <inheritdoc/>
    public static void Reset(ref float x, ref float sums, ref float state, ref float saved, int part)
    {
        GateLoops.Apply<Sigmoid>(ref x, ref sums, ref saved, 2 * part);
        ResetState(ref state, ref saved, part);
    }

    [MethodImpl(Hot)]
    private static void ResetState(ref float state, ref float saved, int part)
    {
        for (int unit = 0; unit < part; unit += Vector<float>.Count)
        {
            RowVectors.Store(GateLoops.Flush(RowVectors.Load(ref saved, unit) * RowVectors.Load(ref state, unit)), ref state, part + unit);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(Hot)]
    public static void Forward(ref float x, ref float sums, ref float state, ref float saved, int part)
    {
        for (int unit = 0; unit < part; unit += Vector<float>.Count)
        {
            Vector<float> z = RowVectors.Load(ref saved, part + unit), h = RowVectors.Load(ref state, unit);
            var n = VectorMath.Tanh(RowVectors.Load(ref x, (2 * part) + unit) + RowVectors.Load(ref sums, (2 * part) + unit));
            RowVectors.Store(n, ref saved, (2 * part) + unit);
            RowVectors.Store(h, ref saved, (3 * part) + unit);
            RowVectors.Store(GateLoops.Flush(VectorArithmetic.MultiplyAdd(z, h - n, n)), ref state, unit);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ResetStep(ref float x, ref float sums, ref float state, int part, int units)
    {
        if (GateLoops.AreWide(units))
        {
            ResetStep<Vector512<float>, WideGates>(ref x, ref sums, ref state, part, units);
        }
        else
        {
            ResetStep<Vector<float>, NarrowGates>(ref x, ref sums, ref state, part, units);
        }
    }

    [MethodImpl(Hot)]
    private static void ResetStep<TVector, TGates>(ref float x, ref float sums, ref float state, int part, int units)
        where TVector : struct
        where TGates : struct, IGateLanes<TVector>
    {
        for (int unit = 0; unit < units; unit += TGates.Count)
        {
            var r = TGates.Sigmoid(TGates.Add(TGates.Load(ref x, unit), TGates.Load(ref sums, unit)));
            TGates.Store(TGates.Flush(TGates.Multiply(r, TGates.Load(ref state, unit))), ref state, part + unit);
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
            var n = TGates.Tanh(TGates.Add(TGates.Load(ref x, (2 * part) + unit), TGates.Load(ref sums, (2 * part) + unit)));
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
            Vector<float> z = RowVectors.Load(ref saved, part + unit), n = RowVectors.Load(ref saved, (2 * part) + unit);
            Vector<float> h = RowVectors.Load(ref saved, (3 * part) + unit), dh = RowVectors.Load(ref state, unit);
            RowVectors.Store(GateLoops.Flush(dh * (h - n) * z * (Vector<float>.One - z)), ref x, part + unit);
            RowVectors.Store(GateLoops.Flush(dh * (Vector<float>.One - z) * (Vector<float>.One - (n * n))), ref x, (2 * part) + unit);
            RowVectors.Store(GateLoops.Flush(dh * z), ref state, (2 * part) + unit);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(Hot)]
    public static void ResetBackward(ref float state, ref float saved, ref float x, int part)
    {
        for (int unit = 0; unit < part; unit += Vector<float>.Count)
        {
            Vector<float> r = RowVectors.Load(ref saved, unit), h = RowVectors.Load(ref saved, (3 * part) + unit);
            Vector<float> d = RowVectors.Load(ref state, part + unit), beside = RowVectors.Load(ref state, (2 * part) + unit);
            RowVectors.Store(GateLoops.Flush(d * h * r * (Vector<float>.One - r)), ref x, unit);
            RowVectors.Store(GateLoops.Flush(r * h), ref state, part + unit);
            RowVectors.Store(GateLoops.Flush(VectorArithmetic.MultiplyAdd(d, r, beside)), ref state, (2 * part) + unit);
        }
    }
}
