using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Generated;

/// <summary>
/// Transposes weights in column panels <c>[outputs / 16][inputs][16]</c> to panels with inputs and outputs exchanged, <c>[inputs / 16][outputs][16]</c>.
/// </summary>
/// <remarks>
/// Done once a step, just before the input gradient: it costs 4 % of the product; the dot form on untransposed panels costs several times more.
/// </remarks>
public static class PanelTranspose
{
    private const int Width = Panel.Width;

    /// <summary>
    /// Writes the panels <paramref name="from"/> ≤ panel &lt; <paramref name="to"/> of the destination. Its padding is not written and stays zero.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(ref float source, ref float destination, int inputs, int outputs, int from, int to)
    {
        for (int panel = from; panel < to; panel++)
        {
            TransposePanel(ref Unsafe.Add(ref source, (nint)panel * Width * Width), inputs, ref Unsafe.Add(ref destination, (nint)panel * Width * outputs), Math.Min(Width, inputs - (panel * Width)), outputs);
        }
    }

    /// <summary>
    /// Transposes the weights of a convolution run by run: <c>[groups][outputs / 16][runs · length][16]</c> to <c>[groups][runs][length / 16][outputs][16]</c>,
    /// each run in its own panels.
    /// Writes the panels <paramref name="from"/> ≤ panel &lt; <paramref name="to"/> of the destination. Its padding is not written and stays zero.
    /// </summary>
    /// <param name="source">The weights.</param>
    /// <param name="destination">Receives the transposed panels.</param>
    /// <param name="runs">Runs of the window.</param>
    /// <param name="length">Inputs of a run.</param>
    /// <param name="outputs">Outputs of a group.</param>
    /// <param name="from">First panel of the destination.</param>
    /// <param name="to">The panel after the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransposeRuns(ref float source, ref float destination, int runs, int length, int outputs, int from, int to)
    {
        int panelsOfRun = (length + Width - 1) / Width, panelsOfGroup = runs * panelsOfRun, inputs = runs * length;
        int groupLength = (outputs + Width - 1) / Width * inputs * Width;
        for (int panel = from; panel < to; panel++)
        {
            int group = panel / panelsOfGroup, run = panel % panelsOfGroup / panelsOfRun, first = panel % panelsOfRun * Width;
            TransposePanel(
                ref Unsafe.Add(ref source, ((nint)group * groupLength) + (((run * length) + first) * Width)), inputs,
                ref Unsafe.Add(ref destination, (nint)panel * Width * outputs), Math.Min(Width, length - first), outputs);
        }
    }

    /// <summary>
    /// Transposes the weights of a transposed convolution to those of the corresponding convolution: <c>[runs][length / 16][inputs][16]</c> to <c>[inputs /
    /// 16][runs · length][16]</c>.
    /// Writes the panels <paramref name="from"/> ≤ panel &lt; <paramref name="to"/> of the destination. Its padding is not written and stays zero.
    /// </summary>
    /// <param name="source">The weights.</param>
    /// <param name="destination">Receives the transposed panels.</param>
    /// <param name="runs">Runs of the window.</param>
    /// <param name="length">Outputs of a run.</param>
    /// <param name="inputs">Inputs.</param>
    /// <param name="from">First panel of the destination.</param>
    /// <param name="to">The panel after the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransposeFromRuns(ref float source, ref float destination, int runs, int length, int inputs, int from, int to)
    {
        int runLength = (length + Width - 1) / Width * inputs * Width;
        for (int panel = from; panel < to; panel++)
        {
            for (int run = 0; run < runs; run++)
            {
                TransposePanel(
                    ref Unsafe.Add(ref source, ((nint)run * runLength) + (panel * Width * Width)), inputs,
                    ref Unsafe.Add(ref destination, (((nint)panel * runs) + run) * length * Width), Math.Min(Width, inputs - (panel * Width)), length);
            }
        }
    }

    /// <summary>Transposes up to 16 inputs of all outputs; each panel of the source has that many inputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposePanel(ref float source, int inputs, ref float target, int rows, int outputs)
    {
        for (int firstOutput = 0; firstOutput < outputs; firstOutput += Width)
        {
            int columns = Math.Min(Width, outputs - firstOutput);
            ref float a = ref Unsafe.Add(ref source, (nint)firstOutput * inputs);
            ref float b = ref Unsafe.Add(ref target, (nint)firstOutput * Width);
            if (Sse.IsSupported || AdvSimd.Arm64.IsSupported)
            {
                TransposeQuads(ref a, ref b, rows & ~3, columns & ~3);
                TransposeEdge(ref a, ref b, rows & ~3, rows, 0, columns);
                TransposeEdge(ref a, ref b, 0, rows & ~3, columns & ~3, columns);
            }
            else
            {
                TransposeEdge(ref a, ref b, 0, rows, 0, columns);
            }
        }
    }

    /// <summary>Transposes the part of a 16 × 16 block that consists of whole 4 × 4 blocks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeQuads(ref float a, ref float b, int rows, int columns)
    {
        for (int row = 0; row < rows; row += 4)
        {
            ref float from = ref Unsafe.Add(ref a, row * Width);
            ref float to = ref Unsafe.Add(ref b, row);
            for (int column = 0; column < columns; column += 4)
            {
                Transpose4x4(ref from, ref to);
                from = ref Unsafe.Add(ref from, 4);
                to = ref Unsafe.Add(ref to, 4 * Width);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose4x4(ref float a, ref float b)
    {
        var row0 = Vector128.LoadUnsafe(ref a);
        var row1 = Vector128.LoadUnsafe(ref a, Width);
        var row2 = Vector128.LoadUnsafe(ref a, 2 * Width);
        var row3 = Vector128.LoadUnsafe(ref a, 3 * Width);
        Vector128<float> low02, high02, low13, high13;
        if (Sse.IsSupported)
        {
            low02 = Sse.UnpackLow(row0, row2);
            high02 = Sse.UnpackHigh(row0, row2);
            low13 = Sse.UnpackLow(row1, row3);
            high13 = Sse.UnpackHigh(row1, row3);
            row0 = Sse.UnpackLow(low02, low13);
            row1 = Sse.UnpackHigh(low02, low13);
            row2 = Sse.UnpackLow(high02, high13);
            row3 = Sse.UnpackHigh(high02, high13);
        }
        else
        {
            low02 = AdvSimd.Arm64.ZipLow(row0, row2);
            high02 = AdvSimd.Arm64.ZipHigh(row0, row2);
            low13 = AdvSimd.Arm64.ZipLow(row1, row3);
            high13 = AdvSimd.Arm64.ZipHigh(row1, row3);
            row0 = AdvSimd.Arm64.ZipLow(low02, low13);
            row1 = AdvSimd.Arm64.ZipHigh(low02, low13);
            row2 = AdvSimd.Arm64.ZipLow(high02, high13);
            row3 = AdvSimd.Arm64.ZipHigh(high02, high13);
        }

        row0.StoreUnsafe(ref b);
        row1.StoreUnsafe(ref b, Width);
        row2.StoreUnsafe(ref b, 2 * Width);
        row3.StoreUnsafe(ref b, 3 * Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeEdge(ref float a, ref float b, int firstRow, int lastRow, int firstColumn, int lastColumn)
    {
        for (int column = firstColumn; column < lastColumn; column++)
        {
            for (int row = firstRow; row < lastRow; row++)
            {
                Unsafe.Add(ref b, (column * Width) + row) = Unsafe.Add(ref a, (row * Width) + column);
            }
        }
    }
}
