using NetGen.Generator.Common;
using NetGen.Generator.Graphs;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>Turns a square of pixels into one pixel with all their channels: PyTorch's <c>nn.PixelUnshuffle</c>.</summary>
internal sealed class SpaceToDepthLayer : Layer
{
    private int Size => (int)Spec.Number("size");

    public override Value Lower(GraphBuilder builder) =>
        builder.Add(new PixelSquares(builder.Origin, builder.Input, new Squares(OutputShape, Size), spreads: false, builder.Origin.Name));

    protected override Shape? Check(Shape input, LayerProblems problems)
    {
        double size = Spec.Number("size");
        if (!problems.RequireSize("size", size) || !problems.RequireRank(input, "an image", 3))
        {
            return null;
        }

        int height = input.Dimensions[0], width = input.Dimensions[1];
        return problems.Require(height % size == 0 && width % size == 0, "size", size, $"a divisor of its height {height} and its width {width}")
            ? new Shape(new EquatableArray<int>([height / Size, width / Size, input.Dimensions[2] * Size * Size]))
            : null;
    }
}
