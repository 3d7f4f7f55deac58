using NetGen.Generator.Common;
using NetGen.Generator.Kernels;
using NetGen.Generator.Specs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>Normalises groups of channels over all pixels: PyTorch's <c>nn.GroupNorm</c>.</summary>
internal sealed class GroupNormLayer : NormalizationLayer
{
    public override StreamObstacle? StreamObstacle =>
        new(null, "normalises all steps together", "[LayerNorm] normalises each step by itself, and [BatchNorm] by its running statistics");

    protected override NormalizationPlan? PlanFor(Shape input, LayerProblems problems)
    {
        double groups = Spec.Number("groups");
        if (!problems.RequireSize("groups", groups) || !problems.RequireRank(input, "an image or a signal", 2, 3))
        {
            return null;
        }

        int channels = input.Dimensions[input.Rank - 1], length = channels / (int)groups;
        if (channels % (int)groups != 0)
        {
            problems.Report(Descriptors.GroupsDoNotDivide, "groups", Title, Literals.Count((long)groups), $"its {Literals.Count(channels)} channels");
            return null;
        }

        return new NormalizationPlan((int)groups, length, (int)input.Size / channels, channels, length, length);
    }
}
