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
        Operand x = context.Input, y = context.RawOutput with { Name = "y" }, table = ForwardContext.Parameter(parameters[0], "table");
        context.Writer.Line(RowCalls.Write(
            context.Kernels, Name, context.Purpose, $"the rows of a table of {Count} × {Size} at {Places} indices.", [x, table, y], context.Rows,
            $"EmbeddingTable.Gather({RowCalls.Row(x)}, ref table, {RowCalls.Row(y)}, {Places}, {Count}, {Size}, {Literals.Text(Name)});"));
        context.WriteTail(context.RawOutput, isPadded: true);
    }

    public override void EmitInputGradient(BackwardContext context)
    {
        var dx = context.InputGradient;
        context.Writer.Line(RowCalls.Write(context.Kernels, Name, "Backward", "indices have no gradient.", [dx], BackwardContext.Rows, RowCalls.ClearPadding(dx, 0)));
        context.WriteUndo();
    }

    public override void EmitParameterGradients(ItemSegment segment)
    {
        Operand x = PassEmitter.OutputOf(segment.Previous, "0"), dy = PassEmitter.FromBuffer(segment.Stage.Gradient!, "dy", "0");
        segment.Add(
            Panels.Count(Size),
            (long)Places * Panels.Pad(Size),
            $"EmbeddingTable.SumGradients({x.Argument}, {x.RowStride}, {dy.Argument}, {dy.RowStride}, ref Unsafe.Add(ref pass.Gradients.First, {parameters[0].Offset}), {Places}, {Count}, {Size}, pass.Rows");
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
