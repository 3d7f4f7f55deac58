using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <content>What a cell that resets its state needs beside the rest.</content>
public static partial class Recurrence<TSteps, TUnits, TCell>
{
    /// <summary>The gradients of both products of a cell that resets its state, from the last step to the first.</summary>
    /// <param name="dy">The gradient of h, <c>[steps][units]</c> a row.</param>
    /// <param name="dyStride">Floats from row to row.</param>
    /// <param name="saved">What the forward pass has kept.</param>
    /// <param name="savedStride">Floats from row to row.</param>
    /// <param name="transposed">The weights of the state with inputs and outputs exchanged: a table of all gates but the last, and one of that.</param>
    /// <param name="x">Receives the gradient of both products, in rows like those of the product with the inputs.</param>
    /// <param name="sums">The same place.</param>
    /// <param name="reset">Receives the reset state of each step, in rows like those of h.</param>
    /// <param name="resetStride">Floats from row to row.</param>
    /// <param name="work">Room for the gradient of the state of each row.</param>
    /// <param name="rows">Rows of the call.</param>
    /// <param name="states">What the rows began with.</param>
    public static void BackwardReset(
        ref float dy, int dyStride, ref float saved, int savedStride, ref float transposed, ref float x, ref float sums, ref float reset, int resetStride,
        ref float work, int rows, RowStates states = default) =>
        StepsBack(
            ref dy, dyStride, ref saved, savedStride, ref transposed, ref x, ref sums, ref reset, resetStride, ref work, rows, states, isReverse: false);

    /// <summary>The same of a layer that goes from the last step to the first: from the first to the last.</summary>
    /// <inheritdoc cref="BackwardReset"/>
    public static void BackwardResetReverse(
        ref float dy, int dyStride, ref float saved, int savedStride, ref float transposed, ref float x, ref float sums, ref float reset, int resetStride,
        ref float work, int rows, RowStates states = default) =>
        StepsBack(
            ref dy, dyStride, ref saved, savedStride, ref transposed, ref x, ref sums, ref reset, resetStride, ref work, rows, states, isReverse: true);

    /// <summary>Resets the state of each row, and makes the product with it: in the first step too, where a state of 0 gives the bias.</summary>
    [MethodImpl(Hot)]
    private static void Reset(
        ref float x, int xStride, ref float weights, ref float bias, ref float saved, int savedStride, ref float work, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            ref float state = ref Unsafe.Add(ref work, (nint)row * StateRow<TUnits, TCell>.Stride);
            ref float sums = ref Unsafe.Add(ref state, 2 * Part);
            ref float kept = ref Unsafe.IsNullRef(ref saved) ? ref sums : ref Unsafe.Add(ref saved, (nint)row * savedStride);
            TCell.Reset(ref Unsafe.Add(ref x, (nint)row * xStride), ref sums, ref state, ref kept, Part);
        }

        StateProducts<TUnits, TCell>.ForwardReset(ref work, ref weights, ref bias, rows);
    }

    /// <summary>The gradients behind the product with the reset state, and that state.</summary>
    [MethodImpl(Hot)]
    private static void ResetBack(
        ref float saved, int savedStride, ref float transposed, ref float gates, ref float reset, int resetStride, ref float work, int rows)
    {
        StateProducts<TUnits, TCell>.BackwardReset<GateRow<TSteps, TUnits, TCell>, StateGradientRow<TUnits>>(ref gates, ref transposed, ref work, rows);
        for (int row = 0; row < rows; row++)
        {
            ref float state = ref Unsafe.Add(ref work, (nint)row * StateGradientRow<TUnits>.Stride);
            ref float ofGates = ref Unsafe.Add(ref gates, (nint)row * GateRow<TSteps, TUnits, TCell>.Stride);
            TCell.ResetBackward(ref state, ref Unsafe.Add(ref saved, (nint)row * savedStride), ref ofGates, Part);
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref state, Part), TUnits.Value).CopyTo(
                MemoryMarshal.CreateSpan(ref Unsafe.Add(ref reset, (nint)row * resetStride), TUnits.Value));
        }
    }
}
