using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>
/// The steps of a recurrent layer, all rows of the call through one step before the next one begins: so the rows share the loading of the weights. The product
/// with the inputs is made before, for all steps at once.
/// </summary>
/// <typeparam name="TSteps">Steps of a row.</typeparam>
/// <typeparam name="TUnits">Units: the values of h.</typeparam>
/// <typeparam name="TCell">What happens in a step.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Recurrence<TSteps, TUnits, TCell>
    where TSteps : struct, ISize
    where TUnits : struct, ISize
    where TCell : struct, ICell
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    // Floats of a part: the units in whole panels.
    private static int Part => Panel.Pad(TUnits.Value);

    private static int GatesLength => TCell.Gates * Part;

    /// <summary>h of every step; what the backward pass needs is kept.</summary>
    /// <param name="x">The product with the inputs, with its bias: <c>[steps][gates][units in whole panels]</c> a row.</param>
    /// <param name="xStride">Floats from row to row.</param>
    /// <param name="weights">The weights of the state, panels <c>[gates][units / 16][units][16]</c>.</param>
    /// <param name="bias">A number for each gate of each unit, in whole panels.</param>
    /// <param name="y">Receives h, <c>[steps][units]</c> a row.</param>
    /// <param name="yStride">Floats from row to row.</param>
    /// <param name="saved">Receives what the backward pass needs, <c>[steps][saved parts][units in whole panels]</c> a row.</param>
    /// <param name="savedStride">Floats from row to row.</param>
    /// <param name="work">Room for the state and the sums of each row.</param>
    /// <param name="rows">Rows of the call.</param>
    public static void Forward(
        ref float x, int xStride, ref float weights, ref float bias, ref float y, int yStride, ref float saved, int savedStride, ref float work, int rows) =>
        Steps(
            ref x, xStride, ref weights, ref bias, ref y, yStride, ref saved, savedStride, ref Unsafe.NullRef<float>(), 0, ref work, rows, default,
            isReverse: false);

    /// <summary>The same from the last step to the first.</summary>
    /// <inheritdoc cref="Forward(ref float, int, ref float, ref float, ref float, int, ref float, int, ref float, int)"/>
    public static void ForwardReverse(
        ref float x, int xStride, ref float weights, ref float bias, ref float y, int yStride, ref float saved, int savedStride, ref float work, int rows) =>
        Steps(
            ref x, xStride, ref weights, ref bias, ref y, yStride, ref saved, savedStride, ref Unsafe.NullRef<float>(), 0, ref work, rows, default,
            isReverse: true);

    /// <summary>h of every step, of rows that begin with a state; what the backward pass needs is kept.</summary>
    /// <param name="x">The product with the inputs, with its bias: <c>[steps][gates][units in whole panels]</c> a row.</param>
    /// <param name="xStride">Floats from row to row.</param>
    /// <param name="weights">The weights of the state, panels <c>[gates][units / 16][units][16]</c>.</param>
    /// <param name="bias">A number for each gate of each unit, in whole panels.</param>
    /// <param name="y">Receives h, <c>[steps][units]</c> a row.</param>
    /// <param name="yStride">Floats from row to row.</param>
    /// <param name="saved">Receives what the backward pass needs, <c>[steps][saved parts][units in whole panels]</c> a row.</param>
    /// <param name="savedStride">Floats from row to row.</param>
    /// <param name="before">Receives h before each step, <c>[steps][units]</c> a row.</param>
    /// <param name="beforeStride">Floats from row to row.</param>
    /// <param name="work">Room for the state and the sums of each row.</param>
    /// <param name="rows">Rows of the call.</param>
    /// <param name="states">What the rows begin with.</param>
    public static void Forward(
        ref float x, int xStride, ref float weights, ref float bias, ref float y, int yStride, ref float saved, int savedStride, ref float before,
        int beforeStride, ref float work, int rows, RowStates states) =>
        Steps(
            ref x, xStride, ref weights, ref bias, ref y, yStride, ref saved, savedStride, ref before, beforeStride, ref work, rows, states, isReverse: false);

    /// <summary>The same from the last step to the first.</summary>
    /// <inheritdoc cref="Forward(ref float, int, ref float, ref float, ref float, int, ref float, int, ref float, int, ref float, int, RowStates)"/>
    public static void ForwardReverse(
        ref float x, int xStride, ref float weights, ref float bias, ref float y, int yStride, ref float saved, int savedStride, ref float before,
        int beforeStride, ref float work, int rows, RowStates states) =>
        Steps(
            ref x, xStride, ref weights, ref bias, ref y, yStride, ref saved, savedStride, ref before, beforeStride, ref work, rows, states, isReverse: true);

    /// <summary>h of every step, if there is no backward pass.</summary>
    /// <param name="x">The product with the inputs, with its bias: <c>[steps][gates][units in whole panels]</c> a row.</param>
    /// <param name="xStride">Floats from row to row.</param>
    /// <param name="weights">The weights of the state, panels <c>[gates][units / 16][units][16]</c>.</param>
    /// <param name="bias">A number for each gate of each unit, in whole panels.</param>
    /// <param name="y">Receives h, <c>[steps][units]</c> a row.</param>
    /// <param name="yStride">Floats from row to row.</param>
    /// <param name="work">Room for the state and the sums of each row.</param>
    /// <param name="rows">Rows of the call.</param>
    /// <param name="states">What the rows begin with.</param>
    public static void Predict(
        ref float x, int xStride, ref float weights, ref float bias, ref float y, int yStride, ref float work, int rows, RowStates states = default) =>
        Steps(
            ref x, xStride, ref weights, ref bias, ref y, yStride, ref Unsafe.NullRef<float>(), 0, ref Unsafe.NullRef<float>(), 0, ref work, rows, states,
            isReverse: false);

    /// <summary>The same from the last step to the first.</summary>
    /// <inheritdoc cref="Predict"/>
    public static void PredictReverse(
        ref float x, int xStride, ref float weights, ref float bias, ref float y, int yStride, ref float work, int rows, RowStates states = default) =>
        Steps(
            ref x, xStride, ref weights, ref bias, ref y, yStride, ref Unsafe.NullRef<float>(), 0, ref Unsafe.NullRef<float>(), 0, ref work, rows, states,
            isReverse: true);

    /// <summary>The gradients of both products, from the last step to the first.</summary>
    /// <param name="dy">The gradient of h, <c>[steps][units]</c> a row.</param>
    /// <param name="dyStride">Floats from row to row.</param>
    /// <param name="saved">What the forward pass has kept.</param>
    /// <param name="savedStride">Floats from row to row.</param>
    /// <param name="transposed">The weights of the state with inputs and outputs exchanged, panels <c>[units / 16][gates · units in whole panels][16]</c>.
    /// </param>
    /// <param name="x">Receives the gradient of the product with the inputs, in rows like those of that product.</param>
    /// <param name="sums">Receives that of the product with the state; the same place, where they do not differ.</param>
    /// <param name="work">Room for the gradient of the state of each row.</param>
    /// <param name="rows">Rows of the call.</param>
    /// <param name="states">What the rows began with.</param>
    public static void Backward(
        ref float dy, int dyStride, ref float saved, int savedStride, ref float transposed, ref float x, ref float sums, ref float work, int rows,
        RowStates states = default) =>
        StepsBack(
            ref dy, dyStride, ref saved, savedStride, ref transposed, ref x, ref sums, ref Unsafe.NullRef<float>(), 0, ref work, rows, states,
            isReverse: false);

    /// <summary>The same of a layer that goes from the last step to the first: from the first to the last.</summary>
    /// <inheritdoc cref="Backward"/>
    public static void BackwardReverse(
        ref float dy, int dyStride, ref float saved, int savedStride, ref float transposed, ref float x, ref float sums, ref float work, int rows,
        RowStates states = default) =>
        StepsBack(
            ref dy, dyStride, ref saved, savedStride, ref transposed, ref x, ref sums, ref Unsafe.NullRef<float>(), 0, ref work, rows, states,
            isReverse: true);

    [MethodImpl(Hot)]
    private static void Steps(
        ref float x, int xStride, ref float weights, ref float bias, ref float y, int yStride, ref float saved, int savedStride, ref float before,
        int beforeStride, ref float work, int rows, RowStates states, bool isReverse)
    {
        for (int i = 0; i < TSteps.Value; i++)
        {
            int step = isReverse ? TSteps.Value - 1 - i : i;
            if (i == 0)
            {
                FirstState<TUnits, TCell>.Set(ref bias, ref work, rows, states);
            }

            if (i > 0 || states.AreGiven)
            {
                StateProducts<TUnits, TCell>.Forward(ref work, ref weights, ref bias, rows);
            }

            if (!Unsafe.IsNullRef(ref before))
            {
                Keep(ref work, ref Unsafe.Add(ref before, step * TUnits.Value), beforeStride, rows);
            }

            ref float kept = ref Unsafe.IsNullRef(ref saved) ? ref saved : ref Unsafe.Add(ref saved, step * TCell.Saved * Part);
            if (TCell.ResetsState)
            {
                Reset(ref Unsafe.Add(ref x, step * GatesLength), xStride, ref weights, ref bias, ref kept, savedStride, ref work, rows);
            }

            Cells(
                ref Unsafe.Add(ref x, step * GatesLength), xStride, ref Unsafe.Add(ref y, step * TUnits.Value), yStride, ref kept, savedStride, ref work, rows);
        }

        for (int row = 0; states.AreKept && row < rows; row++)
        {
            states.KeepLast(row, ref Unsafe.Add(ref work, (nint)row * StateRow<TUnits, TCell>.Stride), Part);
        }
    }

    /// <summary>Copies h of each row.</summary>
    private static void Keep(ref float work, ref float to, int stride, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            GateLoops.Copy(
                ref Unsafe.Add(ref work, (nint)row * StateRow<TUnits, TCell>.Stride), ref Unsafe.Add(ref to, (nint)row * stride), TUnits.Value);
        }
    }

    [MethodImpl(Hot)]
    private static void Cells(ref float x, int xStride, ref float y, int yStride, ref float saved, int savedStride, ref float work, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            ref float state = ref Unsafe.Add(ref work, (nint)row * StateRow<TUnits, TCell>.Stride);
            ref float sums = ref Unsafe.Add(ref state, 2 * Part);
            ref float kept = ref Unsafe.IsNullRef(ref saved) ? ref sums : ref Unsafe.Add(ref saved, (nint)row * savedStride);
            TCell.Forward(ref Unsafe.Add(ref x, (nint)row * xStride), ref sums, ref state, ref kept, Part);
            MemoryMarshal.CreateReadOnlySpan(ref state, TUnits.Value).CopyTo(
                MemoryMarshal.CreateSpan(ref Unsafe.Add(ref y, (nint)row * yStride), TUnits.Value));
        }
    }

    [MethodImpl(Hot)]
    private static void StepsBack(
        ref float dy, int dyStride, ref float saved, int savedStride, ref float transposed, ref float x, ref float sums, ref float reset, int resetStride,
        ref float work, int rows, RowStates states, bool isReverse)
    {
        for (int row = 0; row < rows; row++)
        {
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref work, (nint)row * StateGradientRow<TUnits>.Stride), 2 * Part).Clear();
        }

        for (int i = TSteps.Value - 1; i >= 0; i--)
        {
            int step = isReverse ? TSteps.Value - 1 - i : i, before = isReverse ? step + 1 : step - 1;
            ref float kept = ref Unsafe.Add(ref saved, step * TCell.Saved * Part);
            ref float cellBefore = ref i == 0 ? ref Unsafe.NullRef<float>() : ref Unsafe.Add(ref saved, ((before * TCell.Saved) + TCell.CellPart) * Part);
            ref float ofSums = ref Unsafe.Add(ref sums, step * GatesLength);
            CellsBack(
                ref Unsafe.Add(ref dy, step * TUnits.Value), dyStride, ref kept, ref cellBefore, savedStride, ref Unsafe.Add(ref x, step * GatesLength),
                ref ofSums, ref work, rows, states);
            if (TCell.ResetsState)
            {
                ResetBack(
                    ref kept, savedStride, ref transposed, ref ofSums, ref Unsafe.Add(ref reset, step * TUnits.Value), resetStride, ref work, rows);
            }

            if (i > 0 || states.AreLearnt)
            {
                StateProducts<TUnits, TCell>.Backward<GateRow<TSteps, TUnits, TCell>, StateGradientRow<TUnits>>(ref ofSums, ref transposed, ref work, rows);
            }
        }

        for (int row = 0; states.AreLearnt && row < rows; row++)
        {
            states.KeepGradients(row, ref Unsafe.Add(ref work, (nint)row * StateGradientRow<TUnits>.Stride), Part);
        }
    }

    [MethodImpl(Hot)]
    private static void CellsBack(
        ref float dy, int dyStride, ref float saved, ref float before, int savedStride, ref float x, ref float sums, ref float work, int rows,
        RowStates states)
    {
        for (int row = 0; row < rows; row++)
        {
            ref float state = ref Unsafe.Add(ref work, (nint)row * StateGradientRow<TUnits>.Stride);
            nint gates = (nint)row * GateRow<TSteps, TUnits, TCell>.Stride, kept = (nint)row * savedStride;
            GateLoops.AddGradient(ref Unsafe.Add(ref dy, (nint)row * dyStride), ref state, TUnits.Value);
            ref float cell = ref Unsafe.IsNullRef(ref before) ? ref states.CellOf(row) : ref Unsafe.Add(ref before, kept);
            TCell.Backward(ref state, ref Unsafe.Add(ref saved, kept), ref cell, ref Unsafe.Add(ref x, gates), ref Unsafe.Add(ref sums, gates), Part);
        }
    }
}
