using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Kernels;

/// <summary>Writes a loop over rows for pointwise layers that no product is beside: after the raw input, a softmax, or before the loss's gradient.</summary>
internal static class PointwiseKernel
{
    /// <summary>Adds the kernel and gives the line that calls it.</summary>
    /// <param name="kernels">The network's kernels.</param>
    /// <param name="layer">The stage, for names.</param>
    /// <param name="purpose">Forward, Undo…</param>
    /// <param name="size">Logical number of values in a row.</param>
    /// <param name="source">Where the values come from.</param>
    /// <param name="isPadded">Whether a row of the source may be read up to a multiple of 16.</param>
    /// <param name="epilogue">What is done with them.</param>
    /// <param name="rows">Expression of the number of rows.</param>
    /// <param name="combination">What the values are joined with first, or null.</param>
    public static string Write(KernelSet kernels, string layer, string purpose, int size, Operand source, bool isPadded, Epilogue epilogue, string rows, Combination? combination = null)
    {
        string method = Add(kernels, layer, purpose, size, source, isPadded, epilogue, combination);
        return $"{method}({string.Join(", ", Operands(source, epilogue, combination).Select(o => o.Argument))}, {rows});";
    }

    /// <summary>Parameters of the kernel: the source, what it is joined with, and what the end needs.</summary>
    public static IReadOnlyList<Operand> Operands(Operand source, Epilogue epilogue, Combination? combination = null) =>
        [source, .. combination?.Others ?? [], .. epilogue.Operands.Where(o => o.Name != source.Name)];

    /// <summary>Adds the kernel and gives its name.</summary>
    public static string Add(KernelSet kernels, string layer, string purpose, int size, Operand source, bool isPadded, Epilogue epilogue, Combination? combination = null)
    {
        bool copies = !isPadded && size % Panels.Width != 0;
        var operands = Operands(source, epilogue, combination);
        string name = KernelNames.Of(layer, purpose);
        string? finish = epilogue.WriteFinish(kernels, name, layer);
        var writer = new CodeWriter();
        writer.Line(KernelNames.Hot);
        using (writer.Open($"private static void §({string.Join(", ", operands.Select(o => o.Declaration))}, int rows)"))
        {
            var row = operands.FirstOrDefault(o => o.IsRowIndex);
            if (copies)
            {
                writer.Line($"// A row of {size} values ends inside a vector: it is worked on in a copy with room behind it.");
                writer.Line($"Span<float> padded = stackalloc float[{Panels.Pad(size)}];");
            }

            using (writer.Open("for (int index = 0; index < rows; index++)"))
            {
                if (row is not null)
                {
                    writer.Line("int tileRow = row + index;");
                }

                string from = $"ref At(ref {source.Name}, index, {source.RowStride})";
                if (copies)
                {
                    writer.Line($"RowKernels.CopyPadded({from}, ref MemoryMarshal.GetReference(padded), {size});");
                    from = "ref MemoryMarshal.GetReference(padded)";
                }

                writer.Line($"ref float sourceRow = {from};");
                foreach (var operand in operands.Where(o => o.RowStride > 0 && o.Name != source.Name))
                {
                    writer.Line($"ref float {operand.Name}Row = ref At(ref {operand.Name}, index, {operand.RowStride});");
                }

                epilogue.Prologue(writer, 1);
                using (writer.Open($"for (int element = 0; element < {Panels.Pad(size)}; element += Vector<float>.Count)"))
                {
                    foreach (var operand in epilogue.Operands.Where(o => o.RowStride > 0))
                    {
                        string rowName = operand.Name == source.Name ? "sourceRow" : operand.Name + "Row";
                        writer.Line($"ref float {operand.Name}At = ref Unsafe.Add(ref {rowName}, element);");
                    }

                    string[] values = ["sourceRow", .. combination?.Others.Select(o => o.Name + "Row") ?? []];
                    string value = string.Join($" {combination?.Operator} ", values.Select(v => $"Vector.LoadUnsafe(ref Unsafe.Add(ref {v}, element))"));
                    writer.Line(epilogue.Finish(finish, value, 0, "element", 0));
                }
            }
        }

        string text = writer.ToString();
        string[] steps = [.. combination is null ? Array.Empty<string>() : [combination.Name], .. epilogue.Description.Length > 0 ? [epilogue.Description] : Array.Empty<string>()];
        return kernels.Add(name, layer, $"{(steps.Length > 0 ? string.Join(", then ", steps) : "copy")}, {size} values a row.", text);
    }
}
