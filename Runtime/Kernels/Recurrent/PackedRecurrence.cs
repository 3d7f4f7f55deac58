using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>
/// The steps of a recurrent layer whose rows have lengths of their own: the rows of a call go through a step together, the longest first, so that those which
/// still have a step are the first ones, and the others cost nothing.
/// </summary>
/// <typeparam name="TUnits">Units: the values of h.</typeparam>
/// <typeparam name="TCell">What happens in a step.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class PackedRecurrence<TUnits, TCell>
    where TUnits : struct, ISize
    where TCell : struct, ICell
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    // With fewer rows a product sums in another order. So many are multiplied where there are so many, though fewer have the step: otherwise the bits of a row
    // would depend on how many rows with it belong to the same worker.
    private const int FewestRows = 12;

    // Floats of a part: the units in whole panels.
    private static int Part => Panel.Pad(TUnits.Value);

    private static int GatesLength => TCell.Gates * Part;

    /// <summary>h of every step; what the backward pass needs is kept.</summary>
    /// <param name="x">The product with the inputs, with its bias: gates of all units in whole panels, a step.</param>
    /// <param name="xStride">Floats from packed step to packed step.</param>
    /// <param name="weights">The weights of the state, panels <c>[gates][units / 16][units][16]</c>.</param>
    /// <param name="bias">A number for each gate of each unit, in whole panels.</param>
    /// <param name="y">Receives h of each step.</param>
    /// <param name="yStride">Floats from packed step to packed step.</param>
    /// <param name="saved">Receives what the backward pass needs of each step.</param>
    /// <param name="savedStride">Floats from packed step to packed step.</param>
    /// <param name="before">Receives h before each step, padded with zeros.</param>
    /// <param name="beforeStride">Floats from packed step to packed step.</param>
    /// <param name="work">Room for the state and the sums of each row.</param>
    /// <param name="sequences">The lengths.</param>
    /// <param name="states">What the rows begin with.</param>
    public static void Forward(
        ref float x, int xStride, ref float weights, ref float bias, ref float y, int yStride, ref float saved, int savedStride, ref float before,
        int beforeStride, ref float work, Sequences sequences, RowStates states = default) =>
        Steps(
            ref x, xStride, ref weights, ref bias, ref y, yStride, ref saved, savedStride, ref before, beforeStride, ref work, sequences, states,
            isReverse: false);

    /// <summary>The same from the last step of each row to its first.</summary>
    /// <inheritdoc cref="Forward"/>
    public static void ForwardReverse(
        ref float x, int xStride, ref float weights, ref float bias, ref float y, int yStride, ref float saved, int savedStride, ref float before,
        int beforeStride, ref float work, Sequences sequences, RowStates states = default) =>
        Steps(
            ref x, xStride, ref weights, ref bias, ref y, yStride, ref saved, savedStride, ref before, beforeStride, ref work, sequences, states,
            isReverse: true);

    /// <summary>h of every step, if there is no backward pass.</summary>
    /// <inheritdoc cref="Forward"/>
    public static void Predict(
        ref float x, int xStride, ref float weights, ref float bias, ref float y, int yStride, ref float work, Sequences sequences,
        RowStates states = default) =>
        Steps(
            ref x, xStride, ref weights, ref bias, ref y, yStride, ref Unsafe.NullRef<float>(), 0, ref Unsafe.NullRef<float>(), 0, ref work, sequences,
            states, isReverse: false);

    /// <summary>The same from the last step of each row to its first.</summary>
    /// <inheritdoc cref="Forward"/>
    public static void PredictReverse(
        ref float x, int xStride, ref float weights, ref float bias, ref float y, int yStride, ref float work, Sequences sequences,
        RowStates states = default) =>
        Steps(
            ref x, xStride, ref weights, ref bias, ref y, yStride, ref Unsafe.NullRef<float>(), 0, ref Unsafe.NullRef<float>(), 0, ref work, sequences,
            states, isReverse: true);

    /// <summary>The gradients of both products, from the last step of each row to its first.</summary>
    /// <param name="dy">The gradient of h of each step.</param>
    /// <param name="dyStride">Floats from packed step to packed step.</param>
    /// <param name="saved">What the forward pass has kept.</param>
    /// <param name="savedStride">Floats from packed step to packed step.</param>
    /// <param name="transposed">The weights of the state with inputs and outputs exchanged, panels <c>[units / 16][gates · units in whole panels][16]</c>.
    /// </param>
    /// <param name="x">Receives the gradient of the product with the inputs.</param>
    /// <param name="sums">Receives that of the product with the state; the same place, where they do not differ.</param>
    /// <param name="stride">Floats from packed step to packed step, of both.</param>
    /// <param name="work">Room for the gradient of the state and of the gates of each row.</param>
    /// <param name="sequences">The lengths.</param>
    /// <param name="states">What the rows begin with.</param>
    public static void Backward(
        ref float dy, int dyStride, ref float saved, int savedStride, ref float transposed, ref float x, ref float sums, int stride, ref float work,
        Sequences sequences, RowStates states = default) =>
        StepsBack(
            ref dy, dyStride, ref saved, savedStride, ref transposed, ref x, ref sums, stride, ref Unsafe.NullRef<float>(), 0, ref work, sequences, states,
            isReverse: false);

    /// <summary>The same of a layer that goes from the last step of each row to its first: from the first to the last.</summary>
    /// <inheritdoc cref="Backward"/>
    public static void BackwardReverse(
        ref float dy, int dyStride, ref float saved, int savedStride, ref float transposed, ref float x, ref float sums, int stride, ref float work,
        Sequences sequences, RowStates states = default) =>
        StepsBack(
            ref dy, dyStride, ref saved, savedStride, ref transposed, ref x, ref sums, stride, ref Unsafe.NullRef<float>(), 0, ref work, sequences, states,
            isReverse: true);

    [MethodImpl(Hot)]
    private static void Steps(
        ref float x, int xStride, ref float weights, ref float bias, ref float y, int yStride, ref float saved, int savedStride, ref float before,
        int beforeStride, ref float work, Sequences sequences, RowStates states, bool isReverse)
    {
        if (sequences.Rows == 0)
        {
            return;
        }

        sequences.Sort();
        int active = sequences.Rows, longest = sequences.LengthOf(sequences.At(0));
        for (int step = 0; step < longest; step++)
        {
            active = Active(sequences, active, step);
            if (step == 0)
            {
                FirstState<TUnits, TCell>.Set(ref bias, ref work, active, states);
            }

            if (step > 0 || states.AreGiven)
            {
                StateProducts<TUnits, TCell>.Forward(ref work, ref weights, ref bias, Math.Min(sequences.Rows, Math.Max(active, FewestRows)));
            }

            if (TCell.ResetsState)
            {
                Reset(ref x, xStride, ref weights, ref bias, ref saved, savedStride, ref work, sequences, active, step, isReverse);
            }

            Cells(ref x, xStride, ref y, yStride, ref saved, savedStride, ref before, beforeStride, ref work, sequences, active, step, isReverse);
        }
    }

    /// <summary>How many rows, the longest first, have a step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Active(Sequences sequences, int before, int step)
    {
        while (before > 0 && sequences.LengthOf(sequences.At(before - 1)) <= step)
        {
            before--;
        }

        return before;
    }

    /// <summary>The packed step of a row that the layer comes to after so many others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int PlaceOf(Sequences sequences, int row, int step, bool isReverse) =>
        sequences.FirstOf(row) + (isReverse ? sequences.LengthOf(row) - 1 - step : step);

    [MethodImpl(Hot)]
    private static void Cells(
        ref float x, int xStride, ref float y, int yStride, ref float saved, int savedStride, ref float before, int beforeStride,
        ref float work, Sequences sequences, int active, int step, bool isReverse)
    {
        for (int i = 0; i < active; i++)
        {
            int place = PlaceOf(sequences, sequences.At(i), step, isReverse);
            ref float state = ref Unsafe.Add(ref work, (nint)i * StateRow<TUnits, TCell>.Stride);
            ref float sums = ref Unsafe.Add(ref state, 2 * Part);
            ref float kept = ref Unsafe.IsNullRef(ref saved) ? ref sums : ref Unsafe.Add(ref saved, (nint)place * savedStride);
            if (!Unsafe.IsNullRef(ref before))
            {
                MemoryMarshal.CreateReadOnlySpan(ref state, Part).CopyTo(
                    MemoryMarshal.CreateSpan(ref Unsafe.Add(ref before, (nint)place * beforeStride), Part));
            }

            TCell.Forward(ref Unsafe.Add(ref x, (nint)place * xStride), ref sums, ref state, ref kept, Part);
            MemoryMarshal.CreateReadOnlySpan(ref state, Part).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref y, (nint)place * yStride), Part));
        }
    }

    [MethodImpl(Hot)]
    private static void StepsBack(
        ref float dy, int dyStride, ref float saved, int savedStride, ref float transposed, ref float x, ref float sums, int stride, ref float reset,
        int resetStride, ref float work, Sequences sequences, RowStates states, bool isReverse)
    {
        if (sequences.Rows == 0)
        {
            return;
        }

        // Rows that have not begun are multiplied with others: they are 0.
        MemoryMarshal.CreateSpan(ref work, sequences.Rows * PackedGradientRow<TUnits, TCell>.Stride).Clear();
        sequences.Sort();
        ref float gates = ref Unsafe.Add(ref work, 3 * Part);
        int active = 0;
        for (int step = sequences.LengthOf(sequences.At(0)) - 1; step >= 0; step--)
        {
            while (active < sequences.Rows && sequences.LengthOf(sequences.At(active)) > step)
            {
                active++;
            }

            CellsBack(ref dy, dyStride, ref saved, savedStride, ref x, ref sums, stride, ref work, sequences, active, step, states, isReverse);
            if (TCell.ResetsState)
            {
                ResetBack(ref saved, savedStride, ref transposed, ref x, stride, ref reset, resetStride, ref work, sequences, active, step, isReverse);
            }

            if (step > 0 || states.AreLearnt)
            {
                int rows = Math.Min(sequences.Rows, Math.Max(active, FewestRows));
                StateProducts<TUnits, TCell>.Backward<PackedGateRow<TUnits, TCell>, PackedGradientRow<TUnits, TCell>>(
                    ref gates, ref transposed, ref work, rows);
            }
        }

        for (int i = 0; states.AreLearnt && i < sequences.Rows; i++)
        {
            states.KeepGradients(sequences.At(i), ref Unsafe.Add(ref work, (nint)i * PackedGradientRow<TUnits, TCell>.Stride), Part);
        }
    }

    [MethodImpl(Hot)]
    private static void CellsBack(
        ref float dy, int dyStride, ref float saved, int savedStride, ref float x, ref float sums, int stride, ref float work, Sequences sequences, int active,
        int step, RowStates states, bool isReverse)
    {
        for (int i = 0; i < active; i++)
        {
            int place = PlaceOf(sequences, sequences.At(i), step, isReverse);
            ref float state = ref Unsafe.Add(ref work, (nint)i * PackedGradientRow<TUnits, TCell>.Stride);
            ref float kept = ref Unsafe.Add(ref saved, (nint)place * savedStride);
            ref float cell = ref step == 0
                ? ref states.CellOf(sequences.At(i))
                : ref Unsafe.Add(ref kept, (isReverse ? savedStride : -savedStride) + (TCell.CellPart * Part));
            ref float ofSums = ref Unsafe.Add(ref sums, (nint)place * stride);
            GateLoops.AddGradient(ref Unsafe.Add(ref dy, (nint)place * dyStride), ref state, TUnits.Value);
            TCell.Backward(ref state, ref kept, ref cell, ref Unsafe.Add(ref x, (nint)place * stride), ref ofSums, Part);
            MemoryMarshal.CreateReadOnlySpan(ref ofSums, GatesLength).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref state, 3 * Part), GatesLength));
        }
    }
}
