using System.Globalization;
using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Writes a convolution with vectors of 512 bits. The library's tiles leave raw sums where the result goes; a loop finishes an image while it is in the first cache.
/// </summary>
internal sealed class WideConvolutionKernel(
    string layer, string purpose, ConvolutionPlan plan, Tile tile, IReadOnlyList<Operand> operands, Operand x, Operand? padded, Operand weights, Operand? bias, Epilogue epilogue)
{
    private readonly int panels = Panels.Count(plan.Filters);

    private bool IsLoop => panels > tile.Vectors;

    /// <summary>The tile, or null where wide vectors gain nothing: its runs must follow each other at one distance.</summary>
    public static Tile? TileOf(ConvolutionPlan plan) => plan.IsContiguous ? TileChoice.WideAlongAxis(plan.Places, plan.Filters, mustBeWhole: false) : null;

    /// <summary>Adds the kernel and gives its name.</summary>
    public string Add(KernelSet kernels)
    {
        var writer = new CodeWriter();
        writer.Line(KernelNames.Hot);
        using (writer.Open($"private static void §<TTail>({string.Join(", ", operands.Select(o => o.Declaration))}, TTail tail, int rows){Epilogue.Constraint}"))
        using (writer.Open("for (int index = 0; index < rows; index++)"))
        {
            ConvolutionKernel.WriteImage(writer, plan, x, padded);
            writer.Line($"ref float result = ref At(ref tail.Result, index, {Number(epilogue.Result.RowStride)});");
            WritePanels(writer);
            writer.Line($"Tail.FinishRow(tail, index, {Number(epilogue.Result.RowStride)}, {Number(plan.Pixels * plan.Filters)});");
        }

        return kernels.Add(
            KernelNames.Of(layer, purpose) + "Wide", layer, $"the same with vectors of 512 bits, in tiles of {tile.Rows} pixels × {tile.Vectors * Panels.Width} filters.", writer.ToString());
    }

    /// <summary>The last panels first: what they store over the end of a pixel, the first ones store again.</summary>
    private void WritePanels(CodeWriter writer)
    {
        bool isWhole = panels % tile.Vectors == 0;
        string last = Number(panels - tile.Vectors), each = isWhole ? "panel" : "nextPanel";
        using (!IsLoop ? (CodeWriter.Block?)null : writer.Open($"for (int {each} = {last}; {each} > -{Number(tile.Vectors)}; {each} -= {Number(tile.Vectors)})"))
        {
            if (IsLoop && !isWhole)
            {
                writer.Line("int panel = Math.Max(nextPanel, 0);");
            }

            using (writer.OpenLoop("line", plan.Lines))
            using (plan.Places == tile.Rows ? (CodeWriter.Block?)null : writer.Open($"for (int next = 0; next < {Number(plan.Places)}; next += {Number(tile.Rows)})"))
            {
                if (plan.Places > tile.Rows)
                {
                    writer.Line($"int place = {(plan.Places % tile.Rows == 0 ? "next" : $"Math.Min(next, {Number(plan.Places - tile.Rows)})")};");
                }

                WriteTile(writer);
            }
        }
    }

    private void WriteTile(CodeWriter writer)
    {
        string line = plan.Lines == 1 ? string.Empty : "line", place = plan.Places > tile.Rows ? "place" : string.Empty, panel = IsLoop ? "panel" : string.Empty;
        string corner = Addresses.Sum((line, plan.LineStep), (place, plan.Step));
        string pixel = Addresses.Sum((line, plan.Places * plan.Filters), (place, plan.Filters), (panel, Panels.Width));
        int ofPanel = plan.Inputs * Panels.Width;
        string[] arguments =
        [
            $"ref {Addresses.Behind("image", corner)}",
            Number(plan.Step),
            $"ref {Addresses.Behind(weights.Name, Addresses.Sum((panel, ofPanel)))}",
            .. tile.Vectors == 2 ? [Number(ofPanel)] : Array.Empty<string>(),
            Number(plan.Runs),
            Number(plan.Vertical.Dilation * plan.LineLength),
            Number(plan.RunLength),
            .. Enumerable.Range(0, tile.Vectors).Select(vector => Start(panel, vector)),
            $"ref {Addresses.Behind("result", pixel)}",
            Number(plan.Filters),
        ];
        writer.Line($"{WideTile.Window(tile)}({string.Join(", ", arguments)});");
    }

    /// <summary>What the sums of a vector start with.</summary>
    private string Start(string panel, int vector) => bias is null
        ? "Vector512<float>.Zero"
        : $"Vector512.LoadUnsafe(ref {Addresses.Behind(bias.Name, Addresses.Sum((panel, Panels.Width)))}{(vector == 0 ? string.Empty : $", {Number(Panels.Width)}")})";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
