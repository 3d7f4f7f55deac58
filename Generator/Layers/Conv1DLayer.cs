using NetGen.Generator.Common;
using NetGen.Generator.Kernels;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>The convolution of a signal of length × channels, treated as an image of one line.</summary>
internal sealed class Conv1DLayer : ConvolutionLayer
{
    public override TimeRule TimeRule => TimeRule.Moves;

    protected override int KernelRank => 1;

    protected override bool TakesCausal => true;

    protected override (WindowAxis Vertical, WindowAxis Horizontal)? Axes(Shape input, Func<int, int, WindowAxis> axis, LayerProblems problems) =>
        problems.RequireSize("kernel", Spec.Number("kernel")) && problems.RequireRank(input, "a signal (length, channels)", 2)
            ? (WindowAxis.None, axis(input.Dimensions[0], (int)Spec.Number("kernel")))
            : null;

    protected override Shape Output(ConvolutionPlan plan) => new(new EquatableArray<int>([plan.Places, plan.Filters]));
}
