using System.Globalization;
using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Writes the loops that add each pixel times the window's weights to the place where the window stands, in a frame called <c>work</c>: the input gradient of a convolution, and a transposed one.
/// Lines of pixels are the rows of a tile, a run of the window its columns, and the weights lie in panels of the run, <c>[groups][runs][length / 16][filters][16]</c>.
/// </summary>
/// <param name="plan">The convolution: pixels are those of its result.</param>
/// <param name="source">Local of the pixels of one image.</param>
/// <param name="weights">Local of the weights.</param>
internal sealed class WindowSpread(ConvolutionPlan plan, string source, string weights)
{
    private readonly TileShape shape = TileShape.AlongAxis(plan.Lines, plan.RunLength);
    private readonly Tile? wide = TileChoice.WideAlongAxis(plan.Lines, plan.RunLength, mustBeWhole: true);

    /// <summary>The tile, for comments.</summary>
    public string Tile => $"tiles of {shape.Rows} lines × {shape.Columns} values of the window";

    private int PanelsOfRun => Panels.Count(plan.RunLength);

    /// <summary>Floats of the frame: the padded image, and what a vector reaches over its end.</summary>
    public static int FrameLength(ConvolutionPlan plan) => plan.PaddedLength + Panels.Width;

    /// <summary>Writes what comes before the loop over the images.</summary>
    public void WriteStart(CodeWriter writer) => shape.WriteSecond(writer);

    /// <summary>Writes the loops over the windows of one image.</summary>
    public void Write(CodeWriter writer, KernelSet kernels)
    {
        using (writer.OpenLoop("place", plan.Places))
        using (writer.OpenLoop("group", plan.Groups))
        using (writer.OpenLoop("run", plan.Runs))
        {
            if (wide is { } tile)
            {
                using (writer.Open($"if ({WideTile.Condition})"))
                {
                    WriteWide(writer, tile);
                }
            }

            using (wide is null ? (CodeWriter.Block?)null : writer.OpenElse())
            using (writer.OpenLoop("panel", PanelsOfRun))
            {
                WriteLines(writer, kernels);
            }
        }
    }

    /// <summary>The places of the weights, the windows and the pixels of one panel; of the first of several.</summary>
    private void WritePlaces(CodeWriter writer, string panel)
    {
        string group = plan.Groups > 1 ? "group" : string.Empty, run = plan.Runs > 1 ? "run" : string.Empty, place = plan.Places > 1 ? "place" : string.Empty;
        int ofPanel = plan.FiltersOfGroup * Panels.Width, ofRun = PanelsOfRun * ofPanel;
        string ofWeights = Addresses.Sum((group, plan.Runs * ofRun), (run, ofRun), (panel, ofPanel));
        string ofWindow = Addresses.Plus(
            Addresses.Sum((place, plan.Step), (group, plan.ChannelsOfGroup), (panel, Panels.Width)), plan.Runs > 1 ? plan.RunOffset("run") : string.Empty);
        string ofSource = Addresses.Sum((place, plan.Filters), (group, plan.FiltersOfGroup));
        writer.Line($"ref float panelWeights = ref {Addresses.Behind(weights, ofWeights)};");
        writer.Line($"ref float window = ref {Addresses.Behind("work", ofWindow)};");
        writer.Line($"ref float pixel = ref {Addresses.Behind(source, ofSource)};");
    }

    private void WriteLines(CodeWriter writer, KernelSet kernels)
    {
        WritePlaces(writer, PanelsOfRun > 1 ? "panel" : string.Empty);
        int whole = plan.Lines / shape.Rows * shape.Rows, rest = plan.Lines - whole;
        using (whole > shape.Rows ? writer.Open($"for (int line = 0; line < {Number(whole)}; line += {Number(shape.Rows)})") : (CodeWriter.Block?)null)
        {
            WriteTile(writer, kernels, shape, whole > shape.Rows ? "line" : string.Empty);
        }

        if (rest > 0)
        {
            writer.Line($"// The {(rest == 1 ? "line" : $"{Number(rest)} lines")} left over. (A tile that is moved back would add twice.)");
            writer.Line($"window = ref Unsafe.Add(ref window, {Number(whole * plan.LineStep)});");
            writer.Line($"pixel = ref Unsafe.Add(ref pixel, {Number(whole * plan.Places * plan.Filters)});");
            WriteTile(writer, kernels, shape with { Rows = rest }, string.Empty);
        }
    }

    private void WriteWide(CodeWriter writer, Tile tile)
    {
        bool isLoop = PanelsOfRun > tile.Vectors, hasLines = plan.Lines > tile.Rows;
        int pixelLine = plan.Places * plan.Filters;
        using (isLoop ? writer.Open($"for (int panel = 0; panel < {Number(PanelsOfRun)}; panel += {Number(tile.Vectors)})") : (CodeWriter.Block?)null)
        {
            WritePlaces(writer, isLoop ? "panel" : string.Empty);
            using (hasLines ? writer.Open($"for (int line = 0; line < {Number(plan.Lines)}; line += {Number(tile.Rows)})") : (CodeWriter.Block?)null)
            {
                string line = hasLines ? "line" : string.Empty;
                string[] arguments =
                [
                    $"ref {Addresses.Behind("pixel", Addresses.Sum((line, pixelLine)))}",
                    Number(pixelLine),
                    "ref panelWeights",
                    .. tile.Vectors == 2 ? [Number(plan.FiltersOfGroup * Panels.Width)] : Array.Empty<string>(),
                    Number(plan.FiltersOfGroup),
                    $"ref {Addresses.Behind("window", Addresses.Sum((line, plan.LineStep)))}",
                    Number(plan.LineStep),
                ];
                writer.Line($"{WideTile.Spread(tile)}({string.Join(", ", arguments)});");
            }
        }
    }

    private void WriteTile(CodeWriter writer, KernelSet kernels, TileShape tile, string line)
    {
        var step = new MicroKernel(kernels, tile);
        using (tile.OpenColumns(writer))
        {
            writer.Line($"ref float target = ref Unsafe.Add(ref window, {Addresses.Plus(Addresses.Sum((line, plan.LineStep)), "column")});");
            for (int row = 0; row < tile.Rows; row++)
            {
                int offset = row * plan.LineStep;
                writer.Line($"Vector<float> {string.Join(", ", tile.VectorNames.Select((v, i) => $"{TileShape.Sum(row, v)} = Vector.LoadUnsafe({Addresses.At("target", offset, i)})"))};");
            }

            writer.Line($"ref float a = ref {Addresses.Behind("pixel", Addresses.Sum((line, plan.Places * plan.Filters)))};");
            writer.Line("ref float w = ref Unsafe.Add(ref panelWeights, column);");
            step.WriteSteps(writer, "a", plan.Places * plan.Filters, 1, "w", Panels.Width, plan.FiltersOfGroup);
            for (int row = 0; row < tile.Rows; row++)
            {
                int offset = row * plan.LineStep;
                writer.Line(string.Join(" ", tile.VectorNames.Select((v, i) => $"Vector.StoreUnsafe({TileShape.Sum(row, v)}, {Addresses.At("target", offset, i)});")));
            }
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
