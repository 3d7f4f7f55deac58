using NetGen.Generator.Common;
using NetGen.Generator.Graphs;
using NetGen.Generator.Operations;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>y = f(x · W + b): PyTorch's <c>nn.Linear</c> and the pointwise layers after it.</summary>
internal sealed class DenseLayer : Layer
{
    public override OrderRule OrderRule => OrderRule.Absorbs;

    public override long MultiplyAdds => (long)Inputs * Units;

    public override bool IsProduct => true;

    public override string? WidthArgument => "units";

    private int Units => (int)Spec.Number("units");

    private int Inputs => (int)InputShape.Size;

    private bool HasBias => Spec.Flag("Bias", true);

    public override Value Lower(GraphBuilder builder) =>
        builder.Add(new Dense(builder.Origin, builder.Input, builder.Parameter(Parameters[0]), HasBias ? builder.Parameter(Parameters[1]) : null));

    protected override Shape? Check(Shape input, LayerProblems problems)
    {
        problems.RequireSize("units", Spec.Number("units"));
        Initializers.Check(Spec, problems);
        if (problems.Any)
        {
            return null;
        }

        if (input.Rank != 1)
        {
            problems.Report(Descriptors.MissingFlatten, null, Title, input.ToString());
            return null;
        }

        return Shape.Vector(Units);
    }

    public override void DescribeParameters(string? follower)
    {
        string initializer = Initializers.Weight(Spec, follower);
        var weight = new ParameterPlan("weight", "Weight", Inputs, Units, initializer, Inputs) { InputOrder = Orders.Inputs[0].Description };
        Parameters = HasBias
            ? [weight, new ParameterPlan("bias", "Bias", 1, Units, Initializers.Bias(initializer), Inputs)]
            : [weight];
    }
}
