using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Operations;

/// <summary>
/// y = x spread by W + b. The plan is that of the corresponding convolution, whose image is y and whose result is x: the forward pass here is the input
/// gradient there, and the input gradient here is the forward pass there.
/// </summary>
internal sealed class TransposedConvolution : Operation
{
    private readonly ConvolutionPlan plan;
    private readonly Value weights;
    private readonly Value? bias;

    public TransposedConvolution(Origin origin, Value x, Value weights, Value? bias, ConvolutionPlan plan)
        : base(origin, x, weights, bias)
    {
        (this.weights, this.bias, this.plan) = (weights, bias, plan);
        x.Layout.Reach(plan.Filters % Panels.Width == 0 ? 0 : Panels.Width);
        var layout = new Layout(plan.Vertical.Input * plan.Horizontal.Input * plan.Channels);
        layout.Reach(plan.RunLength % Panels.Width == 0 && plan.Horizontal.Input * plan.Channels % Panels.Width == 0 ? 0 : Panels.Width);
        OutputRows(origin.Name, layout);
        OutputRows($"{origin.Name} padded output", new Layout(plan.FrameLength));
    }

    public override bool TakesTail => true;

    public override bool ReadsWholeVectors => false;

    public override string Way => "image by image, each pixel added to where its window stands";

    public override void Differentiate(Gradients gradients, Value gradient)
    {
        var padded = plan.IsPadded ? gradients.Call(new Padding(Origin, gradient, plan)) : gradient;
        gradients.Call(new WeightGradient(Origin, Inputs[0], padded, gradients.Of(weights), plan));
        if (bias is not null)
        {
            gradients.Call(new BiasGradient(Origin, gradient, gradients.Of(bias), plan.Vertical.Input * plan.Horizontal.Input));
        }

        var transposed = gradients.Call(new TransposedFromRuns(Origin, weights, plan));
        gradients.Add(Inputs[0], gradients.Call(new InputGradient(Origin, padded, transposed, Inputs[0], plan)));
    }

    public override void Write(Calls calls) => calls.Line(new ConvolutionKernels(calls.Kernels, plan).TransposedForward(
        calls[Inputs[0]], calls[Outputs[1]], calls[weights], bias is null ? null : calls[bias], calls.Tail(this), calls.Rows));

    /// <summary>The gradient of y with zeros around it.</summary>
    private sealed class Padding : Operation
    {
        private readonly ConvolutionPlan plan;

        public Padding(Origin origin, Value gradient, ConvolutionPlan plan)
            : base(origin, gradient)
        {
            this.plan = plan;
            OutputRows($"{origin.Name} padded output's gradient", new Layout(plan.FrameLength));
        }

        public override void Write(Calls calls) => calls.Line(new ConvolutionKernels(calls.Kernels, plan).Pad(calls[Inputs[0]], calls[Result], calls.Rows));
    }

    /// <summary>The weights in panels of the filters.</summary>
    private sealed class TransposedFromRuns : Operation
    {
        private readonly ConvolutionPlan plan;

        public TransposedFromRuns(Origin origin, Value weights, ConvolutionPlan plan)
            : base(origin, weights)
        {
            this.plan = plan;
            Output(Value.OfTable($"{origin.Name} transposed weights", (long)plan.Inputs * Panels.Pad(plan.Filters)));
        }

        public override Domain Domain => Domain.Items;

        public override void Write(Calls calls) => calls.Items(
            Panels.Count(plan.Filters),
            (long)plan.Inputs * plan.Filters,
            $"PanelTranspose.TransposeFromRuns({calls[Inputs[0]].Argument}, {calls[Result].Argument}, {plan.Runs}, {plan.RunLength}, {plan.Filters}");
    }

    /// <summary>dx = dy * W.</summary>
    private sealed class InputGradient : Operation
    {
        private readonly ConvolutionPlan plan;

        public InputGradient(Origin origin, Value padded, Value transposed, Value x, ConvolutionPlan plan)
            : base(origin, padded, transposed)
        {
            this.plan = plan;
            OutputRows(Gradients.NameOf(x), x.Layout);
        }

        public override bool TakesTail => true;

        public override void Write(Calls calls)
        {
            calls.Line(new ConvolutionKernels(calls.Kernels, plan.OnPaddedImage).TransposedInputGradient(
                calls[Inputs[0]], calls[Inputs[1]], calls.Tail(this), calls.Rows));

            // The memory after the gradient of an image may hold anything.
            calls.ClearBehind(Result);
        }
    }

    /// <summary>dW = the sum over pixels of x · the window of dy.</summary>
    private sealed class WeightGradient : Operation
    {
        private readonly ConvolutionPlan plan;

        public WeightGradient(Origin origin, Value x, Value padded, Value weightGradient, ConvolutionPlan plan)
            : base(origin, x, padded)
        {
            this.plan = plan;
            Output(weightGradient);
        }

        public override Domain Domain => Domain.Items;

        public override void Write(Calls calls)
        {
            var kernels = new ConvolutionKernels(calls.Kernels, plan);
            calls.Items(
                kernels.TransposedGradientItems,
                (long)plan.Pixels * plan.Filters * plan.Runs * Panels.Pad(plan.RunLength),
                kernels.TransposedWeightGradient(calls[Inputs[0]], calls[Inputs[1]], calls[Result]));
        }
    }
}
