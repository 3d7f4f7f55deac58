using NetGen.Generator.Diagnostics;
using NetGen.Generator.Emission;
using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>y = f(x * W + b) for a window that moves over an image: PyTorch's <c>nn.Conv1d</c> and <c>nn.Conv2d</c>.</summary>
internal abstract class ConvolutionLayer : StageLayer
{
    /// <summary>What a sum over pixels costs, which reads from memory, in multiply-adds: measured with LeNet.</summary>
    public const long ColumnSumCost = 3;

    private IReadOnlyList<ParameterPlan> parameters = [];
    private ConvolutionPlan plan = null!;

    public override IReadOnlyList<ParameterPlan> Parameters => parameters;

    public override long MultiplyAdds => plan.MultiplyAdds;

    public override bool IsProduct => true;

    public override string Way
    {
        get
        {
            var tile = ConvolutionKernels.ForwardTile(plan);
            return plan.IsDepthwise ? "pixel by pixel" : $"tiles of {tile.Rows} pixels × {tile.Vectors * Panels.Width / 2} filters";
        }
    }

    public override int OutputSlack => (plan.IsDepthwise ? plan.Filters : plan.FiltersOfGroup) % Panels.Width == 0 ? 0 : Panels.Width;

    // Depthwise kernels read vectors of channels, also over the end of the image.
    public override int InputCopyLength => !plan.IsDepthwise ? plan.IsPadded ? plan.PaddedLength : 0 : plan.IsPadded || OutputSlack > 0 ? plan.PaddedLength + OutputSlack : 0;

    public override int GradientCopyLength => plan.FrameLength;

    public override long ScratchLength => plan.IsDepthwise ? 0 : (long)plan.Filters * plan.Runs * Panels.Pad(plan.RunLength);

    public override long WeightLength => (long)plan.Inputs * (plan.IsDepthwise ? Panels.Pad(plan.Filters) : (long)plan.Groups * Panels.Pad(plan.FiltersOfGroup));

    /// <summary>Axes of the window: 1 or 2.</summary>
    protected abstract int KernelRank { get; }

    private bool HasBias => Spec.Flag("Bias", true);

    private ParameterPlan Weight => parameters[0];

    public override void EmitForward(ForwardContext context)
    {
        var bias = HasBias ? ForwardContext.Parameter(parameters[1], "bias") : null;
        var weights = ForwardContext.Parameter(Weight, "weights");
        context.Writer.Line(plan.IsDepthwise
            ? new DepthwiseKernels(context.Kernels, Name, plan).Forward(context.Input, context.InputCopy, weights, bias, context.Epilogue, context.Rows)
            : new ConvolutionKernels(context.Kernels, Name, plan).Forward(context.Input, context.InputCopy, weights, bias, context.Epilogue, context.Rows));
    }

    public override void EmitInputGradient(BackwardContext context)
    {
        var work = PassEmitter.FromBuffer(context.Stage.GradientCopy!, "work");
        context.Writer.Line(plan.IsDepthwise
            ? new DepthwiseKernels(context.Kernels, Name, plan).InputGradient(context.Gradient, ForwardContext.Parameter(Weight, "weights"), work, context.InputGradient, BackwardContext.Rows)
            : new ConvolutionKernels(context.Kernels, Name, plan).InputGradient(context.Gradient, context.Transposed, work, context.InputGradient, BackwardContext.Rows));
        context.WriteUndo();
    }

    public override void EmitPreparation(ItemSegment segment)
    {
        if (!plan.IsDepthwise)
        {
            segment.Add(
                plan.Groups * plan.Runs * Panels.Count(plan.RunLength),
                (long)plan.Inputs * plan.Filters,
                $"PanelTranspose.TransposeRuns(ref Unsafe.Add(ref parameters, {Weight.Place}), {segment.Scratch}, {plan.Runs}, {plan.RunLength}, {plan.FiltersOfGroup}");
        }
    }

    public override void EmitParameterGradients(ItemSegment segment)
    {
        var dy = PassEmitter.FromBuffer(segment.Stage.Gradient, "dy", "0");
        var x = segment.Stage.InputCopy is { } copy ? PassEmitter.FromBuffer(copy, "x", "0") : PassEmitter.OutputOf(segment.Previous, "0");
        var dw = ItemSegment.Gradient(Weight, "dw");
        if (plan.IsDepthwise)
        {
            var kernels = new DepthwiseKernels(segment.Kernels, Name, plan);
            segment.Add(kernels.GradientItems, (long)plan.Pixels * plan.Inputs * Panels.Pad(plan.Filters), kernels.WeightGradient(x, dy, dw));
        }
        else
        {
            var kernels = new ConvolutionKernels(segment.Kernels, Name, plan);
            segment.Add(kernels.GradientItems, (long)plan.Pixels * plan.Inputs * plan.Groups * Panels.Pad(plan.FiltersOfGroup), kernels.WeightGradient(x, dy, dw));
        }

        if (HasBias)
        {
            segment.Add(Panels.Count(plan.Filters), ColumnSumCost * plan.Pixels * Panels.Pad(plan.Filters), $"ColumnSums.WritePixels({dy.Argument}, {dy.RowStride}, {plan.Pixels}, {plan.Filters}, {ItemSegment.Gradient(parameters[1], "db").Argument}, pass.Rows");
        }
    }

    public override void DescribeParameters(string? follower)
    {
        string initializer = Initializers.Weight(Spec, follower);
        var window = new Shape(new EquatableArray<int>([plan.Vertical.Size, plan.Horizontal.Size, plan.ChannelsOfGroup]));

        // Depthwise weights lie as the kernel wants them: all channels of a point side by side.
        var weight = new ParameterPlan("weight", "Weight", plan.Inputs, plan.Filters, initializer, plan.Inputs, KernelRank, plan.IsDepthwise ? 1 : plan.Groups) { InputOrder = [window] };
        parameters = HasBias ? [weight, new ParameterPlan("bias", "Bias", 1, plan.Filters, Initializers.Bias(initializer), plan.Inputs)] : [weight];
    }

    /// <summary>The two axes for the options, or null where the input is of another rank; problems are reported.</summary>
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
        int padding = WindowOptions.CheckPadding(Spec, problems);
        if (problems.Any)
        {
            return null;
        }

        int stride = (int)Spec.Number("Stride", 1), dilation = (int)Spec.Number("Dilation", 1);
        var axes = Axes(
            input,
            (size, kernel) => WindowOptions.IsSame(Spec) ? WindowAxis.Same(size, kernel, stride, dilation) : new WindowAxis(size, kernel, stride, padding, padding, dilation),
            problems);
        if (axes is not var (vertical, horizontal) || !WindowRules.Check(this, vertical, horizontal, problems))
        {
            return null;
        }

        WindowRules.WarnOfDropped(this, vertical, horizontal, problems);
        int channels = input.Dimensions[input.Rank - 1], filters = (int)Spec.Number("filters"), groups = (int)Spec.Number("Groups", 1);
        if (channels % groups != 0 || filters % groups != 0)
        {
            problems.Report(Descriptors.GroupsDoNotDivide, "Groups", Title, Literals.Count(groups), $"both its {Literals.Count(channels)} channels and its {Literals.Count(filters)} filters");
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
