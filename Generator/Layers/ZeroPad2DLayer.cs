using NetGen.Generator.Common;
using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;
using NetGen.Generator.Operations;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>
/// The image with zeros around it: PyTorch's <c>nn.ZeroPad2d</c>. The forward pass copies its lines into the frame, the backward pass out of it.
/// </summary>
internal sealed class ZeroPad2DLayer : Layer
{
    private static readonly string[] Sides = ["Top", "Bottom", "Left", "Right"];

    public override Value Lower(GraphBuilder builder)
    {
        int channels = InputShape.Dimensions[2];
        var frame = new Frame(InputShape.Dimensions[0], InputShape.Dimensions[1] * channels, Zeros("Top"), Zeros("Bottom"), Zeros("Left") * channels, Zeros("Right") * channels);
        return builder.Add(new ZeroPad(builder.Origin, builder.Input, frame));
    }

    protected override Shape? Check(Shape input, LayerProblems problems)
    {
        double size = Spec.Number("size");
        problems.Require(size >= 0, "size", size, "at least 0");
        foreach (string side in Sides.Where(Spec.Has))
        {
            problems.Require(Spec.Number(side) >= 0, side, Spec.Number(side), "at least 0");
        }

        if (problems.Any || !problems.RequireRank(input, "an image", 3))
        {
            return null;
        }

        long[] zeros = [.. Sides.Select(side => (long)Spec.Number(side, size))];
        long height = input.Dimensions[0] + zeros[0] + zeros[1], width = input.Dimensions[1] + zeros[2] + zeros[3];
        if ((double)height * width * input.Dimensions[2] > Panels.MaximumFloats)
        {
            problems.ReportSize($"{height}×{width}×{input.Dimensions[2]} numbers");
            return null;
        }

        return new Shape(new EquatableArray<int>([(int)height, (int)width, input.Dimensions[2]]));
    }

    private int Zeros(string side) => (int)Spec.Number(side, Spec.Number("size"));
}
