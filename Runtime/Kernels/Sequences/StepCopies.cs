using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>Copies valid steps between rows with padding, as callers have them, and packed steps. What stands in the padding is never read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StepCopies
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>Packs the valid steps of rows.</summary>
    /// <param name="rows">The first value of the first row: <c>[steps][values]</c> a row.</param>
    /// <param name="rowStride">Floats from row to row.</param>
    /// <param name="steps">Receives the steps; what follows the values of a step becomes 0.</param>
    /// <param name="stepStride">Floats from packed step to packed step.</param>
    /// <param name="size">Values of a step.</param>
    /// <param name="sequences">The lengths.</param>
    [MethodImpl(Hot)]
    public static void Pack(ref float rows, int rowStride, ref float steps, int stepStride, int size, Sequences sequences)
    {
        for (int row = 0; row < sequences.Rows; row++)
        {
            ref float from = ref Unsafe.Add(ref rows, (nint)row * rowStride);
            ref float to = ref Unsafe.Add(ref steps, (nint)sequences.FirstOf(row) * stepStride);
            int length = sequences.LengthOf(row);
            RowCopies.Copy(ref from, size, ref to, stepStride, size, length);
            RowCopies.ClearBehind(ref to, stepStride, size, length);
        }
    }

    /// <summary>Copies packed steps to rows, whose padding becomes 0.</summary>
    /// <param name="steps">The first value of the first packed step.</param>
    /// <param name="stepStride">Floats from packed step to packed step.</param>
    /// <param name="rows">Receives <c>[steps][values]</c> a row.</param>
    /// <param name="rowStride">Floats from row to row.</param>
    /// <param name="size">Values of a step.</param>
    /// <param name="mostSteps">Steps of a row.</param>
    /// <param name="sequences">The lengths.</param>
    [MethodImpl(Hot)]
    public static void Unpack(ref float steps, int stepStride, ref float rows, int rowStride, int size, int mostSteps, Sequences sequences)
    {
        for (int row = 0; row < sequences.Rows; row++)
        {
            ref float to = ref Unsafe.Add(ref rows, (nint)row * rowStride);
            int length = sequences.LengthOf(row);
            RowCopies.Copy(ref Unsafe.Add(ref steps, (nint)sequences.FirstOf(row) * stepStride), stepStride, ref to, size, size, length);
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref to, length * size), (mostSteps - length) * size).Clear();
        }
    }

    /// <summary>Takes a part of one step of each row.</summary>
    /// <param name="steps">The first of these values in the first packed step.</param>
    /// <param name="stepStride">Floats from packed step to packed step.</param>
    /// <param name="rows">Receives the values of each row.</param>
    /// <param name="rowStride">Floats from row to row.</param>
    /// <param name="size">The values.</param>
    /// <param name="isLast">Whether the step is the row's last one; otherwise its first.</param>
    /// <param name="sequences">The lengths.</param>
    [MethodImpl(Hot)]
    public static void Select(ref float steps, int stepStride, ref float rows, int rowStride, int size, bool isLast, Sequences sequences)
    {
        for (int row = 0; row < sequences.Rows; row++)
        {
            int step = sequences.FirstOf(row) + (isLast ? sequences.LengthOf(row) - 1 : 0);
            RowCopies.Copy(ref Unsafe.Add(ref steps, (nint)step * stepStride), stepStride, ref Unsafe.Add(ref rows, (nint)row * rowStride), rowStride, size, 1);
        }
    }

    /// <summary>Puts what <see cref="Select"/> takes back where it stood.</summary>
    /// <param name="rows">The values of each row.</param>
    /// <param name="rowStride">Floats from row to row.</param>
    /// <param name="steps">The first of these values in the first packed step.</param>
    /// <param name="stepStride">Floats from packed step to packed step.</param>
    /// <param name="size">The values.</param>
    /// <param name="isLast">Whether the step is the row's last one; otherwise its first.</param>
    /// <param name="sequences">The lengths.</param>
    [MethodImpl(Hot)]
    public static void Place(ref float rows, int rowStride, ref float steps, int stepStride, int size, bool isLast, Sequences sequences)
    {
        for (int row = 0; row < sequences.Rows; row++)
        {
            int step = sequences.FirstOf(row) + (isLast ? sequences.LengthOf(row) - 1 : 0);
            RowCopies.Copy(ref Unsafe.Add(ref rows, (nint)row * rowStride), rowStride, ref Unsafe.Add(ref steps, (nint)step * stepStride), stepStride, size, 1);
        }
    }
}
