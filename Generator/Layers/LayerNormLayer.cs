using NetGen.Generator.Planning;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>Normalises the channels of each pixel, or a whole row: PyTorch's <c>nn.LayerNorm</c>.</summary>
internal sealed class LayerNormLayer : NormalizationLayer
{
    protected override NormalizationPlan? PlanFor(Shape input, LayerProblems problems)
    {
        int size = (int)input.Size, channels = input.Dimensions[input.Rank - 1];
        return channels == size
            ? new NormalizationPlan($"each row of {size} values", 1, size, 1, size, size, 0)
            : new NormalizationPlan($"the {channels} channels of each pixel", size / channels, channels, 1, channels, channels, 0);
    }
}
