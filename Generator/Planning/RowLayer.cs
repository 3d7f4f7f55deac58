using NetGen.Generator.Emission;
using NetGen.Generator.Kernels;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Planning;

/// <summary>A layer whose every output depends on all values of its row, computed by a function of the library on padded rows.</summary>
internal abstract class RowLayer : StageLayer
{
    public override OrderRule OrderRule => OrderRule.Keeps;

    public override bool ReadsWholeVectors => true;

    public override bool KeepsRawOutput => true;

    /// <summary>The function, of <c>RowKernels</c>; its derivative has the same name and <c>Backward</c>.</summary>
    protected abstract string Function { get; }

    public override void EmitForward(ForwardContext context)
    {
        var y = context.Values[0]!;
        var x = context.Input;
        context.Writer.Line($"RowKernels.{Function}({x.Argument}, {x.RowStride}, {y.Argument}, {y.RowStride}, {context.Stage.Size}, {context.Rows});");
        context.WriteTail(y, isPadded: true);
    }

    public override void EmitInputGradient(BackwardContext context)
    {
        Operand y = context.RawOutput, dy = context.Gradient, dx = context.InputGradient;
        context.Writer.Line(
            $"RowKernels.{Function}Backward({y.Argument}, {y.RowStride}, {dy.Argument}, {dy.RowStride}, {dx.Argument}, {dx.RowStride}, {context.Stage.Size}, {BackwardContext.Rows});");
        context.WriteUndo();
    }

    protected override Shape? Check(Shape input, LayerProblems problems) => problems.RequireRank(input, "a vector", 1) ? input : null;
}
