using NetGen.Generator.Emission;

namespace NetGen.Generator.Kernels;

/// <summary>Writes a kernel that leaves each row to functions of the runtime.</summary>
internal static class RowCalls
{
    /// <summary>Adds the kernel and gives the line that calls it.</summary>
    /// <param name="kernels">The network's kernels.</param>
    /// <param name="layer">The layer's name.</param>
    /// <param name="purpose">Ending of the kernel's name.</param>
    /// <param name="summary">What it does.</param>
    /// <param name="operands">Its parameters.</param>
    /// <param name="rows">Expression of the number of rows.</param>
    /// <param name="lines">What is done with a row; null is no line.</param>
    public static string Write(KernelSet kernels, string layer, string purpose, string summary, IReadOnlyList<Operand> operands, string rows, params string?[] lines)
    {
        var writer = new CodeWriter();
        writer.Line(KernelNames.Hot);
        using (writer.Open($"private static void §({string.Join(", ", operands.Select(o => o.Declaration))}, int rows)"))
        using (writer.Open("for (int row = 0; row < rows; row++)"))
        {
            foreach (string? line in lines.Where(l => l is not null))
            {
                writer.Line(line!);
            }
        }

        string kernel = kernels.Add(KernelNames.Of(layer, purpose), layer, summary, writer.ToString());
        return $"{kernel}({string.Join(", ", operands.Select(o => o.Argument))}, {rows});";
    }

    /// <summary>An operand as the argument for <c>row</c>.</summary>
    public static string Row(Operand operand) => operand.RowStride > 0 ? $"ref At(ref {operand.Name}, row, {operand.RowStride})" : $"ref {operand.Name}";

    /// <summary>The line that makes zero what lies behind the values of <c>row</c>, or null.</summary>
    public static string? ClearPadding(Operand operand, int size) =>
        size < operand.RowStride ? $"MemoryMarshal.CreateSpan(ref Unsafe.Add({Row(operand)}, {size}), {operand.RowStride - size}).Clear();" : null;
}
