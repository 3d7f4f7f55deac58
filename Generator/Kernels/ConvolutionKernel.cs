using System.Globalization;
using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Writes y = f(x * W + b) for images, directly: neighbouring pixels of a line of the result are the rows of a tile, and each run of the window
/// (a line of it, channels included) is a product of neighbouring floats. Nothing is copied but an image that needs padding.
/// </summary>
internal sealed class ConvolutionKernel(
    string layer, string purpose, ConvolutionPlan plan, Operand x, Operand? padded, Operand weights, Operand? bias, Epilogue epilogue)
{
    // A tile's stores reach over the end of a pixel that is no whole panel, and the next pixel is stored after it. With groups, the next group of the same pixel is: pixels come one by one.
    private readonly TileShape shape = plan.Groups > 1
        ? TileShape.AlongAxis(1, plan.FiltersOfGroup)
        : TileShape.AlongAxis(plan.Places, plan.Filters);

    private IReadOnlyList<Operand> Operands => [x, .. padded is null ? Array.Empty<Operand>() : [padded], weights, .. bias is null ? Array.Empty<Operand>() : [bias]];

    private bool HasTiles => plan.Places > shape.Rows;

    /// <summary>Adds the kernels and gives the line that calls them for <paramref name="rows"/> images.</summary>
    public string Write(KernelSet kernels, string rows)
    {
        string name = KernelNames.Of(layer, purpose);
        var step = new MicroKernel(kernels, shape);
        var writer = new CodeWriter();
        writer.Line(KernelNames.Hot);
        using (writer.Open($"private static void §<TTail>({string.Join(", ", Operands.Select(o => o.Declaration))}, TTail tail, int rows){Epilogue.Constraint}"))
        {
            if (WideConvolutionKernel.TileOf(plan) is { } tile)
            {
                string wide = new WideConvolutionKernel(layer, purpose, plan, tile, Operands, x, padded, weights, bias, epilogue).Add(kernels);
                using (writer.Open($"if ({WideTile.Condition})"))
                {
                    writer.Line($"{wide}({string.Join(", ", Operands.Select(o => o.Forwarded))}, tail, rows);");
                    writer.Line("return;");
                }
            }

            shape.WriteSecond(writer);
            using (writer.Open("for (int index = 0; index < rows; index++)"))
            {
                WriteImage(writer, plan, x, padded);
                if (plan.Groups > 1)
                {
                    WriteLines(writer, () => WriteGroups(writer, step));
                }
                else
                {
                    WritePanels(writer, step);
                }
            }
        }

        string end = epilogue.Description.Length > 0 ? $" ({epilogue.Description})" : string.Empty;
        string formula = $"{epilogue.Result.Name} = {x.Name} * W{(bias is null ? string.Empty : " + b")}";
        string method = kernels.Add(
            name, layer, $"{formula}{end}; {plan.Description}, in tiles of {shape.Rows} pixels × {shape.Columns} filters. {Literals.Count(plan.MultiplyAdds)} multiply-adds an image.", writer.ToString());
        return $"{method}({string.Join(", ", Operands.Select(o => o.Argument))}, {epilogue.Tail}, {rows});";
    }

    /// <summary>The place of one image: the image itself, with padding if it needs some.</summary>
    internal static void WriteImage(CodeWriter writer, ConvolutionPlan plan, Operand x, Operand? padded)
    {
        writer.Line($"ref float image = ref At(ref {x.Name}, index, {Number(x.RowStride)});");
        if (padded is not null)
        {
            writer.Line($"ref float withPadding = ref At(ref {padded.Name}, index, {Number(padded.RowStride)});");
            writer.Line(PaddingKernel.Copy(plan, "ref image", "ref withPadding"));
            writer.Line("image = ref withPadding;");
        }
    }

    /// <summary>Panels outside, the last one first, as its columns are: what is stored over the end of a pixel is stored again.</summary>
    private void WritePanels(CodeWriter writer, MicroKernel step)
    {
        int panels = Panels.Count(plan.Filters);
        using (panels == 1 ? (CodeWriter.Block?)null : writer.Open($"for (int panel = {Number(panels - 1)}; panel >= 0; panel--)"))
        {
            WriteLines(writer, () => WriteTile(writer, step, panels == 1 ? string.Empty : "panel", string.Empty));
        }
    }

    private void WriteGroups(CodeWriter writer, MicroKernel step)
    {
        using (writer.Open($"for (int group = 0; group < {Number(plan.Groups)}; group++)"))
        using (writer.OpenLoop("panel", plan.PanelsOfGroup))
        {
            WriteTile(writer, step, plan.PanelsOfGroup == 1 ? string.Empty : "panel", "group");
        }
    }

    private void WriteLines(CodeWriter writer, Action write)
    {
        using (writer.OpenLoop("line", plan.Lines))
        using (!HasTiles ? (CodeWriter.Block?)null : writer.Open($"for (int next = 0; next < {Number(plan.Places)}; next += {Number(shape.Rows)})"))
        {
            if (HasTiles && plan.Places % shape.Rows != 0)
            {
                writer.Line("// The last tile is moved back over pixels that are done already, so that it is whole too.");
            }

            if (HasTiles)
            {
                writer.Line($"int place = {(plan.Places % shape.Rows == 0 ? "next" : $"Math.Min(next, {Number(plan.Places - shape.Rows)})")};");
            }

            write();
        }
    }

    private void WriteTile(CodeWriter writer, MicroKernel step, string panel, string group)
    {
        string line = plan.Lines == 1 ? string.Empty : "line", place = HasTiles ? "place" : string.Empty;
        string corner = Addresses.Sum((line, plan.LineStep), (place, plan.Step), (group, plan.ChannelsOfGroup));
        string pixel = Addresses.Sum((line, plan.Places * plan.Filters), (place, plan.Filters), (group, plan.FiltersOfGroup), (panel, Panels.Width));
        string panelOfAll = Addresses.Sum((group, plan.PanelsOfGroup * plan.Inputs * Panels.Width), (panel, plan.Inputs * Panels.Width));
        string filter = Addresses.Sum((group, plan.FiltersOfGroup), (panel, Panels.Width));
        using (plan.Filters % Panels.Width == 0 ? shape.OpenColumns(writer) : shape.OpenColumnsBackwards(writer))
        {
            writer.Line($"int element = {Addresses.Plus(pixel, "column")};");
            writer.Line($"ref float w = ref Unsafe.Add(ref {weights.Name}, {Addresses.Plus(panelOfAll, "column")});");
            foreach (char vector in shape.VectorNames)
            {
                string start = bias is null ? "Vector<float>.Zero" : $"Vector.LoadUnsafe(ref Unsafe.Add(ref {bias.Name}, {Addresses.Plus(filter, "column")}{(vector == 'b' ? " + second" : string.Empty)}))";
                writer.Line($"Vector<float> {TileShape.Sum(0, vector)} = {start};");
            }

            for (int row = 1; row < shape.Rows; row++)
            {
                writer.Line($"Vector<float> {string.Join(", ", shape.VectorNames.Select(v => $"{TileShape.Sum(row, v)} = {TileShape.Sum(0, v)}"))};");
            }

            WriteRuns(writer, step, corner);
            for (int row = 0; row < shape.Rows; row++)
            {
                for (int vector = 0; vector < shape.Vectors; vector++)
                {
                    writer.Line(epilogue.FinishPixel(TileShape.Sum(row, shape.VectorNames[vector]), row * plan.Filters, "element", vector));
                }
            }
        }
    }

    private void WriteRuns(CodeWriter writer, MicroKernel step, string corner)
    {
        using (writer.OpenLoop("run", plan.Runs))
        {
            string from = plan.Runs == 1 ? corner : Addresses.Plus(corner, plan.RunOffset("run"));
            writer.Line($"ref float a = ref {Addresses.Behind("image", from)};");
            step.WriteSteps(writer, "a", plan.Step, 1, "w", Panels.Width, plan.RunLength);
            if (plan.Runs > 1)
            {
                writer.Line($"w = ref Unsafe.Add(ref w, {Number(plan.RunLength * Panels.Width)});");
            }
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
