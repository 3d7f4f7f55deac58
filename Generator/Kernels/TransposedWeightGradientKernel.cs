using System.Globalization;
using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Kernels;

/// <summary>Writes dW of a transposed convolution in blocks of neighbouring channels of x × a panel of a run of the window, each over all pixels of the whole batch, so that no sum is ever split between workers.</summary>
/// <param name="layer">The layer's name.</param>
/// <param name="plan">The convolution that it transposes.</param>
/// <param name="x">The inputs: pixels of the convolution's result.</param>
/// <param name="dy">The gradient of the outputs, with padding: the convolution's padded image.</param>
internal sealed class TransposedWeightGradientKernel(string layer, ConvolutionPlan plan, Operand x, Operand dy)
{
    private readonly TileShape shape = TileShape.AlongAxis(plan.Filters, plan.RunLength);

    /// <summary>Number of blocks: the items that can be computed apart.</summary>
    public int Items => plan.Runs * PanelsOfRun * BlocksOfPanel;

    private int PanelsOfRun => Panels.Count(plan.RunLength);

    private int BlocksOfPanel => (plan.Filters + shape.Rows - 1) / shape.Rows;

    /// <summary>Adds the kernel and gives the start of its call, up to the range of blocks.</summary>
    public string Write(KernelSet kernels, Operand dw)
    {
        var step = new MicroKernel(kernels, shape);
        var writer = new CodeWriter();
        writer.Line(KernelNames.Hot);
        using (writer.Open("private static void §(ref float x, ref float dy, ref float dw, int rows, int from, int to)"))
        {
            shape.WriteSecond(writer);
            using (writer.Open("for (int block = from; block < to; block++)"))
            {
                WriteBlock(writer, step);
            }
        }

        string name = kernels.Add(
            KernelNames.Of(layer, "WeightGradient"), layer,
            $"blocks from ≤ block &lt; to of dw, {shape.Rows} channels × {shape.Columns} values of the window over all pixels of the batch; the transpose of {plan.Description}.", writer.ToString());
        return $"{name}({x.Argument}, {dy.Argument}, {dw.Argument}, pass.Rows";
    }

    private void WriteBlock(CodeWriter writer, MicroKernel step)
    {
        // A block's number counts runs, then panels of the run, then places in the channels.
        string panelOfAll = plan.Runs * PanelsOfRun == 1 ? string.Empty : BlocksOfPanel == 1 ? "block" : $"block / {Number(BlocksOfPanel)}";
        string channel = BlocksOfPanel == 1 ? string.Empty : $"block % {Number(BlocksOfPanel)} * {Number(shape.Rows)}", panel = string.Empty, window = string.Empty;
        if (channel.Length > 0)
        {
            writer.Line($"int channel = {(plan.Filters % shape.Rows == 0 ? channel : $"Math.Min({channel}, {Number(plan.Filters - shape.Rows)})")};");
            channel = "channel";
        }

        if (panelOfAll.Length > 0)
        {
            writer.Line($"int runPanel = {panelOfAll};");
            string run = plan.Runs == 1 ? string.Empty : PanelsOfRun == 1 ? "runPanel" : $"(runPanel / {Number(PanelsOfRun)})";
            panel = PanelsOfRun == 1 ? string.Empty : plan.Runs == 1 ? "runPanel" : $"(runPanel % {Number(PanelsOfRun)})";
            window = Addresses.Plus(Addresses.Sum((panel, Panels.Width)), run.Length == 0 ? string.Empty : plan.RunOffset(run));
            panelOfAll = "runPanel";
        }

        string gradient = Addresses.Sum((panelOfAll, plan.Filters * Panels.Width), (channel, Panels.Width));
        new PixelGradientBlock(shape, step, plan).Write(
            writer, new PixelWalk(x, channel, plan.Filters, plan.Places * plan.Filters), new PixelWalk(dy, window, plan.Step, plan.LineStep),
            plan.RunLength, "Behind the end of the run the vectors of dy hold other pixels", panel, gradient);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
