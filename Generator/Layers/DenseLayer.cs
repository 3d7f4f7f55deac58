using NetGen.Generator.Common;
using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;
using NetGen.Generator.Operations;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>y = f(x · W + b): PyTorch's <c>nn.Linear</c> and the pointwise layers after it.</summary>
internal sealed class DenseLayer : Layer
{
    public override OrderRule OrderRule => IsPerStep ? OrderRule.ChannelsLast : OrderRule.Absorbs;

    public override TimeRule TimeRule => IsPerStep ? TimeRule.Keeps : TimeRule.Mixes;

    public override bool TakesVectors => !IsPerStep;

    public override long MultiplyAdds => (long)Steps * Inputs * Units;

    public override bool IsProduct => true;

    public override string? WidthArgument => "units";

    private int Units => (int)Spec.Number("units");

    private bool IsPerStep => Spec.Flag("PerStep");

    private int Steps => IsPerStep ? InputShape.Dimensions[0] : 1;

    private int Inputs => (int)InputShape.Size / Steps;

    private bool HasBias => Spec.Flag("Bias", true);

    public override Value Lower(GraphBuilder builder)
    {
        Value weights = builder.Parameter(Parameters[0]);
        var bias = HasBias ? builder.Parameter(Parameters[1]) : null;
        return builder.Add(IsPerStep && Time is null && builder.Stream is null
            ? new Convolution(builder.Origin, builder.Input, weights, bias, ConvolutionPlan.PerStep(Steps, Inputs, Units))
            : new Dense(builder.Origin, builder.Input, weights, bias));
    }

    protected override Shape? Check(Shape input, LayerProblems problems)
    {
        problems.RequireSize("units", Spec.Number("units"));
        Initializers.Check(Spec, problems);
        if (problems.Any)
        {
            return null;
        }

        if (IsPerStep)
        {
            if (!problems.RequireRank(input, "a sequence (steps, features)", 2))
            {
                return null;
            }

            int steps = input.Dimensions[0];
            if ((long)steps * Units > Panels.MaximumFloats)
            {
                problems.ReportSize($"{steps} × {Units} numbers");
                return null;
            }

            return new Shape(new EquatableArray<int>([steps, Units]));
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
        var weight = new ParameterPlan("weight", "Weight", Inputs, Units, initializer, Inputs) { InputOrder = IsPerStep ? null : Orders.Inputs[0].Description };
        Parameters = HasBias
            ? [weight, new ParameterPlan("bias", "Bias", 1, Units, Initializers.Bias(initializer), Inputs)]
            : [weight];
    }
}
