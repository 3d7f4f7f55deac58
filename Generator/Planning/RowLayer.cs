using NetGen.Generator.Emission;
using NetGen.Generator.Kernels;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Planning;

/// <summary>A layer whose every output depends on all values of its row, computed by a function of the runtime on one padded row.</summary>
internal abstract class RowLayer : StageLayer
{
    public override OrderRule OrderRule => OrderRule.Keeps;

    public override bool ReadsWholeVectors => true;

    public override bool KeepsRawOutput => true;

    /// <summary>The runtime's function <c>(ref x, ref y, length)</c>; its derivative has the same name and <c>Backward</c>: <c>(ref y, ref dy, ref dx, length)</c>.</summary>
    protected abstract string Function { get; }

    public override void EmitForward(ForwardContext context)
    {
        var y = context.Values[0]!;
        string text = Loop($"ref float x, ref float {y.Name}", $"RowKernels.{Function}(ref At(ref x, row, {context.Input.RowStride}), ref At(ref {y.Name}, row, {y.RowStride}), {context.Stage.Size});");
        string kernel = context.Kernels.Add(KernelNames.Of(Name, "Forward"), Name, $"{Function} of each row of {context.Stage.Size} values.", text);
        context.Writer.Line($"{kernel}({context.Input.Argument}, {y.Argument}, {context.Rows});");
        context.WriteTail(y, isPadded: true);
    }

    public override void EmitInputGradient(BackwardContext context)
    {
        Operand y = context.RawOutput, dy = context.Gradient, dx = context.InputGradient;
        string text = Loop(
            "ref float y, ref float dy, ref float dx",
            $"RowKernels.{Function}Backward(ref At(ref y, row, {y.RowStride}), ref At(ref dy, row, {dy.RowStride}), ref At(ref dx, row, {dx.RowStride}), {context.Stage.Size});");
        string kernel = context.Kernels.Add(KernelNames.Of(Name, "Backward"), Name, $"derivative of {Function} for each row of {context.Stage.Size} values.", text);
        context.Writer.Line($"{kernel}({y.Argument}, {dy.Argument}, {dx.Argument}, {BackwardContext.Rows});");
        context.WriteUndo();
    }

    protected override Shape? Check(Shape input, LayerProblems problems) => problems.RequireRank(input, "a vector", 1) ? input : null;

    private static string Loop(string parameters, string call)
    {
        var writer = new CodeWriter();
        using (writer.Open($"private static void §({parameters}, int rows)"))
        using (writer.Open("for (int row = 0; row < rows; row++)"))
        {
            writer.Line(call);
        }

        return writer.ToString();
    }
}
