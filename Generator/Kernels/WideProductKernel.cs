using System.Globalization;
using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Writes a product with vectors of 512 bits, for many rows and for one. The library's tiles leave raw sums where the result goes;
/// a loop finishes them while they are in the first cache.
/// </summary>
internal sealed class WideProductKernel(string layer, string purpose, int inputs, int outputs, IReadOnlyList<Operand> operands, Operand x, Operand weights, Operand? bias, Epilogue epilogue)
{
    private readonly int panels = Panels.Count(outputs);
    private readonly Tile tile = TileChoice.ForWide(outputs);

    /// <summary>Adds the kernel of many rows and gives its name.</summary>
    public string AddTiles(KernelSet kernels)
    {
        int rows = tile.Rows;
        var writer = new CodeWriter();
        writer.Line(KernelNames.Hot);
        using (writer.Open($"private static void §({string.Join(", ", operands.Select(o => o.Declaration))}, int rows)"))
        using (writer.Open($"for (int next = 0; next < rows; next += {rows})"))
        {
            writer.Line($"int first = Math.Min(next, rows - {rows});");
            writer.Line($"ref float a = {x.From("first")};");
            writer.Line($"ref float result = {epilogue.Result.From("first")};");
            WritePanels(writer);
            WriteTail(kernels, writer, o => o.From("first"), rows);
        }

        return kernels.Add(Name + "Wide", layer, $"the same with vectors of 512 bits, in tiles of {rows} rows × {tile.Vectors * Panels.Width} outputs.", writer.ToString());
    }

    /// <summary>Adds the kernel of one row and gives its name.</summary>
    public string AddRow(KernelSet kernels)
    {
        var writer = new CodeWriter();
        writer.Line(KernelNames.Hot);
        using (writer.Open($"private static void §({string.Join(", ", operands.Select(o => o.Declaration))})"))
        {
            writer.Line($"ref float a = ref {x.Name};");
            writer.Line($"ref float result = ref {epilogue.Result.Name};");
            using (panels > 1 ? writer.Open($"for (int panel = 0; panel < {panels}; panel++)") : (CodeWriter.Block?)null)
            {
                writer.Line($"{WideTile.Row}(ref a, {Panel(weights.Name, inputs * Panels.Width, 1)}, {Number(inputs)}, {Start(0, 1)}, {Panel("result", Panels.Width, 1)});");
            }

            WriteTail(kernels, writer, o => o.Forwarded, 1);
        }

        return kernels.Add(Name + "RowWide", layer, $"the same with vectors of 512 bits.", writer.ToString());
    }

    private string Name => KernelNames.Of(layer, purpose);

    /// <summary>Tile after tile; the last is moved back where it would not be whole.</summary>
    private void WritePanels(CodeWriter writer)
    {
        bool isLoop = panels > tile.Vectors, isWhole = panels % tile.Vectors == 0;
        string each = isWhole ? "panel" : "nextPanel";
        using (isLoop ? writer.Open($"for (int {each} = 0; {each} < {panels}; {(tile.Vectors == 1 ? $"{each}++" : $"{each} += {tile.Vectors}")})") : (CodeWriter.Block?)null)
        {
            if (isLoop && !isWhole)
            {
                writer.Line($"int panel = Math.Min({each}, {panels - tile.Vectors});");
            }

            string second = tile.Vectors == 2 ? Number(inputs * Panels.Width) + ", " : string.Empty;
            string starts = string.Join(", ", Enumerable.Range(0, tile.Vectors).Select(vector => Start(vector, tile.Vectors)));
            writer.Line($"{WideTile.Product(tile)}(ref a, {Number(x.RowStride)}, {Panel(weights.Name, inputs * Panels.Width, tile.Vectors)}, {second}{Number(inputs)}, {starts}, {Panel("result", Panels.Width, tile.Vectors)}, {Number(epilogue.Result.RowStride)});");
        }
    }

    private void WriteTail(KernelSet kernels, CodeWriter writer, Func<Operand, string> argument, int rows)
    {
        if (!epilogue.IsStoreOnly)
        {
            string tail = PointwiseKernel.Add(kernels, layer, purpose + "Tail", outputs, epilogue.Result, isPadded: true, epilogue);
            writer.Line($"{tail}({string.Join(", ", PointwiseKernel.Operands(epilogue.Result, epilogue).Select(argument))}, {rows});");
        }
    }

    /// <summary>What the sums of a vector start with.</summary>
    private string Start(int vector, int panelsAtOnce) => bias is null
        ? "Vector512<float>.Zero"
        : $"Vector512.LoadUnsafe({Panel(bias.Name, Panels.Width, panelsAtOnce)}{(vector == 0 ? string.Empty : $", {Panels.Width}")})";

    /// <summary>The place of the current panel; where all panels are done at once, the first.</summary>
    private string Panel(string name, int length, int panelsAtOnce) => panels > panelsAtOnce ? $"ref Unsafe.Add(ref {name}, panel * {Number(length)})" : $"ref {name}";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
