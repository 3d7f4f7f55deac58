using NetGen.Generator.Emission;
using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>
/// y = f(x spread by W + b): PyTorch's <c>nn.ConvTranspose2d</c>. It is planned as the convolution that it transposes, whose image is y and whose result is x, so its forward pass is that one's input gradient,
/// and its input gradient that one's forward pass.
/// </summary>
internal sealed class ConvTranspose2DLayer : StageLayer
{
    private IReadOnlyList<ParameterPlan> parameters = [];
    private ConvolutionPlan plan = null!;

    public override IReadOnlyList<ParameterPlan> Parameters => parameters;

    public override long MultiplyAdds => plan.MultiplyAdds;

    public override bool IsProduct => true;

    public override string Way => "image by image, each pixel added to where its window stands";

    public override int InputSlack => plan.Filters % Panels.Width == 0 ? 0 : Panels.Width;

    public override int OutputSlack => plan.RunLength % Panels.Width == 0 && (plan.Horizontal.Input * plan.Channels) % Panels.Width == 0 ? 0 : Panels.Width;

    /// <summary>The frame in which y is put together.</summary>
    public override int InputCopyLength => plan.FrameLength;

    /// <summary>The gradient of y with padding.</summary>
    public override int GradientCopyLength => plan.IsPadded ? plan.FrameLength : 0;

    public override long ScratchLength => (long)plan.Inputs * Panels.Pad(plan.Filters);

    private bool HasBias => Spec.Flag("Bias", true);

    private ParameterPlan Weight => parameters[0];

    public override void EmitForward(ForwardContext context)
    {
        var bias = HasBias ? ForwardContext.Parameter(parameters[1], "bias") : null;
        context.Writer.Line(new ConvolutionKernels(context.Kernels, Name, plan).TransposedForward(
            context.Input, context.InputCopy!, ForwardContext.Parameter(Weight, "weights"), bias, context.Epilogue, context.Rows));
    }

    public override bool PreparesGradient => plan.IsPadded;

    public override void EmitGradientPreparation(BackwardContext context)
    {
        if (plan.IsPadded)
        {
            context.Writer.Line(new ConvolutionKernels(context.Kernels, Name, plan).Pad(context.Gradient, PaddedGradient(context.Stage, "padded", "from"), BackwardContext.Rows));
        }
    }

    public override void EmitInputGradient(BackwardContext context)
    {
        var dy = PaddedGradient(context.Stage, "dy", "from");
        var kernels = new ConvolutionKernels(context.Kernels, Name, plan.OnPaddedImage);
        context.Writer.Line(kernels.TransposedInputGradient(dy, context.Transposed, context.Epilogue, BackwardContext.Rows));

        // What lies behind the gradient of an image may have been anything.
        RowCopyCalls.WriteClear(context.Writer, context.InputGradient, context.Previous.Size, BackwardContext.Rows);
    }

    public override void EmitPreparation(ItemSegment segment) => segment.Add(
        Panels.Count(plan.Filters),
        (long)plan.Inputs * plan.Filters,
        $"PanelTranspose.TransposeFromRuns(ref Unsafe.Add(ref parameters, {Weight.Place}), {segment.Scratch}, {plan.Runs}, {plan.RunLength}, {plan.Filters}");

    public override void EmitParameterGradients(ItemSegment segment)
    {
        var kernels = new ConvolutionKernels(segment.Kernels, Name, plan);
        segment.Add(
            kernels.TransposedGradientItems,
            (long)plan.Pixels * plan.Filters * plan.Runs * Panels.Pad(plan.RunLength),
            kernels.TransposedWeightGradient(PassEmitter.OutputOf(segment.Previous, "0"), PaddedGradient(segment.Stage, "dy", "0"), ItemSegment.Gradient(Weight, "dw")));
        if (HasBias)
        {
            var dy = PassEmitter.FromBuffer(segment.Stage.Gradient!, "dy", "0");
            int pixels = plan.Vertical.Input * plan.Horizontal.Input;
            segment.Add(Panels.Count(plan.Channels), ConvolutionLayer.ColumnSumCost * pixels * Panels.Pad(plan.Channels), $"ColumnSums.WritePixels({dy.Argument}, {dy.RowStride}, {pixels}, {plan.Channels}, {ItemSegment.Gradient(parameters[1], "db").Argument}, pass.Rows");
        }
    }

    public override void DescribeParameters(string? follower)
    {
        string initializer = Initializers.Weight(Spec, follower);
        var window = new Shape(new EquatableArray<int>([plan.Vertical.Size, plan.Horizontal.Size, plan.Channels]));
        var weight = new ParameterPlan("weight", "Weight", plan.Filters, plan.Inputs, initializer, plan.Inputs, 2, plan.Runs) { OutputOrder = [window], InputsFirst = true };
        parameters = HasBias ? [weight, new ParameterPlan("bias", "Bias", 1, plan.Channels, Initializers.Bias(initializer), plan.Inputs)] : [weight];
    }

    protected override Shape? Check(Shape input, LayerProblems problems)
    {
        double stride = Spec.Number("Stride", 1), padding = Spec.Number("PaddingSize"), more = Spec.Number("OutputPadding");
        problems.RequireSize("filters", Spec.Number("filters"));
        if (problems.RequireSize("Stride", stride))
        {
            problems.Require(more >= 0 && more < stride, "OutputPadding", more, "at least 0 and less than the stride");
        }

        problems.Require(padding >= 0 && padding <= StagePlanner.MaximumFloats, "PaddingSize", padding, $"from 0 to {Literals.Count(StagePlanner.MaximumFloats)}");
        Initializers.Check(Spec, problems);
        if (WindowOptions.Kernel(Spec, "kernel", problems) is not var (height, width) || problems.Any)
        {
            return null;
        }

        if (!problems.RequireRank(input, "an image (height, width, channels)", 3))
        {
            return null;
        }

        var vertical = WindowAxis.Transposed(input.Dimensions[0], height, (int)stride, (int)padding, (int)more);
        var horizontal = WindowAxis.Transposed(input.Dimensions[1], width, (int)stride, (int)padding, (int)more);
        int filters = (int)Spec.Number("filters"), smallest = Math.Min(vertical.Input, horizontal.Input);
        if (!problems.Require(smallest >= 1, "PaddingSize", padding, $"at most {Literals.Count((int)padding - ((2 - smallest) / 2))}, which leaves something of the output")
            || !WindowRules.CheckPadded(vertical, horizontal, filters, problems))
        {
            return null;
        }

        plan = new ConvolutionPlan(vertical, horizontal, filters, input.Dimensions[2], 1);
        return new Shape(new EquatableArray<int>([vertical.Input, horizontal.Input, plan.Channels]));
    }

    /// <summary>The gradient of y with the padding around it: a copy where there is padding.</summary>
    private static Operand PaddedGradient(Stage stage, string name, string from) => PassEmitter.FromBuffer(stage.GradientCopy ?? stage.Gradient!, name, from);
}
