using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Operations;

/// <summary>y = x * W + b: a window moves over an image.</summary>
internal sealed class Convolution : Operation
{
    private readonly ConvolutionPlan plan;
    private readonly Value weights;
    private readonly Value? bias;
    private readonly Value? padded;

    public Convolution(Origin origin, Value x, Value weights, Value? bias, ConvolutionPlan plan)
        : base(origin, x, weights, bias)
    {
        (this.weights, this.bias, this.plan) = (weights, bias, plan);
        var layout = new Layout(plan.Pixels * plan.Filters);
        int slack = (plan.IsDepthwise ? plan.Filters : plan.FiltersOfGroup) % Panels.Width == 0 ? 0 : Panels.Width;
        layout.Reach(slack);
        OutputRows(origin.Name, layout);

        // Depthwise kernels read vectors of channels, also beyond the end of the image.
        if (plan.IsPadded || (plan.IsDepthwise && slack > 0))
        {
            padded = OutputRows($"{origin.Name} padded input", new Layout(plan.PaddedLength + (plan.IsDepthwise ? slack : 0)));
        }
    }

    public override bool TakesTail => true;

    public override bool ReadsWholeVectors => false;

    public override string Way
    {
        get
        {
            var tile = ConvolutionKernels.ForwardTile(plan);
            return plan.IsDepthwise ? "pixel by pixel" : $"tiles of {tile.Rows} pixels × {tile.Vectors * Panels.Width / 2} filters";
        }
    }

    public override void Differentiate(Gradients gradients, Value gradient)
    {
        gradients.Call(new WeightGradient(Origin, padded ?? Inputs[0], gradient, gradients.Of(weights), plan));
        if (bias is not null)
        {
            gradients.Call(new BiasGradient(Origin, gradient, gradients.Of(bias), plan.Pixels, plan.Filters));
        }

        // Depthwise kernels use the weights as they are.
        var turned = plan.IsDepthwise ? weights : gradients.Call(new TransposedRuns(Origin, weights, plan));
        gradients.Add(Inputs[0], gradients.Call(new InputGradient(Origin, gradient, turned, Inputs[0], plan)));
    }

    public override void Write(Calls calls)
    {
        Operand x = calls[Inputs[0]], w = calls[weights];
        Operand? frame = padded is null ? null : calls[padded], b = bias is null ? null : calls[bias];
        calls.Line(plan.IsDepthwise
            ? new DepthwiseKernels(calls.Kernels, plan).Forward(x, frame, w, b, calls.Tail(this), calls.Rows)
            : new ConvolutionKernels(calls.Kernels, plan).Forward(x, frame, w, b, calls.Tail(this), calls.Rows));
    }

    /// <summary>The weights with inputs and filters exchanged, in panels of each run.</summary>
    private sealed class TransposedRuns : Operation
    {
        private readonly ConvolutionPlan plan;

        public TransposedRuns(Origin origin, Value weights, ConvolutionPlan plan)
            : base(origin, weights)
        {
            this.plan = plan;
            Output(Value.OfTable($"{origin.Name} transposed weights", (long)plan.Filters * plan.Runs * Panels.Pad(plan.RunLength)));
        }

        public override Domain Domain => Domain.Items;

        public override void Write(Calls calls) => calls.Items(
            plan.Groups * plan.Runs * Panels.Count(plan.RunLength),
            (long)plan.Inputs * plan.Filters,
            $"PanelTranspose.TransposeRuns({calls[Inputs[0]].Argument}, {calls[Result].Argument}, {plan.Runs}, {plan.RunLength}, {plan.FiltersOfGroup}");
    }

    /// <summary>dx = dy spread by W.</summary>
    private sealed class InputGradient : Operation
    {
        private readonly ConvolutionPlan plan;

        public InputGradient(Origin origin, Value gradient, Value weights, Value x, ConvolutionPlan plan)
            : base(origin, gradient, weights)
        {
            this.plan = plan;
            OutputRows(Gradients.NameOf(x), x.Layout);
            OutputRows($"{origin.Name} padded input's gradient", new Layout(plan.FrameLength));
        }

        public override void Write(Calls calls)
        {
            Operand dy = calls[Inputs[0]], w = calls[Inputs[1]], frame = calls[Outputs[1]], dx = calls[Result];
            calls.Line(plan.IsDepthwise
                ? new DepthwiseKernels(calls.Kernels, plan).InputGradient(dy, w, frame, dx, calls.Rows)
                : new ConvolutionKernels(calls.Kernels, plan).InputGradient(dy, w, frame, dx, calls.Rows));
        }
    }

    /// <summary>dW = the sum over pixels of window · dy.</summary>
    private sealed class WeightGradient : Operation
    {
        private readonly ConvolutionPlan plan;

        public WeightGradient(Origin origin, Value x, Value gradient, Value weightGradient, ConvolutionPlan plan)
            : base(origin, x, gradient)
        {
            this.plan = plan;
            Output(weightGradient);
        }

        public override Domain Domain => Domain.Items;

        public override void Write(Calls calls)
        {
            Operand x = calls[Inputs[0]], dy = calls[Inputs[1]], dw = calls[Result];
            if (plan.IsDepthwise)
            {
                var kernels = new DepthwiseKernels(calls.Kernels, plan);
                calls.Items(kernels.GradientItems, (long)plan.Pixels * plan.Inputs * Panels.Pad(plan.Filters), kernels.WeightGradient(x, dy, dw));
            }
            else
            {
                var kernels = new ConvolutionKernels(calls.Kernels, plan);
                calls.Items(kernels.GradientItems, (long)plan.Pixels * plan.Inputs * plan.Groups * Panels.Pad(plan.FiltersOfGroup), kernels.WeightGradient(x, dy, dw));
            }
        }
    }
}
