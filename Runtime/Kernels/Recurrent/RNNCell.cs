using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>The plain recurrent unit of PyTorch's <c>nn.RNN</c>: h = f(x + product). Keeps h.</summary>
/// <typeparam name="TFunction">f, whose derivative follows from its value: tanh or ReLU.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RNNCell<TFunction> : ICell
    where TFunction : struct, IFunction
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <inheritdoc/>
    public static int Gates
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    /// <inheritdoc/>
    public static int Saved
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
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
        get => false;
    }

    /// <inheritdoc/>
    [MethodImpl(Hot)]
    public static void Forward(ref float x, ref float sums, ref float state, ref float saved, int part)
    {
        for (int unit = 0; unit < part; unit += Vector<float>.Count)
        {
            var h = GateLoops.Flush(default(TFunction).Of(RowVectors.Load(ref x, unit) + RowVectors.Load(ref sums, unit)));
            RowVectors.Store(h, ref saved, unit);
            RowVectors.Store(h, ref state, unit);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(Hot)]
    public static void Step(ref float x, ref float sums, ref float state, int part, int units)
    {
        for (int unit = 0; unit < units; unit += Vector<float>.Count)
        {
            RowVectors.Store(GateLoops.Flush(default(TFunction).Of(RowVectors.Load(ref x, unit) + RowVectors.Load(ref sums, unit))), ref state, unit);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(Hot)]
    public static void Backward(ref float state, ref float saved, ref float cell, ref float x, ref float sums, int part)
    {
        for (int unit = 0; unit < part; unit += Vector<float>.Count)
        {
            Vector<float> h = RowVectors.Load(ref saved, unit), dh = RowVectors.Load(ref state, unit);
            RowVectors.Store(GateLoops.Flush(default(TFunction).Gradient(h, dh)), ref x, unit);
            RowVectors.Store(Vector<float>.Zero, ref state, (2 * part) + unit);
        }
    }
}
