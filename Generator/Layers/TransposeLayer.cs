using System.Globalization;
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

    public override void EmitForward(ForwardContext context)
    {
        Operand x = context.Input, y = context.RawOutput with { Name = "y" };
        string what = isToPyTorch ? "copies a row into PyTorch's order" : "copies a row out of PyTorch's order";
        context.Writer.Line(Copy(context.Kernels, context.Purpose, what, x, y, context.Rows, isToPyTorch));
        context.WriteTail(context.RawOutput, isPadded: true);
    }

    public override void EmitInputGradient(BackwardContext context)
    {
        Operand dy = context.Gradient, dx = context.InputGradient;
        context.Writer.Line(Copy(context.Kernels, "Backward", "copies a row's gradient back", dy, dx, BackwardContext.Rows, !isToPyTorch));
        context.WriteUndo();
    }

    protected override Shape? Check(Shape input, LayerProblems problems) => input;

    private string Copy(KernelSet kernels, string purpose, string summary, Operand source, Operand target, string rows, bool toPyTorch)
    {
        var lines = new List<string?>();
        int first = 0;
        foreach (var part in order.Parts)
        {
            string from = At(source, first), to = At(target, first);
            int size = (int)part.Size, channels = part.Dimensions[part.Rank - 1], pixels = size / channels;
            lines.Add(part.Rank == 1 ? $"MemoryMarshal.CreateReadOnlySpan({from}, {Number(size)}).CopyTo(MemoryMarshal.CreateSpan({to}, {Number(size)}));"
                : toPyTorch ? $"Images.Transpose({from}, {to}, {Number(pixels)}, {Number(channels)});"
                : $"Images.Transpose({from}, {to}, {Number(channels)}, {Number(pixels)});");
            first += size;
        }

        lines.Add(RowCalls.ClearPadding(target, first));
        return RowCalls.Write(kernels, Name, purpose, $"{summary}: {Literals.Count(first)} values.", [source, target], rows, [.. lines]);
    }

    private static string At(Operand operand, int place) => place == 0 ? RowCalls.Row(operand) : $"ref Unsafe.Add({RowCalls.Row(operand)}, {Number(place)})";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
