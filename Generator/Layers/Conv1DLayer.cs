using NetGen.Generator.Diagnostics;
using NetGen.Generator.Planning;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>The convolution of a signal of length × channels: of an image of one line.</summary>
internal sealed class Conv1DLayer : ConvolutionLayer
{
    protected override int KernelRank => 1;

    protected override (ConvolutionAxis Vertical, ConvolutionAxis Horizontal)? Axes(Shape input, Func<int, int, ConvolutionAxis> axis, LayerProblems problems)
    {
        if (!problems.RequireSize("kernel", Spec.Number("kernel")))
        {
            return null;
        }

        if (input.Rank != 2)
        {
            problems.Report(Descriptors.WrongShape, null, Title, "a signal (length, channels)", input.ToString());
            return null;
        }

        return (ConvolutionAxis.None, axis(input.Dimensions[0], (int)Spec.Number("kernel")));
    }

    protected override Shape Output(ConvolutionPlan plan) => new(new EquatableArray<int>([plan.Places, plan.Filters]));
}
