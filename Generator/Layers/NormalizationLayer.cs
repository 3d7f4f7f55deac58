using NetGen.Generator.Common;
using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;
using NetGen.Generator.Operations;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>A layer that normalises values of one row together, with a scale and a bias for each.</summary>
internal abstract class NormalizationLayer : Layer
{
    private NormalizationPlan plan = null!;

    public override bool IsNonlinear => true;

    protected double Epsilon => Spec.Number("Epsilon", 1e-5);

    public override Value Lower(GraphBuilder builder) =>
        builder.Add(
            new Normalization(builder.Origin, builder.Input, builder.Parameter(Parameters[0]), builder.Parameter(Parameters[1]), Time is null ? plan : plan.OfStep, Epsilon));

    public override void DescribeParameters(string? follower) => Parameters =
    [
        new ParameterPlan("weight", "Scale", 1, plan.Parameters, "Zeros", 1),
        new ParameterPlan("bias", "Bias", 1, plan.Parameters, "Zeros", 1),
    ];

    protected override Shape? Check(Shape input, LayerProblems problems)
    {
        problems.Require(Epsilon is > 0 and <= 1, "Epsilon", Epsilon, "positive and at most 1");
        if (problems.Any || PlanFor(input, problems) is not { } found)
        {
            return null;
        }

        plan = found;
        if (plan.Segments * plan.Length == 1)
        {
            problems.Warn(Descriptors.OneValue, null, Title);
        }

        return input;
    }

    /// <summary>The values that are normalised together; if the input is not valid, null, and a problem is reported.</summary>
    protected abstract NormalizationPlan? PlanFor(Shape input, LayerProblems problems);
}
