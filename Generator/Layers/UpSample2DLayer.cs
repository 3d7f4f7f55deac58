using NetGen.Generator.Emission;
using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>Each pixel of the output is the pixel of the input whose window it is in: the derivative of a sum over windows side by side. Its own derivative is that sum.</summary>
internal sealed class UpSample2DLayer : StageLayer
{
    private PoolWindows windows = null!;

    public override bool ReadsWholeVectors => true;

    public override int InputSlack => windows.Slack;

    public override int OutputSlack => windows.Slack;

    public override void EmitForward(ForwardContext context)
    {
        var y = context.RawOutput;
        context.Writer.Line(Kernels(context.Kernels).Backward([], context.Input, $"Tail.To({y.Argument})", y, context.Rows));
        context.WriteTail(y, isPadded: true);
    }

    public override void EmitInputGradient(BackwardContext context)
    {
        var (dy, dx) = (context.Gradient, context.InputGradient);
        context.Writer.Line(Kernels(context.Kernels).Forward(dy, dx, BackwardContext.Rows));
        RowCopyCalls.WriteClear(context.Writer, dx, context.Previous.Size, BackwardContext.Rows);
        context.WriteUndo();
    }

    protected override Shape? Check(Shape input, LayerProblems problems)
    {
        double size = Spec.Number("size");
        if (!problems.RequireSize("size", size) || !problems.RequireRank(input, "an image", 3))
        {
            return null;
        }

        int height = input.Dimensions[0], width = input.Dimensions[1], channels = input.Dimensions[2];
        if (size * size * input.Size > StagePlanner.MaximumFloats)
        {
            problems.ReportSize($"{(long)size} × {(long)size} times {input}");
            return null;
        }

        int factor = (int)size;
        windows = new PoolWindows(new WindowAxis(height * factor, factor, factor, 0, 0), new WindowAxis(width * factor, factor, factor, 0, 0), channels);
        return new Shape(new EquatableArray<int>([height * factor, width * factor, channels]));
    }

    private PoolKernels Kernels(KernelSet kernels) => new(kernels, Name, windows, PoolFunction.Sum);
}
