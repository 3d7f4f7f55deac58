using NetGen.Generator.Common;
using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;
using NetGen.Generator.Operations;
using NetGen.Generator.Specs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>y = f(x * W + b) for a window that moves over an image: PyTorch's <c>nn.Conv1d</c> and <c>nn.Conv2d</c>.</summary>
internal abstract class ConvolutionLayer : Layer
{
    private ConvolutionPlan plan = null!;

    public override long MultiplyAdds => plan.MultiplyAdds;

    public override bool IsProduct => true;

    /// <summary>Axes of the window: 1 or 2.</summary>
    protected abstract int KernelRank { get; }

    /// <summary>Whether it may look at the past alone.</summary>
    protected virtual bool TakesCausal => false;

    public override (int Offset, int Stride)? Move => (
        StepWindow.OffsetOf(plan.Horizontal, WindowOptions.IsSame(Spec) || WindowOptions.IsCausal(Spec)), plan.Horizontal.Stride);

    public override string? WhyNotMoved => Spec.Number("Groups", 1) > 1 ? "has groups, which it cannot have where rows have lengths of their own" : null;

    public override string? TimeRemedy => TimeRule == TimeRule.Moves ? "leave out Groups, or put it behind [LastStep] or a global pooling" : null;

    private bool HasBias => Spec.Flag("Bias", true);

    public override Value Lower(GraphBuilder builder)
    {
        Value weights = builder.Parameter(Parameters[0]);
        var bias = HasBias ? builder.Parameter(Parameters[1]) : null;
        if (builder.Stream is { } stream)
        {
            return builder.Add(StepOf(stream, builder, weights, bias));
        }

        if (Time is null)
        {
            return builder.Add(new Convolution(builder.Origin, builder.Input, weights, bias, plan));
        }

        var axis = plan.Horizontal;
        var windows = axis.Size == 1 && Time == Sources[0].Time
            ? builder.Input
            : builder.Add(new PackedWindows(builder.Origin, builder.Input, StepWindow.Of(axis, WindowOptions.IsSame(Spec)), Time));
        return builder.Add(new Dense(builder.Origin, windows, weights, bias));
    }

    /// <summary>The operation of one step: a product with that step, or a window that ends there.</summary>
    private Operation StepOf(StreamPlan stream, GraphBuilder builder, Value weights, Value? bias)
    {
        var axis = plan.Horizontal;
        if (axis.Size == 1)
        {
            return plan.Groups == 1
                ? new Dense(builder.Origin, builder.Input, weights, bias)
                : new Convolution(builder.Origin, builder.Input, weights, bias, plan);
        }

        int extent = (int)axis.Extent;
        var history = stream.AddHistory($"{builder.Origin.Name}.history", extent - 1, plan.Channels);
        var window = plan with { Horizontal = new WindowAxis(extent, axis.Size, 1, 0, 0, axis.Dilation) };
        return new StreamingConvolution(builder.Origin, builder.Input, weights, bias, window, history);
    }

    public override void DescribeParameters(string? follower)
    {
        string initializer = Initializers.Weight(Spec, follower);
        var window = new Shape(new EquatableArray<int>([plan.Vertical.Size, plan.Horizontal.Size, plan.ChannelsOfGroup]));

        // The kernel needs depthwise weights with all channels of a point side by side.
        var weight = new ParameterPlan("weight", "Weight", plan.Inputs, plan.Filters, initializer, plan.Inputs, KernelRank, plan.IsDepthwise ? 1 : plan.Groups) { InputOrder = [window] };
        Parameters = HasBias ? [weight, new ParameterPlan("bias", "Bias", 1, plan.Filters, Initializers.Bias(initializer), plan.Inputs)] : [weight];
    }

    /// <summary>The two axes for the options, or null if the input has another rank; reports problems.</summary>
    protected abstract (WindowAxis Vertical, WindowAxis Horizontal)? Axes(Shape input, Func<int, int, WindowAxis> axis, LayerProblems problems);

    /// <summary>The shape of the output.</summary>
    protected abstract Shape Output(ConvolutionPlan plan);

    protected override Shape? Check(Shape input, LayerProblems problems)
    {
        foreach (string size in new[] { "filters", "Stride", "Dilation", "Groups" })
        {
            problems.RequireSize(size, Spec.Number(size, 1));
        }

        Initializers.Check(Spec, problems);
        int padding = WindowOptions.CheckPadding(Spec, problems, TakesCausal);
        if (problems.Any)
        {
            return null;
        }

        int stride = (int)Spec.Number("Stride", 1), dilation = (int)Spec.Number("Dilation", 1);
        var axes = Axes(
            input,
            (size, kernel) => WindowOptions.IsSame(Spec) ? WindowAxis.Same(size, kernel, stride, dilation)
                : WindowOptions.IsCausal(Spec) ? WindowAxis.Causal(size, kernel, stride, dilation)
                : new WindowAxis(size, kernel, stride, padding, padding, dilation),
            problems);
        if (axes is not var (vertical, horizontal) || !WindowRules.Check(this, vertical, horizontal, problems))
        {
            return null;
        }

        if (Time is null)
        {
            // Of rows with lengths of their own each ends elsewhere.
            WindowRules.WarnOfDropped(this, vertical, horizontal, problems);
        }

        int channels = input.Dimensions[input.Rank - 1], filters = (int)Spec.Number("filters"), groups = (int)Spec.Number("Groups", 1);
        if (channels % groups != 0 || filters % groups != 0)
        {
            problems.Report(
                Descriptors.GroupsDoNotDivide, "Groups", Title, Literals.Count(groups),
                $"both its {Literals.Count(channels)} channels and its {Literals.Count(filters)} filters");
            return null;
        }

        if (!WindowRules.CheckPadded(vertical, horizontal, channels, problems))
        {
            return null;
        }

        plan = new ConvolutionPlan(vertical, horizontal, channels, filters, groups);
        return Output(plan);
    }
}
