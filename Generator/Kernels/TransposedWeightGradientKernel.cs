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
    private readonly PixelGradientBlock block = new(plan, plan.Filters, plan.RunLength);

    /// <summary>Number of blocks: the items that can be computed apart.</summary>
    public int Items => plan.Runs * PanelsOfRun * block.Blocks;

    private int PanelsOfRun => Panels.Count(plan.RunLength);

    /// <summary>Adds the kernel and gives the start of its call, up to the range of blocks.</summary>
    public string Write(KernelSet kernels, Operand dw)
    {
        var writer = new CodeWriter();
        writer.Line(KernelNames.Hot);
        using (writer.Open("private static void §(ref float x, ref float dy, ref float dw, int rows, int from, int to)"))
        {
            block.WriteLoops(writer, x, dy, () => WriteBlock(writer, kernels));
        }

        string name = kernels.Add(
            KernelNames.Of(layer, "WeightGradient"), layer,
            $"blocks from ≤ block &lt; to of dw, {block.Description} values of the window over all pixels of the batch; the transpose of {plan.Description}.", writer.ToString());
        return $"{name}({x.Argument}, {dy.Argument}, {dw.Argument}, pass.Rows";
    }

    private void WriteBlock(CodeWriter writer, KernelSet kernels)
    {
        // A block's number counts runs, then panels of the run, then places in the channels.
        string panelOfAll = plan.Runs * PanelsOfRun == 1 ? string.Empty : block.Blocks == 1 ? "block" : $"block / {Number(block.Blocks)}", panel = string.Empty, window = string.Empty;
        if (panelOfAll.Length > 0)
        {
            writer.Line($"int runPanel = {panelOfAll};");
            string run = plan.Runs == 1 ? string.Empty : PanelsOfRun == 1 ? "runPanel" : $"(runPanel / {Number(PanelsOfRun)})";
            panel = PanelsOfRun == 1 ? string.Empty : plan.Runs == 1 ? "runPanel" : $"(runPanel % {Number(PanelsOfRun)})";
            window = Addresses.Plus(Addresses.Sum((panel, Panels.Width)), run.Length == 0 ? string.Empty : plan.RunOffset(run));
            panelOfAll = "runPanel";
        }

        block.Write(
            writer, kernels, new PixelWalk(x, string.Empty, plan.Filters, plan.Places * plan.Filters), new PixelWalk(dy, window, plan.Step, plan.LineStep),
            "Behind the end of the run the vectors of dy hold other pixels", panel, Addresses.Sum((panelOfAll, plan.Filters * Panels.Width)), block.Blocks == 1 ? string.Empty : $"block % {Number(block.Blocks)}");
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
