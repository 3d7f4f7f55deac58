using NetGen.Generator.Graphs;
using NetGen.Generator.Operations;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>y = (x − mean) / deviation, with a mean and a reciprocal deviation for every feature in the untrained state.</summary>
internal sealed class StandardizeLayer : Layer
{
    private ParameterPlan? statistics;

    public override OrderRule OrderRule => OrderRule.Keeps;

    public override TimeRule TimeRule => TimeRule.Keeps;

    public override bool IsModule => false;

    public override StreamObstacle? StreamObstacle =>
        new(null, "scales each step by a mean and a deviation of its own", "use [BatchNorm] or [Rescale], or scale the data, all steps alike");

    /// <summary>The means, followed by the reciprocal deviations, both padded.</summary>
    public override ParameterPlan Fitted => statistics ??= new ParameterPlan(
        "statistics", "Statistics", 2, (int)OutputShape.Size / (Time?.Steps ?? 1), "Zeros", 1);

    public override Preprocessing Preprocessing => new(1, 0, Fitted);

    public override Value Lower(GraphBuilder builder) => builder.Add(new Standardization(builder.Origin, builder.Input, builder.State(Fitted)));

    protected override Shape? Check(Shape input, LayerProblems problems) => input;
}
