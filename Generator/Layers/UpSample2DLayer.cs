using NetGen.Generator.Common;
using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;
using NetGen.Generator.Operations;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>
/// Each pixel of the output is the pixel of the input whose window it is in: the derivative of a sum over adjacent windows. Its own derivative is that sum.
/// </summary>
internal sealed class UpSample2DLayer : Layer
{
    private PoolWindows windows = null!;

    public override Value Lower(GraphBuilder builder) => builder.Add(new Upsampling(builder.Origin, builder.Input, windows));

    protected override Shape? Check(Shape input, LayerProblems problems)
    {
        double size = Spec.Number("size");
        if (!problems.RequireSize("size", size) || !problems.RequireRank(input, "an image", 3))
        {
            return null;
        }

        int height = input.Dimensions[0], width = input.Dimensions[1], channels = input.Dimensions[2];
        if (size * size * input.Size > Panels.MaximumFloats)
        {
            problems.ReportSize($"{(long)size} × {(long)size} times {input}");
            return null;
        }

        int factor = (int)size;
        windows = new PoolWindows(new WindowAxis(height * factor, factor, factor, 0, 0), new WindowAxis(width * factor, factor, factor, 0, 0), channels);
        return new Shape(new EquatableArray<int>([height * factor, width * factor, channels]));
    }
}
