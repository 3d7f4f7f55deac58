using System.Globalization;
using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Kernels;

/// <summary>Writes dW of a convolution in blocks of neighbouring inputs of a run × a panel of filters, each over all pixels of the whole batch, so that no sum is ever split between workers.</summary>
internal sealed class ConvolutionWeightGradientKernel(string layer, ConvolutionPlan plan, Operand x, Operand dy)
{
    private readonly PixelGradientBlock block = new(plan, plan.RunLength, plan.FiltersOfGroup);

    /// <summary>Number of blocks: the items that can be computed apart.</summary>
    public int Items => plan.Groups * plan.PanelsOfGroup * plan.Runs * block.Blocks;

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
            $"blocks from ≤ block &lt; to of dw, {block.Description} filters over all pixels of the batch; {plan.Description}.", writer.ToString());
        return $"{name}({x.Argument}, {dy.Argument}, {dw.Argument}, pass.Rows";
    }

    private void WriteBlock(CodeWriter writer, KernelSet kernels)
    {
        // A block's number counts panels (of all groups), then runs, then places in the run.
        int blocksOfPanel = plan.Runs * block.Blocks;
        string panelOfAll = plan.Groups * plan.PanelsOfGroup == 1 ? string.Empty : blocksOfPanel == 1 ? "block" : $"(block / {Number(blocksOfPanel)})";
        string run = plan.Runs == 1 ? string.Empty : block.Blocks == 1 ? $"block % {Number(plan.Runs)}" : $"block / {Number(block.Blocks)} % {Number(plan.Runs)}";
        if (run.Length > 0)
        {
            writer.Line($"int run = {run};");
            run = "run";
        }

        string group = string.Empty, panel = panelOfAll;
        if (plan.Groups > 1)
        {
            writer.Line($"int group = {(plan.PanelsOfGroup == 1 ? panelOfAll.Trim('(', ')') : $"{panelOfAll} / {Number(plan.PanelsOfGroup)}")};");
            group = "group";
            panel = plan.PanelsOfGroup == 1 ? string.Empty : $"({panelOfAll} % {Number(plan.PanelsOfGroup)})";
        }

        string corner = Addresses.Plus(Addresses.Sum((group, plan.ChannelsOfGroup)), run.Length == 0 ? string.Empty : plan.RunOffset("run"));
        string filter = Addresses.Sum((group, plan.FiltersOfGroup), (panel, Panels.Width));
        string gradient = Addresses.Sum((panelOfAll, plan.Inputs * Panels.Width), (run, plan.RunLength * Panels.Width));
        block.Write(
            writer, kernels, new PixelWalk(x, corner, plan.Step, plan.LineStep), new PixelWalk(dy, filter, plan.Filters, plan.Places * plan.Filters),
            "Behind the last filter the vectors of dy hold the next pixel", panel, gradient, block.Blocks == 1 ? string.Empty : $"block % {Number(block.Blocks)}");
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
