using System.Globalization;
using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Kernels;

/// <summary>How a kernel walks through the pixels of a batch.</summary>
/// <param name="Operand">The images.</param>
/// <param name="Offset">Where it starts in the first of them.</param>
/// <param name="Place">Floats to the pixel on the right.</param>
/// <param name="Line">Floats to the line below.</param>
internal sealed record PixelWalk(Operand Operand, string Offset, int Place, int Line);

/// <summary>Writes a block of the weight gradient of a convolution, or of a transposed one: the sums of a · d over all pixels of all images, a tile of values of a × vectors of d.</summary>
/// <param name="shape">The tile.</param>
/// <param name="step">Its multiply-adds.</param>
/// <param name="plan">The convolution: its result's lines and places are walked through.</param>
internal sealed class PixelGradientBlock(TileShape shape, MicroKernel step, ConvolutionPlan plan)
{
    /// <summary>Writes the lines.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="a">The values that are rows of the tile.</param>
    /// <param name="d">The values whose vectors are its columns.</param>
    /// <param name="width">Columns of the gradient in all panels.</param>
    /// <param name="behind">What a vector holds behind the last column, for the comment.</param>
    /// <param name="panel">Expression of the panel; empty for the first.</param>
    /// <param name="gradient">Where the block stands in the gradient.</param>
    public void Write(CodeWriter writer, PixelWalk a, PixelWalk d, int width, string behind, string panel, string gradient)
    {
        using (shape.OpenColumns(writer))
        {
            for (int row = 0; row < shape.Rows; row++)
            {
                writer.Line($"Vector<float> {string.Join(", ", shape.VectorNames.Select(v => $"{TileShape.Sum(row, v)} = Vector<float>.Zero"))};");
            }

            using (writer.Open("for (int row = 0; row < rows; row++)"))
            {
                writer.Line($"ref float a = ref {Addresses.Behind(Row(a), a.Offset)};");
                writer.Line($"ref float d = ref {Addresses.Behind(Row(d), Addresses.Plus(d.Offset, "column"))};");
                using (writer.OpenLoop("line", plan.Lines))
                {
                    step.WriteSteps(writer, "a", 1, a.Place, "d", d.Place, plan.Places);
                    if (plan.Lines > 1)
                    {
                        writer.Line($"a = ref Unsafe.Add(ref a, {Number(a.Line)});");
                        writer.Line($"d = ref Unsafe.Add(ref d, {Number(d.Line)});");
                    }
                }
            }

            WriteStores(writer, width, behind, panel, gradient);
        }
    }

    private void WriteStores(CodeWriter writer, int width, string behind, string panel, string gradient)
    {
        bool isPartial = width % Panels.Width != 0;
        if (isPartial)
        {
            writer.Line($"// {behind}: the padding of the gradient is zero.");
            string left = panel.Length == 0 ? $"{Number(width)} - column" : $"{Number(width)} - ({panel} * 16) - column";
            writer.Line($"var lanesA = Lanes.First({left});");
            if (shape.Vectors == 2)
            {
                writer.Line($"var lanesB = Lanes.First({left} - second);");
            }
        }

        writer.Line($"ref float g = ref Unsafe.Add(ref dw, {Addresses.Plus(gradient, "column")});");
        for (int row = 0; row < shape.Rows; row++)
        {
            int offset = row * Panels.Width;
            writer.Line(string.Join(" ", shape.VectorNames.Select((v, i) =>
                $"Vector.StoreUnsafe({TileShape.Sum(row, v)}{(isPartial ? $" & lanes{char.ToUpperInvariant(v)}" : string.Empty)}, {Addresses.At("g", offset, i)});")));
        }
    }

    private static string Row(PixelWalk walk) => $"At(ref {walk.Operand.Name}, row, {Number(walk.Operand.RowStride)})";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
