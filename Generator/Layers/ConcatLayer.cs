using System.Globalization;
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
            var part = context.Inputs[i];
            context.Writer.Line(Copy(context.Kernels, context.Purpose, i, part, y, context.Rows, isForward: true));
        }

        context.WriteTail(y, isPadded: true);
    }

    public override void EmitInputGradient(BackwardContext context)
    {
        context.Writer.Line(Copy(context.Kernels, "Backward", context.Operand, context.InputGradient, context.Gradient, BackwardContext.Rows, isForward: false));
        context.WriteUndo();
    }

    protected override bool Fits(Shape input, Shape other) =>
        input.Rank == other.Rank && input.Dimensions.Take(input.Rank - 1).SequenceEqual(other.Dimensions.Take(input.Rank - 1));

    protected override Shape OutputOf(Shape input) =>
        new(input.Dimensions.Take(input.Rank - 1).Append(InputShapes.Sum(Channels)).ToEquatableArray());

    private static int Channels(Shape shape) => shape.Dimensions[shape.Rank - 1];

    /// <summary>The kernel that copies an operand's part of each pixel into the output, or back out of its gradient. What lies behind a row is cleared: it may have been anything.</summary>
    private string Copy(KernelSet kernels, string purpose, int operand, Operand part, Operand whole, string rows, bool isForward)
    {
        int channels = Channels(InputShapes[operand]), all = InputShapes.Sum(Channels), first = InputShapes.Take(operand).Sum(Channels);
        var (source, target) = isForward ? (part, whole) : (whole, part);
        int size = isForward ? Pixels * all : Pixels * channels, padding = Panels.Pad(size) - size;
        var writer = new CodeWriter();
        writer.Line(KernelNames.Hot);
        using (writer.Open("private static void §(ref float source, ref float target, int rows)"))
        using (writer.Open("for (int row = 0; row < rows; row++)"))
        {
            writer.Line($"ref float sourceRow = ref At(ref source, row, {Number(source.RowStride)});");
            writer.Line($"ref float targetRow = ref At(ref target, row, {Number(target.RowStride)});");
            using (Pixels == 1 ? (CodeWriter.Block?)null : writer.Open($"for (int pixel = 0; pixel < {Number(Pixels)}; pixel++)"))
            {
                string partPlace = Place(channels, 0), wholePlace = Place(all, first);
                writer.Line(
                    $"MemoryMarshal.CreateReadOnlySpan(ref {Add("sourceRow", isForward ? partPlace : wholePlace)}, {Number(channels)})"
                    + $".CopyTo(MemoryMarshal.CreateSpan(ref {Add("targetRow", isForward ? wholePlace : partPlace)}, {Number(channels)}));");
            }

            if (padding > 0 && (!isForward || operand == InputShapes.Count - 1))
            {
                writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref targetRow, {Number(size)}), {Number(padding)}).Clear();");
            }
        }

        string what = isForward ? $"operand {Number(operand + 1)} into {Number(all)} channels" : $"operand {Number(operand + 1)} out of {Number(all)} channels";
        string name = kernels.Add(KernelNames.Of(Name, purpose + Number(operand + 1)), Name, $"copies {what}, {Number(Pixels)} × {Number(channels)} values a row.", writer.ToString());
        return $"{name}({source.Argument}, {target.Argument}, {rows});";
    }

    /// <summary>Where the part of a pixel stands.</summary>
    private string Place(int channels, int first) => (Pixels, first) switch
    {
        (1, _) => Number(first),
        (_, 0) => $"pixel * {Number(channels)}",
        _ => $"(pixel * {Number(channels)}) + {Number(first)}",
    };

    private static string Add(string reference, string place) => place == "0" ? reference : $"Unsafe.Add(ref {reference}, {place})";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
