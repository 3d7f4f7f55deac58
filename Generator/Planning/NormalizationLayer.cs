using NetGen.Generator.Emission;
using NetGen.Generator.Kernels;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Planning;

/// <summary>A layer that normalises values of one row together, and gives them a scale and a bias each.</summary>
internal abstract class NormalizationLayer : StageLayer
{
    private IReadOnlyList<ParameterPlan> parameters = [];
    private NormalizationPlan plan = null!;

    public override IReadOnlyList<ParameterPlan> Parameters => parameters;

    public override bool IsNonlinear => true;

    public override bool ReadsWholeVectors => true;

    public override bool ReadsInputsInBackward => true;

    public override int InputSlack => plan.Slack;

    public override int OutputSlack => plan.Slack;

    public override int StatisticsLength => 2 * plan.Sets;

    protected double Epsilon => Spec.Number("Epsilon", 1e-5);

    public override void EmitForward(ForwardContext context)
    {
        Operand x = context.Input, y = context.RawOutput with { Name = "y" };
        Operand scale = ForwardContext.Parameter(parameters[0], "scale"), bias = ForwardContext.Parameter(parameters[1], "bias");
        var statistics = context.Purpose == "Forward" ? PassEmitter.FromBuffer(context.Stage.Statistics!, "statistics") : null;
        string left = statistics is null ? "ref Unsafe.NullRef<float>()" : RowCalls.Row(statistics);
        Operand[] operands = statistics is null ? [x, scale, bias, y] : [x, scale, bias, y, statistics];
        context.Writer.Line(RowCalls.Write(
            context.Kernels, Name, context.Purpose, $"normalises {plan.Text}.", operands, context.Rows,
            $"Normalization.Forward({plan.Argument}, {RowCalls.Row(x)}, ref scale, ref bias, {RowCalls.Row(y)}, {left}, {Literals.Float(Epsilon)});"));
        context.WriteTail(context.RawOutput, isPadded: true);
    }

    public override void EmitInputGradient(BackwardContext context)
    {
        Operand x = PassEmitter.OutputOf(context.Previous), dy = context.Gradient, dx = context.InputGradient;
        Operand statistics = PassEmitter.FromBuffer(context.Stage.Statistics!, "statistics"), scale = ForwardContext.Parameter(parameters[0], "scale");
        context.Writer.Line(RowCalls.Write(
            context.Kernels, Name, "Backward", $"derivative of normalising {plan.Text}.", [x, statistics, scale, dy, dx], BackwardContext.Rows,
            $"Normalization.Backward({plan.Argument}, {RowCalls.Row(x)}, {RowCalls.Row(statistics)}, ref scale, {RowCalls.Row(dy)}, {RowCalls.Row(dx)});",
            RowCalls.ClearPadding(dx, context.Previous.Size)));
        context.WriteUndo();
    }

    public override void EmitParameterGradients(ItemSegment segment)
    {
        Operand x = PassEmitter.OutputOf(segment.Previous, "0"), dy = PassEmitter.FromBuffer(segment.Stage.Gradient!, "dy", "0");
        var statistics = PassEmitter.FromBuffer(segment.Stage.Statistics!, "statistics", "0");
        segment.Add(
            Panels.Count(plan.Parameters),
            2 * InputShape.Size,
            $"NormalizationGradients.Write({plan.Argument}, {x.Argument}, {x.RowStride}, {statistics.Argument}, {statistics.RowStride}, {dy.Argument}, {dy.RowStride}, "
            + $"{Gradient(parameters[0])}, {Gradient(parameters[1])}, pass.Rows");
    }

    public override void DescribeParameters(string? follower) => parameters =
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
        return input;
    }

    /// <summary>What is normalised together; null, and a problem reported, where the input cannot be.</summary>
    protected abstract NormalizationPlan? PlanFor(Shape input, LayerProblems problems);

    private static string Gradient(ParameterPlan parameter) => $"ref Unsafe.Add(ref pass.Gradients.First, {parameter.Offset})";
}
