using NetGen.Generator.Diagnostics;
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
        Operand x = context.Input, y = context.RawOutput;
        string affine = $"{ForwardContext.Parameter(parameters[0], "scale").Argument}, {ForwardContext.Parameter(parameters[1], "bias").Argument}";
        string operands = $"{plan.Argument}, {x.Argument}, {x.RowStride}, {affine}, {y.Argument}, {y.RowStride}", epsilon = Literals.Float(Epsilon);
        if (context.Purpose == "Forward")
        {
            var statistics = PassEmitter.FromBuffer(context.Stage.Statistics!, "statistics");
            context.Writer.Line($"Normalization.Forward({operands}, {statistics.Argument}, {statistics.RowStride}, {epsilon}, {context.Rows});");
        }
        else
        {
            context.Writer.Line($"Normalization.Predict({operands}, {epsilon}, {context.Rows});");
        }

        context.WriteTail(context.RawOutput, isPadded: true);
    }

    public override void EmitInputGradient(BackwardContext context)
    {
        Operand x = PassEmitter.OutputOf(context.Previous), dy = context.Gradient, dx = context.InputGradient;
        Operand statistics = PassEmitter.FromBuffer(context.Stage.Statistics!, "statistics"), scale = ForwardContext.Parameter(parameters[0], "scale");
        context.Writer.Line(
            $"Normalization.Backward({plan.Argument}, {x.Argument}, {x.RowStride}, {statistics.Argument}, {statistics.RowStride}, {scale.Argument}, "
            + $"{dy.Argument}, {dy.RowStride}, {dx.Argument}, {dx.RowStride}, {BackwardContext.Rows});");
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
        if (plan.Segments * plan.Length == 1)
        {
            problems.Warn(Descriptors.OneValue, null, Title);
        }

        return input;
    }

    /// <summary>What is normalised together; null, and a problem reported, where the input cannot be.</summary>
    protected abstract NormalizationPlan? PlanFor(Shape input, LayerProblems problems);

    private static string Gradient(ParameterPlan parameter) => $"ref pass.Gradient({parameter.Place})";
}
