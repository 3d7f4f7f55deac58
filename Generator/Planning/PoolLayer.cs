using NetGen.Generator.Emission;
using NetGen.Generator.Kernels;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Planning;

/// <summary>A layer that takes of each window of an image, for each channel, one number: the largest value or the mean.</summary>
internal abstract class PoolLayer : StageLayer
{
    private PoolWindows windows = null!;

    public override bool ReadsWholeVectors => true;

    /// <summary>The backward pass looks where the maximum was.</summary>
    public override bool KeepsRawOutput => Function == PoolFunction.Maximum;

    public override bool ReadsInputsInBackward => Function == PoolFunction.Maximum;

    public override bool IsNonlinear => Function == PoolFunction.Maximum;

    public override int InputSlack => windows.Slack;

    public override int OutputSlack => windows.Slack;

    /// <summary>What is taken of a window.</summary>
    protected abstract PoolFunction Function { get; }

    public override void EmitForward(ForwardContext context)
    {
        // Nothing but the derivative of a maximum needs the raw output: without it, what follows works in place.
        var y = context.RawOutput;
        context.Writer.Line(PoolKernel.Write(context.Kernels, Name, context.Purpose, windows, Function, context.Input, y, context.Rows));
        context.WriteTail(y, isPadded: true);
    }

    public override void EmitInputGradient(BackwardContext context)
    {
        bool takesEpilogue = PoolGradientKernel.TakesEpilogue(windows) && !context.Epilogue.IsStoreOnly;
        var kernel = new PoolGradientKernel(windows, Function, context.Gradient, context.InputGradient)
        {
            Forward = Function == PoolFunction.Maximum ? [PassEmitter.OutputOf(context.Previous), context.RawOutput] : [],
            Epilogue = takesEpilogue ? context.Epilogue : null,
        };
        context.Writer.Line(kernel.Write(context.Kernels, Name, "Backward", BackwardContext.Rows));
        if (!takesEpilogue)
        {
            context.WriteUndo();
        }
    }

    /// <summary>The output's shape for windows that fit; null, and a problem reported, otherwise.</summary>
    protected Shape? CheckWindows(WindowAxis lines, WindowAxis columns, int channels, LayerProblems problems)
    {
        windows = new PoolWindows(lines, columns, channels);
        return !problems.Any && WindowRules.Check(this, lines, columns, problems) ? OutputOf(windows) : null;
    }

    /// <summary>What the pixels of the output are together.</summary>
    protected abstract Shape OutputOf(PoolWindows pixels);

    /// <summary>The windows along an axis, by the options; with nonsense in them where a problem is reported.</summary>
    protected WindowAxis Axis(int input, LayerProblems problems)
    {
        double size = Spec.Number("size"), stride = Spec.Number("Stride", size), padding = Spec.Number("PaddingSize");
        if (problems.RequireSize("size", size) & (!Spec.Has("Stride") || problems.RequireSize("Stride", stride)))
        {
            problems.Require(padding >= 0 && padding <= Math.Floor(size / 2), "PaddingSize", padding, "from 0 to half of the size");
        }

        return new WindowAxis(input, (int)size, Math.Max((int)stride, 1), (int)padding, (int)padding);
    }
}

/// <summary>Pooling of an image in square windows.</summary>
internal abstract class PoolLayer2D : PoolLayer
{
    protected override Shape? Check(Shape input, LayerProblems problems)
    {
        if (!problems.RequireRank(input, "an image", 3))
        {
            return null;
        }

        var lines = Axis(input.Dimensions[0], problems);
        return CheckWindows(lines, lines with { Input = input.Dimensions[1] }, input.Dimensions[2], problems);
    }

    protected override Shape OutputOf(PoolWindows pixels) => new(new EquatableArray<int>([pixels.Lines.Count, pixels.Columns.Count, pixels.Channels]));
}

/// <summary>Pooling of a signal: an image of one line.</summary>
internal abstract class PoolLayer1D : PoolLayer
{
    protected override Shape? Check(Shape input, LayerProblems problems) =>
        problems.RequireRank(input, "a signal (length, channels)", 2)
            ? CheckWindows(WindowAxis.None, Axis(input.Dimensions[0], problems), input.Dimensions[1], problems)
            : null;

    protected override Shape OutputOf(PoolWindows pixels) => new(new EquatableArray<int>([pixels.Columns.Count, pixels.Channels]));
}

/// <summary>Pooling of a whole image or signal to one value a channel.</summary>
internal abstract class GlobalPoolLayer : PoolLayer
{
    public override int Modules => 2;

    protected override Shape? Check(Shape input, LayerProblems problems)
    {
        if (!problems.RequireRank(input, "an image or a signal", 2, 3))
        {
            return null;
        }

        int lines = input.Rank == 3 ? input.Dimensions[0] : 1, columns = input.Dimensions[input.Rank - 2];
        return CheckWindows(new WindowAxis(lines, lines, lines, 0, 0), new WindowAxis(columns, columns, columns, 0, 0), input.Dimensions[input.Rank - 1], problems);
    }

    protected override Shape OutputOf(PoolWindows pixels) => Shape.Vector(pixels.Channels);
}
