using NetGen.Generator.Graphs;
using NetGen.Generator.Operations;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>The last step of a sequence: of a bidirectional layer the last one forward, and the first one of the direction back, which is its last.</summary>
internal sealed class LastStepLayer : Layer
{
    public override OrderRule OrderRule => OrderRule.ChannelsLast;

    public override bool IsModule => false;

    public override TimeRule TimeRule => TimeRule.Ends;

    public override bool TakesVectors => false;

    public override StreamObstacle? StreamObstacle =>
        new(null, "gives the last of all steps", "leave it out: [Dense(…, PerStep = true)] gives every step, and you take the last you need");

    private int Steps => InputShape.Dimensions[0];

    private int Features => InputShape.Dimensions[1];

    /// <summary>Whether the values are those of a bidirectional layer; what works value by value may stand between.</summary>
    private bool IsBehindBothDirections
    {
        get
        {
            var source = Sources[0];
            while (source is not RecurrentLayer && source.OrderRule == OrderRule.Keeps && source.Sources.Count == 1 && source.OutputShape == InputShape)
            {
                source = source.Sources[0];
            }

            return source is RecurrentLayer { IsBidirectional: true };
        }
    }

    public override Value Lower(GraphBuilder builder)
    {
        if (Sources[0].Time is not null)
        {
            return builder.Add(new PackedStepSelection(builder.Origin, builder.Input, IsBehindBothDirections));
        }

        int last = (Steps - 1) * Features, half = Features / 2;
        return builder.Add(new StepSelection(builder.Origin, builder.Input, IsBehindBothDirections ? [(last, half), (half, half)] : [(last, Features)]));
    }

    protected override Shape? Check(Shape input, LayerProblems problems) =>
        problems.RequireRank(input, "a sequence (steps, features)", 2) ? Shape.Vector(input.Dimensions[1]) : null;
}
