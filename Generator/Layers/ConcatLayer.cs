using NetGen.Generator.Emission;
using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>The operands behind one another along the last axis: a pixel of the output is the first operand's pixel, then the second's.</summary>
internal sealed class ConcatLayer : CombiningLayer
{
    public override OrderRule OrderRule => InputShape.Rank == 1 ? OrderRule.Appends : OrderRule.Axes;

    protected override string Expected => "that differ in the last axis at most";

    private int Pixels => (int)(InputShape.Size / Channels(InputShape));

    public override void EmitForward(ForwardContext context)
    {
        var y = context.Values.First(v => v is not null)!;
        for (int i = 0; i < InputShapes.Count; i++)
        {
            var (part, place) = (context.Inputs[i], y.Behind(FirstChannel(i)));
            context.Writer.Line(Copy(part, Channels(InputShapes[i]), place, Channels(OutputShape), i, context.Rows));
        }

        WriteClear(context.Writer, y, OutputShape, context.Rows);
        context.WriteTail(y, isPadded: true);
    }

    public override void EmitInputGradient(BackwardContext context)
    {
        var (shape, place) = (InputShapes[context.Operand], context.Gradient.Behind(FirstChannel(context.Operand)));
        context.Writer.Line(Copy(place, Channels(OutputShape), context.InputGradient, Channels(shape), context.Operand, BackwardContext.Rows));
        WriteClear(context.Writer, context.InputGradient, shape, BackwardContext.Rows);
        context.WriteUndo();
    }

    protected override bool Fits(Shape input, Shape other) =>
        input.Rank == other.Rank && input.Dimensions.Take(input.Rank - 1).SequenceEqual(other.Dimensions.Take(input.Rank - 1));

    protected override Shape OutputOf(Shape input) =>
        new(input.Dimensions.Take(input.Rank - 1).Append(InputShapes.Sum(Channels)).ToEquatableArray());

    private static int Channels(Shape shape) => shape.Dimensions[shape.Rank - 1];

    /// <summary>What lies behind a row may have been anything.</summary>
    private static void WriteClear(CodeWriter writer, Operand target, Shape shape, string rows)
    {
        if (shape.Size % Panels.Width != 0)
        {
            RowCopyCalls.WriteClear(writer, target, (int)shape.Size, rows);
        }
    }

    private int FirstChannel(int operand) => InputShapes.Take(operand).Sum(Channels);

    /// <summary>The line that copies an operand's channels of each pixel.</summary>
    private string Copy(Operand source, int sourcePixel, Operand target, int targetPixel, int operand, string rows)
    {
        int channels = Channels(InputShapes[operand]);
        return Pixels == 1
            ? RowCopyCalls.Copy(source, target, channels, rows)
            : $"PixelCopies.Copy<{TypeNames.Number(channels)}>({source.Argument}, {source.RowStride}, {sourcePixel}, {target.Argument}, {target.RowStride}, {targetPixel}, {Pixels}, {rows});";
    }
}
