using NetGen.Generator.Diagnostics;
using NetGen.Generator.Emission;
using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>
/// Normalises each channel over the whole batch: PyTorch's <c>nn.BatchNorm</c>. Training needs sums over the batch before a row can go on, in both directions;
/// in inference it is a factor and a summand for each channel, written into the loops of the layer before.
/// </summary>
internal sealed class BatchNormLayer : StageLayer
{
    // Scale, shift, mean, reciprocal deviation, and the slope and offset of the gradient.
    private const int TrainingTables = 6;
    private const int InferenceTables = 2;

    // PyTorch's default is 0.1; who writes more than this has Keras's convention in mind, whose default is 0.99.
    private const double LargestUsualMomentum = 0.5;

    private IReadOnlyList<ParameterPlan> parameters = [];
    private IReadOnlyList<ParameterPlan> state = [];

    public override OrderRule OrderRule => InputShape.Rank == 1 ? OrderRule.Keeps : OrderRule.ChannelsFirst;

    public override IReadOnlyList<ParameterPlan> Parameters => parameters;

    public override IReadOnlyList<ParameterPlan> State => state;

    public override bool IsNonlinear => true;

    public override string Way => "sums over the batch, then a pass over its input; in inference written into the layer before";

    public override bool ReadsWholeVectors => true;

    public override bool ReadsInputsInBackward => true;

    public override bool JoinsBatch => true;

    /// <summary>Statistics are made panel by panel of channels, over the end of the last pixel.</summary>
    public override int InputSlack => Panels.Pad(Channels) - Channels;

    public override int OutputSlack => InputSlack;

    public override long ScratchLength => (long)TrainingTables * TableLength;

    public override int InferenceTableLength => InferenceTables * TableLength;

    /// <summary>The smallest batch that has a variance.</summary>
    public int SmallestBatch => Pixels == 1 ? 2 : 1;

    private int Channels => InputShape.Dimensions[InputShape.Rank - 1];

    private int Pixels => (int)InputShape.Size / Channels;

    private int TableLength => Panels.Pad(Channels + Panels.Width);

    private string Epsilon => Literals.Float(Spec.Number("Epsilon", 1e-5));

    private string IsFrozen => $"pass.HasFrozenStatistics({Index})";

    private string RuntimeShape => $"new BatchNormShape({Channels}, {Pixels})";

    private string Running => $"ref Unsafe.Add(ref state, {state[0].Offset})";

    public override PointwiseLayer InferenceForm(string table) => new FoldedBatchNorm(this, table, Channels, Pixels, TableLength);

    public override string InferenceTable(string table) =>
        $"BatchNormalization.Fold({RuntimeShape}, {Parameter(0)}, {Parameter(1)}, {Running}, {table}, {Epsilon});";

    public override void EmitForward(ForwardContext context)
    {
        var form = InferenceForm(context.Table ?? ItemSegment.ScratchOf(context.Stage));
        context.Writer.Line(PointwiseKernel.Write(
            context.Kernels, Name, context.Stage.Size, context.Input, true, new ForwardEpilogue([form, .. context.Tail], [null, .. context.Values]), context.Rows));
    }

    public override void EmitStatistics(ItemSegment segment)
    {
        var x = PassEmitter.OutputOf(segment.Previous, "0");
        segment.Add(
            Panels.Count(Channels),
            InputShape.Size,
            $"BatchNormalization.Statistics({RuntimeShape}, {x.Argument}, {x.RowStride}, {Parameter(0)}, {Parameter(1)}, {Running}, {segment.Scratch}, "
            + $"{Literals.Float(Spec.Number("Momentum", 0.1))}, {Epsilon}, {IsFrozen}, pass.Rows");
    }

    public override void EmitGradientSums(ItemSegment segment)
    {
        Operand x = PassEmitter.OutputOf(segment.Previous, "0"), dy = PassEmitter.FromBuffer(segment.Stage.Gradient, "dy", "0");
        segment.Add(
            Panels.Count(Channels),
            InputShape.Size,
            $"BatchNormalization.SumGradients({RuntimeShape}, {x.Argument}, {x.RowStride}, {dy.Argument}, {dy.RowStride}, {segment.Scratch}, "
            + $"{ItemSegment.Gradient(parameters[0], "dscale").Argument}, {ItemSegment.Gradient(parameters[1], "dbias").Argument}, {IsFrozen}, pass.Learns({Index}), pass.Rows");
    }

    public override void EmitInputGradient(BackwardContext context)
    {
        Operand x = PassEmitter.OutputOf(context.Previous), dy = context.Gradient, dx = context.InputGradient;
        context.Writer.Line(
            $"BatchNormalization.Backward({RuntimeShape}, {ItemSegment.ScratchOf(context.Stage)}, {x.Argument}, {x.RowStride}, {dy.Argument}, {dy.RowStride}, {dx.Argument}, {dx.RowStride}, {BackwardContext.Rows});");
        context.WriteUndo();
    }

    public override void DescribeParameters(string? follower)
    {
        parameters = [new ParameterPlan("weight", "Scale", 1, Channels, "Zeros", 1), new ParameterPlan("bias", "Bias", 1, Channels, "Zeros", 1)];
        state = [new ParameterPlan("running_mean", "RunningMean", 1, Channels, "Zeros", 1), new ParameterPlan("running_var", "RunningVariance", 1, Channels, "Zeros", 1)];
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

    private string Parameter(int index) => ForwardContext.Parameter(parameters[index], string.Empty).Argument;
}
