using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <content>What a cell that resets its state needs beside the rest.</content>
public static partial class PackedRecurrence<TUnits, TCell>
{
    /// <summary>The gradients of both products of a cell that resets its state, from the last step of each row to its first.</summary>
    /// <param name="dy">The gradient of h of each step.</param>
    /// <param name="dyStride">Floats from packed step to packed step.</param>
    /// <param name="saved">What the forward pass has kept.</param>
    /// <param name="savedStride">Floats from packed step to packed step.</param>
    /// <param name="transposed">The weights of the state with inputs and outputs exchanged: a table of all gates but the last, and one of that.</param>
    /// <param name="x">Receives the gradient of both products.</param>
    /// <param name="sums">The same place.</param>
    /// <param name="stride">Floats from packed step to packed step, of both.</param>
    /// <param name="reset">Receives the reset state of each step, padded with zeros.</param>
    /// <param name="resetStride">Floats from packed step to packed step.</param>
    /// <param name="work">Room for the gradient of the state and of the gates of each row.</param>
    /// <param name="sequences">The lengths.</param>
    /// <param name="states">What the rows began with.</param>
    public static void BackwardReset(
        ref float dy, int dyStride, ref float saved, int savedStride, ref float transposed, ref float x, ref float sums, int stride, ref float reset,
        int resetStride, ref float work, Sequences sequences, RowStates states = default) =>
        StepsBack(
            ref dy, dyStride, ref saved, savedStride, ref transposed, ref x, ref sums, stride, ref reset, resetStride, ref work, sequences, states,
            isReverse: false);

    /// <summary>The same of a layer that goes from the last step of each row to its first: from the first to the last.</summary>
    /// <inheritdoc cref="BackwardReset"/>
    public static void BackwardResetReverse(
        ref float dy, int dyStride, ref float saved, int savedStride, ref float transposed, ref float x, ref float sums, int stride, ref float reset,
        int resetStride, ref float work, Sequences sequences, RowStates states = default) =>
        StepsBack(
            ref dy, dyStride, ref saved, savedStride, ref transposed, ref x, ref sums, stride, ref reset, resetStride, ref work, sequences, states,
            isReverse: true);

    /// <summary>
    /// Resets the state of each row that has the step, and makes the product with it: in the first step too, where a state of 0 gives the bias.
    /// </summary>
    [MethodImpl(Hot)]
    private static void Reset(
        ref float x, int xStride, ref float weights, ref float bias, ref float saved, int savedStride, ref float work, Sequences sequences, int active,
        int step, bool isReverse)
    {
        for (int i = 0; i < active; i++)
        {
            int place = PlaceOf(sequences, sequences.At(i), step, isReverse);
            ref float state = ref Unsafe.Add(ref work, (nint)i * StateRow<TUnits, TCell>.Stride);
            ref float sums = ref Unsafe.Add(ref state, 2 * Part);
            ref float kept = ref Unsafe.IsNullRef(ref saved) ? ref sums : ref Unsafe.Add(ref saved, (nint)place * savedStride);
            TCell.Reset(ref Unsafe.Add(ref x, (nint)place * xStride), ref sums, ref state, ref kept, Part);
        }

        StateProducts<TUnits, TCell>.ForwardReset(ref work, ref weights, ref bias, Math.Min(sequences.Rows, Math.Max(active, FewestRows)));
    }

    /// <summary>The gradients behind the product with the reset state, and that state.</summary>
    [MethodImpl(Hot)]
    private static void ResetBack(
        ref float saved, int savedStride, ref float transposed, ref float x, int stride, ref float reset, int resetStride, ref float work, Sequences sequences,
        int active, int step, bool isReverse)
    {
        StateProducts<TUnits, TCell>.BackwardReset<PackedGateRow<TUnits, TCell>, PackedGradientRow<TUnits, TCell>>(
            ref Unsafe.Add(ref work, 3 * Part), ref transposed, ref work, Math.Min(sequences.Rows, Math.Max(active, FewestRows)));
        for (int i = 0; i < active; i++)
        {
            int place = PlaceOf(sequences, sequences.At(i), step, isReverse);
            ref float state = ref Unsafe.Add(ref work, (nint)i * PackedGradientRow<TUnits, TCell>.Stride);
            ref float gates = ref Unsafe.Add(ref x, (nint)place * stride);
            TCell.ResetBackward(ref state, ref Unsafe.Add(ref saved, (nint)place * savedStride), ref gates, Part);
            MemoryMarshal.CreateReadOnlySpan(ref gates, GatesLength).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref state, 3 * Part), GatesLength));
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref state, Part), Part).CopyTo(
                MemoryMarshal.CreateSpan(ref Unsafe.Add(ref reset, (nint)place * resetStride), Part));
        }
    }
}
