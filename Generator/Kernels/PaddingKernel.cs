using System.Globalization;
using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Kernels;

/// <summary>Writes the copy of images with zeros around them, as a convolution reads them.</summary>
internal static class PaddingKernel
{
    /// <summary>Adds the kernel and gives the line that calls it for so many images.</summary>
    public static string Write(KernelSet kernels, string layer, ConvolutionPlan plan, Operand images, Operand padded, string rows)
    {
        var writer = new CodeWriter();
        writer.Line(KernelNames.Hot);
        using (writer.Open($"private static void §({images.Declaration}, {padded.Declaration}, int rows)"))
        using (writer.Open("for (int index = 0; index < rows; index++)"))
        {
            writer.Line(Copy(plan, $"ref At(ref {images.Name}, index, {Number(images.RowStride)})", $"ref At(ref {padded.Name}, index, {Number(padded.RowStride)})"));
        }

        string name = kernels.Add(KernelNames.Of(layer, "Padding"), layer, $"{images.Name} with zeros around it, image by image.", writer.ToString());
        return $"{name}({images.Argument}, {padded.Argument}, {rows});";
    }

    /// <summary>The line that copies one image.</summary>
    public static string Copy(ConvolutionPlan plan, string image, string padded) =>
        $"Images.Pad({image}, {padded}, {Number(plan.Vertical.Input)}, {Number(plan.Horizontal.Input * plan.Channels)}, {Number(plan.Vertical.Before)}, {Number(plan.Vertical.After)}, "
        + $"{Number(plan.Horizontal.Before * plan.Channels)}, {Number(plan.Horizontal.After * plan.Channels)});";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
