using NetGen.Generator.Common;
using NetGen.Generator.Kernels;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>Normalises the channels of each pixel, or a whole row if it is a vector or all axes are requested: PyTorch's <c>nn.LayerNorm</c>.</summary>
internal sealed class LayerNormLayer : NormalizationLayer
{
    public override OrderRule OrderRule => IsOverAll ? OrderRule.Keeps : OrderRule.Axes;

    public override TimeRule TimeRule => Spec.Number("Axes", 1) == 1 ? TimeRule.Keeps : TimeRule.Mixes;

    public override StreamObstacle? StreamObstacle =>
        Spec.Number("Axes", 1) > 1 ? new("Axes", "normalises all steps together", "leave Axes out: each step is normalised by itself then") : null;

    private bool IsOverAll => InputShape.Rank == 1 || Spec.Number("Axes", 1) > 1;

    public override void DescribeParameters(string? follower)
    {
        base.DescribeParameters(follower);
        foreach (var parameter in InputShape.Rank > 1 && IsOverAll ? Parameters : [])
        {
            // PyTorch has a weight for each value, in the shape of its tensor.
            parameter.OutputOrder = Orders.Output.Description;
            parameter.FileShape = Orders.Output.IsChannelsLast ? InputShape : ChannelsFirst(InputShape);
        }
    }

    private static Shape ChannelsFirst(Shape shape) =>
        new(shape.Dimensions.Skip(shape.Rank - 1).Concat(shape.Dimensions.Take(shape.Rank - 1)).ToEquatableArray());

    protected override NormalizationPlan? PlanFor(Shape input, LayerProblems problems)
    {
        int size = (int)input.Size, channels = input.Dimensions[input.Rank - 1];
        double axes = Spec.Number("Axes", 1);
        if (
            !problems.Require(axes == 1 || axes == input.Rank, "Axes", axes, input.Rank == 1 ? "1, as its input has one axis" : FormattableString.Invariant($"1 or {input.Rank}, all axes of its input")))
        {
            return null;
        }

        return channels == size || IsOverAll
            ? new NormalizationPlan(1, size, 1, size, size, 0)
            : new NormalizationPlan(size / channels, channels, 1, channels, channels, 0);
    }
}
