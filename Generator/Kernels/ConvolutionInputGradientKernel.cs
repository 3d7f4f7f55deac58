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
    private readonly WindowSpread spread = new(plan, "gradient", "transposed");

    /// <summary>Adds the kernel and gives the line that calls it.</summary>
    public string Write(KernelSet kernels, string rows)
    {
        var writer = new CodeWriter();
        writer.Line(KernelNames.Hot);
        using (writer.Open("private static void §(ref float dy, ref float transposed, ref float work, ref float dx, int rows)"))
        {
            spread.WriteStart(writer);
            WriteImages(writer, plan, dx, () =>
            {
                writer.Line($"ref float gradient = ref At(ref dy, index, {Number(dy.RowStride)});");
                spread.Write(writer, kernels);
            });
        }

        string name = kernels.Add(
            KernelNames.Of(layer, "InputGradient"), layer,
            $"dx = dy spread by W, image by image; {plan.Description}, in {spread.Tile}.", writer.ToString());
        return $"{name}({dy.Argument}, {transposed.Argument}, {work.Argument}, {dx.Argument}, {rows});";
    }

    /// <summary>The loop over the images: the place where a gradient is put together is cleared, filled, and what stands for the image taken out of it.</summary>
    public static void WriteImages(CodeWriter writer, ConvolutionPlan plan, Operand dx, Action fill)
    {
        int size = plan.Vertical.Input * plan.Horizontal.Input * plan.Channels;
        using (writer.Open("for (int index = 0; index < rows; index++)"))
        {
            writer.Line($"MemoryMarshal.CreateSpan(ref work, {Number(WindowSpread.FrameLength(plan))}).Clear();");
            fill();
            writer.Line(
                $"Images.Crop(ref work, ref At(ref dx, index, {Number(dx.RowStride)}), {Number(plan.Vertical.Input)}, {Number(plan.Horizontal.Input * plan.Channels)}, "
                + $"{Number((plan.Vertical.Before * plan.LineLength) + (plan.Horizontal.Before * plan.Channels))}, {Number(plan.LineLength)});");
            if (dx.RowStride > size)
            {
                writer.Line("// What lies behind the image may have been anything.");
                writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref At(ref dx, index, {Number(dx.RowStride)}), {Number(size)}), {Number(dx.RowStride - size)}).Clear();");
            }
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
