using NetGen.Generator.Emission;
using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>
/// A copy of a value in PyTorch's order, or of one that is in PyTorch's order in another. No attribute stands for it: it is put in where orders meet
/// (<see cref="OrderPlanner"/>).
/// </summary>
/// <param name="order">The order that is not PyTorch's.</param>
/// <param name="isToPyTorch">Whether the copy is the one in PyTorch's order.</param>
internal sealed class TransposeLayer(ValueOrder order, bool isToPyTorch) : StageLayer
{
    /// <summary>The name of its kind in tables.</summary>
    public const string Kind = "Transpose";

    public override OrderRule OrderRule => OrderRule.Keeps;

    public override bool IsModule => false;

    public override string Way => "a copy in another order, row by row";

    public override void EmitForward(ForwardContext context)
    {
        WriteCopy(context.Writer, context.Input, context.RawOutput, context.Rows, isToPyTorch);
        context.WriteTail(context.RawOutput, isPadded: true);
    }

    public override void EmitInputGradient(BackwardContext context)
    {
        WriteCopy(context.Writer, context.Gradient, context.InputGradient, BackwardContext.Rows, !isToPyTorch);
        context.WriteUndo();
    }

    protected override Shape? Check(Shape input, LayerProblems problems) => input;

    /// <summary>A call for each part of a row; what lies behind it is cleared.</summary>
    private void WriteCopy(CodeWriter writer, Operand source, Operand target, string rows, bool toPyTorch)
    {
        int first = 0;
        foreach (var part in order.Parts)
        {
            int size = (int)part.Size, channels = part.Dimensions[part.Rank - 1], pixels = size / channels;
            Operand from = source.Behind(first), to = target.Behind(first);
            writer.Line(part.Rank == 1
                ? RowCopyCalls.Copy(from, to, size, rows)
                : $"Images.Transpose({from.Argument}, {from.RowStride}, {to.Argument}, {to.RowStride}, {(toPyTorch ? pixels : channels)}, {(toPyTorch ? channels : pixels)}, {rows});");
            first += size;
        }

        RowCopyCalls.WriteClear(writer, target, first, rows);
    }
}
