using NetGen.Generator.Common;
using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;
using NetGen.Generator.Operations;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>A layer that computes one number for each window of an image and each channel: the maximum or the mean.</summary>
internal abstract class PoolLayer : Layer
{
    private PoolWindows windows = null!;

    public override bool IsNonlinear => Function == PoolFunction.Maximum;

    public override StreamObstacle? StreamObstacle => StreamObstacle.Together("takes several steps together");

    /// <summary>The function of the values of a window.</summary>
    protected abstract PoolFunction Function { get; }

    public override (int Offset, int Stride)? Move => (StepWindow.OffsetOf(windows.Columns, WindowOptions.IsSame(Spec)), windows.Columns.Stride);

    public override string? WhyNotMoved => Spec.Flag("CeilMode") ? "has CeilMode, which it cannot have where rows have lengths of their own" : null;

    public override string? TimeRemedy => TimeRule == TimeRule.Moves ? "leave out CeilMode, or set Padding = Padding.Same" : null;

    public override Value Lower(GraphBuilder builder)
    {
        if (Sources[0].Time is null)
        {
            return builder.Add(new Pool(builder.Origin, builder.Input, windows, Function));
        }

        var window = Time is null ? null : StepWindow.Of(windows.Columns, WindowOptions.IsSame(Spec));
        return builder.Add(new PackedPool(
            builder.Origin, builder.Input, new PackedPoolPlan(window, Function == PoolFunction.Maximum, windows.CountedPadding > 0), Time));
    }

    /// <summary>The output's shape if the windows fit; otherwise null, and a problem is reported.</summary>
    protected Shape? CheckWindows(WindowAxis lines, WindowAxis columns, int channels, LayerProblems problems)
    {
        windows = new PoolWindows(lines, columns, channels) { CountedPadding = CountedPadding(lines, columns) };
        return WindowRules.Check(this, lines, columns, problems) ? OutputOf(windows) : null;
    }

    /// <summary>The shape that the pixels of the output form.</summary>
    protected abstract Shape OutputOf(PoolWindows pixels);

    /// <summary>The windows along an axis of a checked size.</summary>
    protected WindowAxis Axis(int input)
    {
        int size = (int)Spec.Number("size"), stride = (int)Spec.Number("Stride", size), padding = (int)Spec.Number("PaddingSize");
        var axis = new WindowAxis(input, size, stride, padding, padding);
        return WindowOptions.IsSame(Spec) ? WindowAxis.Same(input, size, stride, dilation: 1) : Spec.Flag("CeilMode") ? axis.RoundedUp() : axis;
    }

    /// <summary>Whether the options are valid; reports a problem for each that is not.</summary>
    protected bool CheckOptions(LayerProblems problems)
    {
        double size = Spec.Number("size");
        if (problems.RequireSize("size", size) & (!Spec.Has("Stride") || problems.RequireSize("Stride", Spec.Number("Stride"))))
        {
            WindowOptions.CheckPadding(Spec, problems, Math.Floor(size / 2), "half of the size");
            problems.Require(!(WindowOptions.IsSame(Spec) && Spec.Flag("CeilMode")), "CeilMode", "true", "false with Padding.Same, which rounds up itself");
        }

        return !problems.Any;
    }

    /// <summary>A mean is that of PyTorch, where padding counts by default, or of TensorFlow, where it does not.</summary>
    private int CountedPadding(WindowAxis lines, WindowAxis columns)
    {
        bool isSame = WindowOptions.IsSame(Spec);
        if (!Spec.Flag("CountIncludePad", !isSame))
        {
            return 0;
        }

        return isSame ? new[] { lines.Before, lines.After, columns.Before, columns.After }.Max() : (int)Spec.Number("PaddingSize");
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

        return CheckOptions(problems) ? CheckWindows(Axis(input.Dimensions[0]), Axis(input.Dimensions[1]), input.Dimensions[2], problems) : null;
    }

    protected override Shape OutputOf(PoolWindows pixels) => new(new EquatableArray<int>([pixels.Lines.Count, pixels.Columns.Count, pixels.Channels]));
}

/// <summary>Pooling of a signal: an image of one line.</summary>
internal abstract class PoolLayer1D : PoolLayer
{
    public override TimeRule TimeRule => TimeRule.Moves;

    protected override Shape? Check(Shape input, LayerProblems problems) =>
        problems.RequireRank(input, "a signal (length, channels)", 2) && CheckOptions(problems)
            ? CheckWindows(WindowAxis.None, Axis(input.Dimensions[0]), input.Dimensions[1], problems)
            : null;

    protected override Shape OutputOf(PoolWindows pixels) => new(new EquatableArray<int>([pixels.Columns.Count, pixels.Channels]));
}

/// <summary>Pooling of a whole image or signal to one value per channel.</summary>
internal abstract class GlobalPoolLayer : PoolLayer
{
    public override int Modules => 2;

    public override TimeRule TimeRule => TimeRule.Ends;

    protected override Shape? Check(Shape input, LayerProblems problems)
    {
        if (!problems.RequireRank(input, "an image or a signal", 2, 3))
        {
            return null;
        }

        int lines = input.Rank == 3 ? input.Dimensions[0] : 1, columns = input.Dimensions[input.Rank - 2];
        return CheckWindows(
            new WindowAxis(lines, lines, lines, 0, 0), new WindowAxis(columns, columns, columns, 0, 0), input.Dimensions[input.Rank - 1], problems);
    }

    protected override Shape OutputOf(PoolWindows pixels) => Shape.Vector(pixels.Channels);
}
