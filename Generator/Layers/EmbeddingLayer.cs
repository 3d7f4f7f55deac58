using NetGen.Generator.Common;
using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;
using NetGen.Generator.Operations;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>
/// Looks up a row of a table for each index: PyTorch's <c>nn.Embedding</c>. The gradient of a table's row is the sum over the places that use it.
/// </summary>
internal sealed class EmbeddingLayer : Layer
{
    public override OrderRule OrderRule => OrderRule.ChannelsLast;

    public override bool TakesIndices => true;

    private int Count => (int)Spec.Number("count");

    private int Size => (int)Spec.Number("size");

    public override TimeRule TimeRule => TimeRule.Keeps;

    public override Value Lower(GraphBuilder builder) => builder.Add(new Embedding(builder.Origin, builder.Input, builder.Parameter(Parameters[0])));

    // With one input LeCun's deviation is 1, which gives PyTorch's standard normal numbers.
    public override void DescribeParameters(string? follower) =>
        Parameters = [new ParameterPlan("weight", "Weight", Count, Size, "LeCunNormal", 1) { InputsFirst = true }];

    protected override Shape? Check(Shape input, LayerProblems problems)
    {
        double count = Spec.Number("count"), size = Spec.Number("size");
        if (!(problems.RequireSize("count", count) & problems.RequireSize("size", size)) || !problems.RequireRank(input, "a vector of indices", 1))
        {
            return null;
        }

        if (size * input.Size > Panels.MaximumFloats)
        {
            problems.ReportSize($"{input.Size} × {(long)size} numbers");
            return null;
        }

        return new Shape(new EquatableArray<int>([(int)input.Size, (int)size]));
    }
}
