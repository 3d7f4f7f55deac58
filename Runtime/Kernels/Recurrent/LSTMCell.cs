using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generated;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000), gates i, f, g, o as in PyTorch's <c>nn.LSTM</c>:
/// c = σ(f) · c + σ(i) · tanh(g), h = σ(o) · tanh(c). Keeps the gates and c.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LSTMCell : ICell
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <inheritdoc/>
    public static int Gates
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4;
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
        get => 4;
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
        get => false;
    }

    /// <inheritdoc/>
    public static void Forward(ref float x, ref float sums, ref float state, ref float saved, int part)
    {
        GateLoops.Apply<Sigmoid>(ref x, ref sums, ref saved, 2 * part);
        GateLoops.Apply<Tanh>(ref Unsafe.Add(ref x, 2 * part), ref Unsafe.Add(ref sums, 2 * part), ref Unsafe.Add(ref saved, 2 * part), part);
        GateLoops.Apply<Sigmoid>(ref Unsafe.Add(ref x, 3 * part), ref Unsafe.Add(ref sums, 3 * part), ref Unsafe.Add(ref saved, 3 * part), part);
        Join(ref state, ref saved, part);
    }

    [MethodImpl(Hot)]
    private static void Join(ref float state, ref float saved, int part)
    {
        for (int unit = 0; unit < part; unit += Vector<float>.Count)
        {
            Vector<float> i = RowVectors.Load(ref saved, unit), f = RowVectors.Load(ref saved, part + unit);
            Vector<float> g = RowVectors.Load(ref saved, (2 * part) + unit), o = RowVectors.Load(ref saved, (3 * part) + unit);
            var c = GateLoops.Flush(VectorArithmetic.MultiplyAdd(f, RowVectors.Load(ref state, part + unit), i * g));
            RowVectors.Store(c, ref saved, (4 * part) + unit);
            RowVectors.Store(c, ref state, part + unit);
            RowVectors.Store(GateLoops.Flush(o * VectorMath.Tanh(c)), ref state, unit);
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
        if (units <= TGates.Count)
        {
            // All in registers: nothing waits for what was just stored.
            var memory = Remember<TVector, TGates>(ref x, ref sums, ref state, part, 0);
            var output = TGates.Sigmoid(TGates.Add(TGates.Load(ref x, 3 * part), TGates.Load(ref sums, 3 * part)));
            TGates.Store(TGates.Flush(TGates.Multiply(output, TGates.Tanh(memory))), ref state, 0);
            return;
        }

        // Two loops, so that a processor works on several vectors at once: what one of them waits for is half as long.
        for (int unit = 0; unit < units; unit += TGates.Count)
        {
            Remember<TVector, TGates>(ref x, ref sums, ref state, part, unit);
            TGates.Store(TGates.Sigmoid(TGates.Add(TGates.Load(ref x, (3 * part) + unit), TGates.Load(ref sums, (3 * part) + unit))), ref sums, unit);
        }

        for (int unit = 0; unit < units; unit += TGates.Count)
        {
            TGates.Store(TGates.Flush(TGates.Multiply(TGates.Load(ref sums, unit), TGates.Tanh(TGates.Load(ref state, part + unit)))), ref state, unit);
        }
    }

    /// <summary>The new c of a vector of units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Remember<TVector, TGates>(ref float x, ref float sums, ref float state, int part, int unit)
        where TVector : struct
        where TGates : struct, IGateLanes<TVector>
    {
        var i = TGates.Sigmoid(TGates.Add(TGates.Load(ref x, unit), TGates.Load(ref sums, unit)));
        var g = TGates.Tanh(TGates.Add(TGates.Load(ref x, (2 * part) + unit), TGates.Load(ref sums, (2 * part) + unit)));
        var f = TGates.Sigmoid(TGates.Add(TGates.Load(ref x, part + unit), TGates.Load(ref sums, part + unit)));
        var c = TGates.Flush(TGates.MultiplyAdd(f, TGates.Load(ref state, part + unit), TGates.Multiply(i, g)));
        TGates.Store(c, ref state, part + unit);
        return c;
    }

    /// <inheritdoc/>
    [MethodImpl(Hot)]
    public static void Backward(ref float state, ref float saved, ref float cell, ref float x, ref float sums, int part)
    {
        for (int unit = 0; unit < part; unit += Vector<float>.Count)
        {
            Vector<float> i = RowVectors.Load(ref saved, unit), f = RowVectors.Load(ref saved, part + unit);
            Vector<float> g = RowVectors.Load(ref saved, (2 * part) + unit), o = RowVectors.Load(ref saved, (3 * part) + unit);
            var c = Unsafe.IsNullRef(ref cell) ? Vector<float>.Zero : RowVectors.Load(ref cell, unit);
            var tanh = VectorMath.Tanh(RowVectors.Load(ref saved, (4 * part) + unit));
            var dh = RowVectors.Load(ref state, unit);
            var dc = VectorArithmetic.MultiplyAdd(dh * o, Vector<float>.One - (tanh * tanh), RowVectors.Load(ref state, part + unit));
            RowVectors.Store(GateLoops.Flush(dc * g * i * (Vector<float>.One - i)), ref x, unit);
            RowVectors.Store(GateLoops.Flush(dc * c * f * (Vector<float>.One - f)), ref x, part + unit);
            RowVectors.Store(GateLoops.Flush(dc * i * (Vector<float>.One - (g * g))), ref x, (2 * part) + unit);
            RowVectors.Store(GateLoops.Flush(dh * tanh * o * (Vector<float>.One - o)), ref x, (3 * part) + unit);
            RowVectors.Store(GateLoops.Flush(dc * f), ref state, part + unit);
            RowVectors.Store(Vector<float>.Zero, ref state, (2 * part) + unit);
        }
    }
}
