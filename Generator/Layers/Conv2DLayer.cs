using NetGen.Generator.Diagnostics;
using NetGen.Generator.Planning;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>The convolution of an image of height × width × channels.</summary>
internal sealed class Conv2DLayer : ConvolutionLayer
{
    protected override int KernelRank => 2;

    protected override (ConvolutionAxis Vertical, ConvolutionAxis Horizontal)? Axes(Shape input, Func<int, int, ConvolutionAxis> axis, LayerProblems problems)
    {
        if (WindowOptions.Kernel(Spec, "kernel", problems) is not var (height, width))
        {
            return null;
        }

        if (input.Rank != 3)
        {
            problems.Report(Descriptors.WrongShape, null, Title, "an image (height, width, channels)", input.ToString());
            return null;
        }

        return (axis(input.Dimensions[0], height), axis(input.Dimensions[1], width));
    }

    protected override Shape Output(ConvolutionPlan plan) => new(new EquatableArray<int>([plan.Lines, plan.Places, plan.Filters]));
}
