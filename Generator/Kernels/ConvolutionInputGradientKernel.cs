using System.Globalization;
using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Writes dx of a convolution: each pixel's gradient times the window's weights is added to where the window stood. Exact at the borders, unlike a convolution of
/// dy with a border of zeros, which for 5 × 5 on 8 × 8 pixels takes 2.25 times as many multiply-adds. Lines of the result are the rows of a tile, a run of the window its columns.
/// </summary>
internal sealed class ConvolutionInputGradientKernel(string layer, ConvolutionPlan plan, Operand dy, Operand transposed, Operand work, Operand dx)
{
    private readonly TileShape shape = TileShape.AlongAxis(plan.Lines, plan.RunLength);

    private int PanelsOfRun => Panels.Count(plan.RunLength);

    /// <summary>Floats of the place where an image's gradient is put together: the padded image, and what a vector reaches over its end.</summary>
    public static int WorkLength(ConvolutionPlan plan) => plan.PaddedLength + Panels.Width;

    /// <summary>Adds the kernel and gives the line that calls it.</summary>
    public string Write(KernelSet kernels, string rows)
    {
        var writer = new CodeWriter();
        writer.Line(KernelNames.Hot);
        using (writer.Open("private static void §(ref float dy, ref float transposed, ref float work, ref float dx, int rows)"))
        {
            shape.WriteSecond(writer);
            WriteImages(writer, plan, dx, () =>
            {
                writer.Line($"ref float gradient = ref At(ref dy, index, {Number(dy.RowStride)});");
                WriteWindows(writer, kernels);
            });
        }

        string name = kernels.Add(
            KernelNames.Of(layer, "InputGradient"), layer,
            $"dx = dy spread by W, image by image; {plan.Description}, in tiles of {shape.Rows} lines × {shape.Columns} inputs.", writer.ToString());
        return $"{name}({dy.Argument}, {transposed.Argument}, {work.Argument}, {dx.Argument}, {rows});";
    }

    /// <summary>The loop over the images: the place where a gradient is put together is cleared, filled, and what stands for the image taken out of it.</summary>
    public static void WriteImages(CodeWriter writer, ConvolutionPlan plan, Operand dx, Action fill)
    {
        using (writer.Open("for (int index = 0; index < rows; index++)"))
        {
            writer.Line($"MemoryMarshal.CreateSpan(ref work, {Number(WorkLength(plan))}).Clear();");
            fill();
            writer.Line(
                $"Images.Crop(ref work, ref At(ref dx, index, {Number(dx.RowStride)}), {Number(plan.Vertical.Input)}, {Number(plan.Horizontal.Input * plan.Channels)}, "
                + $"{Number((plan.Vertical.Before * plan.LineLength) + (plan.Horizontal.Before * plan.Channels))}, {Number(plan.LineLength)});");
        }
    }

    private void WriteWindows(CodeWriter writer, KernelSet kernels)
    {
        bool hasPanels = PanelsOfRun > 1, hasRuns = plan.Runs > 1, hasGroups = plan.Groups > 1, hasPlaces = plan.Places > 1;
        using (writer.OpenLoop("place", plan.Places))
        using (writer.OpenLoop("group", plan.Groups))
        using (writer.OpenLoop("run", plan.Runs))
        using (writer.OpenLoop("panel", PanelsOfRun))
        {
            string group = hasGroups ? "group" : string.Empty, run = hasRuns ? "run" : string.Empty, panel = hasPanels ? "panel" : string.Empty, place = hasPlaces ? "place" : string.Empty;
            int ofPanel = plan.FiltersOfGroup * Panels.Width, ofRun = PanelsOfRun * ofPanel;
            string weights = Addresses.Sum((group, plan.Runs * ofRun), (run, ofRun), (panel, ofPanel));
            string window = Addresses.Plus(
                Addresses.Sum((place, plan.Step), (group, plan.ChannelsOfGroup), (panel, Panels.Width)), hasRuns ? plan.RunOffset("run") : string.Empty);
            string source = Addresses.Sum((place, plan.Filters), (group, plan.FiltersOfGroup));
            writer.Line($"ref float weights = ref {Addresses.Behind("transposed", weights)};");
            writer.Line($"ref float window = ref {Addresses.Behind("work", window)};");
            writer.Line($"ref float source = ref {Addresses.Behind("gradient", source)};");
            int whole = plan.Lines / shape.Rows * shape.Rows, rest = plan.Lines - whole;
            using (whole > shape.Rows ? writer.Open($"for (int line = 0; line < {Number(whole)}; line += {Number(shape.Rows)})") : (CodeWriter.Block?)null)
            {
                WriteTile(writer, kernels, shape, whole > shape.Rows ? "line" : string.Empty);
            }

            if (rest > 0)
            {
                writer.Line($"// The {(rest == 1 ? "line" : $"{Number(rest)} lines")} left over. (A tile that is moved back would add twice.)");
                writer.Line($"window = ref Unsafe.Add(ref window, {Number(whole * plan.LineStep)});");
                writer.Line($"source = ref Unsafe.Add(ref source, {Number(whole * plan.Places * plan.Filters)});");
                WriteTile(writer, kernels, shape with { Rows = rest }, string.Empty);
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

            writer.Line($"ref float a = ref {Addresses.Behind("source", Addresses.Sum((line, plan.Places * plan.Filters)))};");
            writer.Line("ref float w = ref Unsafe.Add(ref weights, column);");
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
