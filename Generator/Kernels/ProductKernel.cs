using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Writes y = f(x · W + b) for rows of x and weights in column panels <c>[outputs / 16][inputs][16]</c>.
/// The forward pass of a dense layer and, on transposed panels, its input gradient.
/// </summary>
internal sealed class ProductKernel(string layer, string purpose, string formula, int inputs, int outputs, Operand x, Operand weights, Operand? bias, Epilogue epilogue)
{
    // 6 rows × 2 vectors: 12 sums hide the latency of the multiply-add (4 cycles × 2 units) and leave registers for 2 weights and 1 input.
    // One vector of outputs: 12 rows × 1 for the same reason. One row: 4 sums over every fourth input.
    private const int Unroll = 4;
    private const int InlinedMultiplyAdds = 64;
    private readonly TileShape shape = TileShape.ForOutputs(outputs);
    private readonly int panels = Panels.Count(outputs);
    private string? finish;
    private MicroKernel? step;

    private string KernelName => KernelNames.Of(layer, purpose);

    private IReadOnlyList<Operand> Operands => [x, weights, .. bias is null ? Array.Empty<Operand>() : [bias], .. epilogue.Operands];

    private string Summary
    {
        get
        {
            string end = epilogue.Description.Length > 0 ? $" ({epilogue.Description})" : string.Empty;
            return $"{formula}{end}; {x.Name}: {inputs} values a row, {weights.Name}: {panels} panel{(panels > 1 ? "s" : string.Empty)} of {inputs} × 16, result: {outputs} values a row";
        }
    }

    /// <summary>Adds the kernels and gives the line that calls them for <paramref name="rows"/> rows.</summary>
    public string Write(KernelSet kernels, string rows)
    {
        string single = AddSingleRow(kernels);
        step = new MicroKernel(kernels, shape, layer);
        string tiles = kernels.Add(KernelName, layer, $"{Summary}, in tiles of {shape.Rows} rows × {shape.Columns} outputs. {Literals.Count((long)inputs * outputs)} multiply-adds a row.", Tiles(single));
        return $"{tiles}({string.Join(", ", Operands.Select(o => o.Argument))}, {rows});";
    }

    /// <summary>Adds the kernel of one row and gives the line that calls it.</summary>
    public string WriteRow(KernelSet kernels) => $"{AddSingleRow(kernels)}({string.Join(", ", Operands.Select(o => o.Argument))});";

    private string AddSingleRow(KernelSet kernels)
    {
        finish = epilogue.WriteFinish(kernels, KernelName, layer);
        step = new MicroKernel(kernels, shape with { Rows = 1 }, layer);
        return kernels.Add(KernelName + "Row", layer, $"one row of {Summary}.", SingleRow());
    }

    private string Tiles(string single)
    {
        var writer = new CodeWriter();
        writer.Line(KernelNames.Hot);
        using (writer.Open($"private static void §({string.Join(", ", Operands.Select(o => o.Declaration))}, int rows)"))
        {
            using (writer.Open($"if (rows < {shape.Rows})"))
            {
                using (writer.Open("for (int first = 0; first < rows; first++)"))
                {
                    writer.Line($"{single}({string.Join(", ", Operands.Select(o => o.From("first")))});");
                }

                writer.Line("return;");
            }

            shape.WriteSecond(writer);
            writer.Line("// The last tile is moved back over rows that are done already, so that it is whole too: they come out the same again.");
            using (writer.Open($"for (int next = 0; next < rows; next += {shape.Rows})"))
            {
                writer.Line($"int first = Math.Min(next, rows - {shape.Rows});");
                foreach (var operand in Operands.Where(o => o.RowStride > 0 || o.IsRowIndex))
                {
                    writer.Line(operand.IsRowIndex ? $"int tileRow = {operand.From("first")};" : $"ref float {operand.Name}Tile = {operand.From("first")};");
                }

                Panel(writer, shape.Rows, 1, "Tile");
            }
        }

        return writer.ToString();
    }

    private string SingleRow()
    {
        // A call costs as much as a few vectors: the small ones are compiled into their callers.
        bool isSmall = inputs * panels * shape.Vectors <= InlinedMultiplyAdds;
        var writer = new CodeWriter();
        writer.Line(isSmall ? KernelNames.Inlined : KernelNames.Hot);
        string parameters = string.Join(", ", Operands.Select(o => o.IsRowIndex ? "int tileRow" : o.Declaration));
        using (writer.Open($"private static void §({parameters})"))
        {
            shape.WriteSecond(writer);
            Panel(writer, 1, Math.Min(4, inputs), string.Empty);
        }

        return writer.ToString();
    }

    private void Panel(CodeWriter writer, int rows, int sets, string suffix)
    {
        epilogue.Prologue(writer, rows);
        if (panels == 1)
        {
            Columns(writer, rows, sets, "column", suffix);
            return;
        }

        using (writer.Open($"for (int panel = 0; panel < {panels}; panel++)"))
        {
            Columns(writer, rows, sets, "element", suffix);
        }
    }

    private void Columns(CodeWriter writer, int rows, int sets, string element, string suffix)
    {
        using (shape.OpenColumns(writer))
        {
            if (panels > 1)
            {
                writer.Line("int element = (panel * 16) + column;");
            }

            writer.Line($"ref float w = ref Unsafe.Add(ref {weights.Name}, {(panels > 1 ? $"(panel * {inputs * Panels.Width}) + " : string.Empty)}column);");
            writer.Line($"ref float a = ref {x.Name}{suffix};");
            Start(writer, rows, sets, element);
            Sum(writer, sets);
            Finish(writer, rows, sets, element, suffix);
        }
    }

    private void Start(CodeWriter writer, int rows, int sets, string element)
    {
        foreach (char vector in shape.VectorNames)
        {
            string start = bias is null ? "Vector<float>.Zero" : $"Vector.LoadUnsafe(ref Unsafe.Add(ref {bias.Name}, {element}{(vector == 'b' ? " + second" : string.Empty)}))";
            writer.Line($"var {MicroKernel.Sum(0, vector, 0)} = {start};");
        }

        for (int row = 1; row < rows; row++)
        {
            writer.Line($"Vector<float> {string.Join(", ", shape.VectorNames.Select(v => $"{MicroKernel.Sum(row, v, 0)} = {MicroKernel.Sum(0, v, 0)}"))};");
        }

        for (int set = 1; set < sets; set++)
        {
            writer.Line($"Vector<float> {string.Join(", ", shape.VectorNames.Select(v => $"{MicroKernel.Sum(0, v, set)} = Vector<float>.Zero"))};");
        }
    }

    private void Sum(CodeWriter writer, int sets)
    {
        int unroll = Math.Min(Unroll, inputs), whole = inputs / unroll * unroll;
        if (whole == unroll)
        {
            Steps(writer, sets, inputs);
            return;
        }

        using (writer.Open($"for (int k = 0; k < {whole}; k += {unroll})"))
        {
            Steps(writer, sets, unroll);
            writer.Line($"a = ref Unsafe.Add(ref a, {unroll});");
            writer.Line($"w = ref Unsafe.Add(ref w, {unroll * Panels.Width});");
        }

        Steps(writer, sets, inputs - whole);
    }

    private void Steps(CodeWriter writer, int sets, int count)
    {
        for (int k = 0; k < count; k++)
        {
            writer.Line(step!.Call(k, x.RowStride, k * Panels.Width, "w", k % sets));
        }
    }

    private void Finish(CodeWriter writer, int rows, int sets, string element, string suffix)
    {
        foreach (char vector in shape.VectorNames.Where(_ => sets > 1))
        {
            writer.Line($"{MicroKernel.Sum(0, vector, 0)} = {TileShape.Reduce([.. Enumerable.Range(0, sets).Select(s => MicroKernel.Sum(0, vector, s))])};");
        }

        epilogue.ColumnPrologue(writer, element, suffix);
        for (int row = 0; row < rows; row++)
        {
            for (int vector = 0; vector < shape.Vectors; vector++)
            {
                writer.Line(epilogue.Finish(finish, MicroKernel.Sum(row, shape.VectorNames[vector], 0), row, element, vector));
            }
        }
    }
}
