using NetGen.Generator.Common;
using NetGen.Generator.Kernels;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>The convolution of an image of height × width × channels.</summary>
internal sealed class Conv2DLayer : ConvolutionLayer
{
    protected override int KernelRank => 2;

    protected override (WindowAxis Vertical, WindowAxis Horizontal)? Axes(Shape input, Func<int, int, WindowAxis> axis, LayerProblems problems) =>
        WindowOptions.Kernel(Spec, "kernel", problems) is var (height, width) && problems.RequireRank(input, "an image (height, width, channels)", 3)
            ? (axis(input.Dimensions[0], height), axis(input.Dimensions[1], width))
            : null;

    protected override Shape Output(ConvolutionPlan plan) => new(new EquatableArray<int>([plan.Lines, plan.Places, plan.Filters]));
}
