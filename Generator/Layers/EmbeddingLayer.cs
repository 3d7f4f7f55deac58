using NetGen.Generator.Emission;
using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>A row of a table for each index: PyTorch's <c>nn.Embedding</c>. The gradient of a table's row is the sum over the places that look it up.</summary>
internal sealed class EmbeddingLayer : StageLayer
{
    private IReadOnlyList<ParameterPlan> parameters = [];

    public override OrderRule OrderRule => OrderRule.ChannelsLast;

    public override IReadOnlyList<ParameterPlan> Parameters => parameters;

    public override int OutputSlack => Panels.Pad(Size) - Size;

    private int Count => (int)Spec.Number("count");

    private int Size => (int)Spec.Number("size");

    private int Places => (int)InputShape.Size;

    public override void EmitForward(ForwardContext context)
    {
        Operand x = context.Input, y = context.RawOutput, table = ForwardContext.Parameter(parameters[0], "table");
        context.Writer.Line(
            $"EmbeddingTable.Gather({x.Argument}, {x.RowStride}, {table.Argument}, {y.Argument}, {y.RowStride}, {Places}, {Count}, {Size}, {Literals.Text(Name)}, {context.Rows});");
        context.WriteTail(context.RawOutput, isPadded: true);
    }

    public override void EmitInputGradient(BackwardContext context)
    {
        // Indices have no gradient.
        context.Writer.Line(RowCopyCalls.ClearBehind(context.InputGradient, 0, BackwardContext.Rows));
        context.WriteUndo();
    }

    public override void EmitParameterGradients(ItemSegment segment)
    {
        Operand x = PassEmitter.OutputOf(segment.Previous, "0"), dy = PassEmitter.FromBuffer(segment.Stage.Gradient!, "dy", "0");
        segment.Add(
            Panels.Count(Size),
            (long)Places * Panels.Pad(Size),
            $"EmbeddingTable.SumGradients({x.Argument}, {x.RowStride}, {dy.Argument}, {dy.RowStride}, ref pass.Gradient({parameters[0].Place}), {Places}, {Count}, {Size}, pass.Rows");
    }

    // LeCun's deviation for one input is 1: PyTorch's standard normal numbers.
    public override void DescribeParameters(string? follower) => parameters = [new ParameterPlan("weight", "Weight", Count, Size, "LeCunNormal", 1) { InputsFirst = true }];

    protected override Shape? Check(Shape input, LayerProblems problems)
    {
        double count = Spec.Number("count"), size = Spec.Number("size");
        if (!(problems.RequireSize("count", count) & problems.RequireSize("size", size)) || !problems.RequireRank(input, "a vector of indices", 1))
        {
            return null;
        }

        if (size * input.Size > StagePlanner.MaximumFloats)
        {
            problems.ReportSize($"{input.Size} × {(long)size} numbers");
            return null;
        }

        return new Shape(new EquatableArray<int>([(int)input.Size, (int)size]));
    }
}
