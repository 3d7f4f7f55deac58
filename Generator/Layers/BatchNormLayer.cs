using NetGen.Generator.Common;
using NetGen.Generator.Graphs;
using NetGen.Generator.Operations;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>
/// Normalises each channel over the whole batch: PyTorch's <c>nn.BatchNorm</c>. Training needs sums over the batch before a row can continue, in both
/// directions;
/// in inference it is a factor and a summand for each channel, folded into the loops of the previous layer.
/// </summary>
internal sealed class BatchNormLayer : Layer
{
    // PyTorch's default is 0.1; a value above this suggests Keras's convention, whose default is 0.99.
    private const double LargestUsualMomentum = 0.5;


    public override OrderRule OrderRule => InputShape.Rank == 1 ? OrderRule.Keeps : OrderRule.ChannelsFirst;

    public override bool IsNonlinear => true;

    public override TimeRule TimeRule => TimeRule.Keeps;

    public override bool SubtractsMean => true;

    /// <summary>The smallest batch that has a variance.</summary>
    public override int SmallestBatch => InputShape.Size == Channels ? 2 : 1;

    private int Channels => InputShape.Dimensions[InputShape.Rank - 1];

    private int Pixels => Time is null ? (int)InputShape.Size / Channels : 1;

    public override Value Lower(GraphBuilder builder)
    {
        var plan = new BatchNormPlan(Channels, Pixels, Spec.Number("Momentum", 0.1), Spec.Number("Epsilon", 1e-5));
        Value x = builder.Input, scale = builder.Parameter(Parameters[0]), bias = builder.Parameter(Parameters[1]);
        var table = builder.Add(new BatchStatistics(builder.Origin, x, scale, bias, builder.State(State[0]), builder.State(State[1]), plan));
        return builder.Add(new ScaleChannels(builder.Origin, x, table, scale, bias, plan));
    }

    public override void DescribeParameters(string? follower)
    {
        Parameters = [new ParameterPlan("weight", "Scale", 1, Channels, "Zeros", 1), new ParameterPlan("bias", "Bias", 1, Channels, "Zeros", 1)];
        State =
        [
            new ParameterPlan("running_mean", "RunningMean", 1, Channels, "Zeros", 1),
            new ParameterPlan("running_var", "RunningVariance", 1, Channels, "Zeros", 1),
        ];
    }

    protected override Shape? Check(Shape input, LayerProblems problems)
    {
        double momentum = Spec.Number("Momentum", 0.1), epsilon = Spec.Number("Epsilon", 1e-5);
        problems.Require(momentum is > 0 and <= 1, "Momentum", momentum, "positive and at most 1");
        if (momentum is > LargestUsualMomentum and <= 1)
        {
            string other = LayerProblems.Number(Math.Round(1 - momentum, 9));
            problems.Warn(Problem.Create(Descriptors.LargeMomentum, Attribute, "Momentum", Title, LayerProblems.Number(momentum), other).WithRemedy(other));
        }

        problems.Require(epsilon is > 0 and <= 1, "Epsilon", epsilon, "positive and at most 1");
        return problems.Any ? null : input;
    }
}
