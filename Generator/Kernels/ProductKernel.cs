using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Writes y = f(x · W + b) for rows of x and weights in column panels <c>[outputs / 16][inputs][16]</c>.
/// The forward pass of a dense layer and, on transposed panels, its input gradient.
/// </summary>
internal sealed class ProductKernel(string layer, string purpose, string formula, int inputs, int outputs, Operand x, Operand weights, Operand? bias, Epilogue epilogue)
{
    private const int InlinedMultiplyAdds = 64;
    private const int FewestInputsOfRowLoop = 8;
    private readonly TileShape shape = TileShape.ForOutputs(outputs);
    private readonly int panels = Panels.Count(outputs);
    private string? finish;
    private MicroKernel? step;

    private string KernelName => KernelNames.Of(layer, purpose);

    private IReadOnlyList<Operand> Operands => [x, weights, .. bias is null ? Array.Empty<Operand>() : [bias], .. epilogue.Operands];

    private WideProductKernel Wide => new(layer, purpose, inputs, outputs, Operands, x, weights, bias, epilogue);

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
        step = new MicroKernel(kernels, shape);
        string? wide = TileChoice.WideGains(inputs, outputs) ? Wide.AddTiles(kernels) : null;
        string tiles = kernels.Add(KernelName, layer, $"{Summary}, in tiles of {shape.Rows} rows × {shape.Columns} outputs. {Literals.Count((long)inputs * outputs)} multiply-adds a row.", Tiles(single, wide));
        return $"{tiles}({string.Join(", ", Operands.Select(o => o.Argument))}, {rows});";
    }

    /// <summary>Adds the kernel of one row and gives the line that calls it.</summary>
    public string WriteRow(KernelSet kernels) => $"{AddSingleRow(kernels)}({string.Join(", ", Operands.Select(o => o.Argument))});";

    private string AddSingleRow(KernelSet kernels)
    {
        finish = epilogue.WriteFinish(kernels, KernelName, layer);
        step = new MicroKernel(kernels, shape with { Rows = 1 });
        string? wide = WideTile.FitsRow(inputs, outputs) ? Wide.AddRow(kernels) : null;
        return kernels.Add(KernelName + "Row", layer, $"one row of {Summary}.", SingleRow(wide));
    }

    private string Tiles(string single, string? wide)
    {
        var writer = new CodeWriter();
        writer.Line(KernelNames.Hot);
        using (writer.Open($"private static void §({string.Join(", ", Operands.Select(o => o.Declaration))}, int rows)"))
        {
            if (wide is not null)
            {
                using (writer.Open($"if ({WideTile.Condition} && rows >= {TileChoice.ForWide(outputs).Rows})"))
                {
                    writer.Line($"{wide}({string.Join(", ", Operands.Select(o => o.Forwarded))}, rows);");
                    writer.Line("return;");
                }

                writer.Separate();
            }

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

    private string SingleRow(string? wide)
    {
        // A call costs as much as a few vectors: the small ones are compiled into their callers.
        bool isSmall = inputs * panels * shape.Vectors <= InlinedMultiplyAdds;
        var writer = new CodeWriter();
        writer.Line(isSmall ? KernelNames.Inlined : KernelNames.Hot);
        string parameters = string.Join(", ", Operands.Select(o => o.IsRowIndex ? "int tileRow" : o.Declaration));
        using (writer.Open($"private static void §({parameters})"))
        {
            if (wide is not null)
            {
                using (writer.Open($"if ({WideTile.Condition})"))
                {
                    writer.Line($"{wide}({string.Join(", ", Operands.Select(o => o.IsRowIndex ? "tileRow" : o.Forwarded))});");
                    writer.Line("return;");
                }

                writer.Separate();
            }

            shape.WriteSecond(writer);
            Panel(writer, 1, inputs < FewestInputsOfRowLoop ? Math.Min(4, inputs) : 1, string.Empty);
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
            Sum(writer, rows, sets);
            Finish(writer, rows, sets, element, suffix);
        }
    }

    private void Start(CodeWriter writer, int rows, int sets, string element)
    {
        foreach (char vector in shape.VectorNames)
        {
            string start = bias is null ? "Vector<float>.Zero" : $"Vector.LoadUnsafe(ref Unsafe.Add(ref {bias.Name}, {element}{(vector == 'b' ? " + second" : string.Empty)}))";
            writer.Line($"Vector<float> {TileShape.Sum(0, vector, 0)} = {start};");
        }

        for (int row = 1; row < rows; row++)
        {
            writer.Line($"Vector<float> {string.Join(", ", shape.VectorNames.Select(v => $"{TileShape.Sum(row, v, 0)} = {TileShape.Sum(0, v, 0)}"))};");
        }

        for (int set = 1; set < sets; set++)
        {
            writer.Line($"Vector<float> {string.Join(", ", shape.VectorNames.Select(v => $"{TileShape.Sum(0, v, set)} = Vector<float>.Zero"))};");
        }
    }

    private void Sum(CodeWriter writer, int rows, int sets)
    {
        if (rows == 1 && inputs >= FewestInputsOfRowLoop)
        {
            writer.Line(step!.Row("ref a", "ref w", Number(inputs)));
            return;
        }

        step!.WriteSteps(writer, "a", x.RowStride, 1, "w", Panels.Width, inputs, sets);
    }

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private void Finish(CodeWriter writer, int rows, int sets, string element, string suffix)
    {
        foreach (char vector in shape.VectorNames.Where(_ => sets > 1))
        {
            writer.Line($"{TileShape.Sum(0, vector, 0)} = {TileShape.Reduce([.. Enumerable.Range(0, sets).Select(s => TileShape.Sum(0, vector, s))])};");
        }

        epilogue.ColumnPrologue(writer, element, suffix);
        for (int row = 0; row < rows; row++)
        {
            for (int vector = 0; vector < shape.Vectors; vector++)
            {
                writer.Line(epilogue.Finish(finish, TileShape.Sum(row, shape.VectorNames[vector], 0), row, element, vector));
            }
        }
    }
}
