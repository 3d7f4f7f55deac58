using NetGen.Generator.Common;
using NetGen.Generator.Kernels;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>The convolution of a signal of length × channels, treated as an image of one line.</summary>
internal sealed class Conv1DLayer : ConvolutionLayer
{
    public override TimeRule TimeRule => TimeRule.Moves;

    public override StreamObstacle? StreamObstacle =>
        Spec.Number("Stride", 1) > 1 ? new("Stride", FormattableString.Invariant($"gives one step for {Spec.Number("Stride")}"), "set Stride to 1")
        : Spec.Number("kernel") > 1 && !WindowOptions.IsCausal(Spec) ? new("Padding", "sees later steps", "set Padding to Padding.Causal")
        : Spec.Number("PaddingSize") > 0 ? new("PaddingSize", "adds steps at both ends", "leave PaddingSize out")
        : null;

    protected override int KernelRank => 1;

    protected override bool TakesCausal => true;

    protected override (WindowAxis Vertical, WindowAxis Horizontal)? Axes(Shape input, Func<int, int, WindowAxis> axis, LayerProblems problems) =>
        problems.RequireSize("kernel", Spec.Number("kernel")) && problems.RequireRank(input, "a signal (length, channels)", 2)
            ? (WindowAxis.None, axis(input.Dimensions[0], (int)Spec.Number("kernel")))
            : null;

    protected override Shape Output(ConvolutionPlan plan) => new(new EquatableArray<int>([plan.Places, plan.Filters]));
}
