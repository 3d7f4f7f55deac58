using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Operations;

/// <summary>y = x · W + b.</summary>
internal sealed class Dense : Operation
{
    private readonly Value weights;
    private readonly Value? bias;

    public Dense(Origin origin, Value x, Value weights, Value? bias)
        : base(origin, x, weights, bias)
    {
        (this.weights, this.bias) = (weights, bias);
        OutputRows(origin.Name, new Layout(Units));
    }

    public override bool TakesTail => true;

    public override bool TakesRowsTogether => true;

    public override bool ReadsWholeVectors => false;

    public override string Way
    {
        get
        {
            var tile = TileChoice.ForNarrow(Units);
            return $"tiles of {tile.Rows} rows × {tile.Vectors * Panels.Width / 2} outputs";
        }
    }

    private int Units => weights.Parameter!.Outputs;

    private int Size => weights.Parameter!.Inputs;

    public override void Differentiate(Gradients gradients, Value gradient)
    {
        gradients.Call(new WeightGradient(Origin, Inputs[0], gradient, gradients.Of(weights)));
        if (bias is not null)
        {
            gradients.Call(new BiasGradient(Origin, gradient, gradients.Of(bias)));
        }

        var transposed = gradients.Call(new Transposed(Origin, weights));
        gradients.Add(Inputs[0], gradients.Call(new InputGradient(Origin, gradient, transposed, Inputs[0], weights)));
    }

    public override void Write(Calls calls)
    {
        var kernels = new DenseKernels(calls.Kernels, Size, Units);
        Operand x = calls[Inputs[0]], w = calls[weights];
        var b = bias is null ? null : calls[bias];
        calls.Line(calls.IsSingleRow ? kernels.ForwardRow(x, w, b, calls.Tail(this)) : kernels.Forward(x, w, b, calls.Tail(this), calls.Rows));
    }

    /// <summary>Wᵀ in panels of inputs.</summary>
    private sealed class Transposed : Operation
    {
        public Transposed(Origin origin, Value weights)
            : base(origin, weights) => Output(Value.OfTable($"{origin.Name} transposed weights", (long)Panels.Pad(weights.Parameter!.Inputs) * weights.Parameter!.Outputs));

        public override Domain Domain => Domain.Items;

        public override void Write(Calls calls)
        {
            var weights = Inputs[0].Parameter!;
            calls.Items(
                Panels.Count(weights.Inputs),
                weights.Count,
                $"PanelTranspose.Transpose({calls[Inputs[0]].Argument}, {calls[Result].Argument}, {weights.Inputs}, {weights.Outputs}");
        }
    }

    /// <summary>dx = dy · Wᵀ.</summary>
    private sealed class InputGradient : Operation
    {
        private readonly ParameterPlan weights;

        public InputGradient(Origin origin, Value gradient, Value transposed, Value x, Value weights)
            : base(origin, gradient, transposed)
        {
            this.weights = weights.Parameter!;
            OutputRows(Gradients.NameOf(x), x.Layout);
        }

        public override bool TakesTail => true;

        public override bool TakesRowsTogether => true;

        public override void Write(Calls calls) => calls.Line(
            new DenseKernels(calls.Kernels, weights.Inputs, weights.Outputs).InputGradient(calls[Inputs[0]], calls[Inputs[1]], calls.Tail(this), calls.Rows));
    }

    /// <summary>dW = xᵀ · dy.</summary>
    private sealed class WeightGradient : Operation
    {
        public WeightGradient(Origin origin, Value x, Value gradient, Value weightGradient)
            : base(origin, x, gradient) => Output(weightGradient);

        public override Domain Domain => Domain.Items;

        public override void Write(Calls calls)
        {
            var weights = Result.Parameter!;
            var kernels = new DenseKernels(calls.Kernels, weights.Inputs, weights.Outputs);
            calls.Items(
                kernels.GradientItems,
                (long)weights.Inputs * Panels.Pad(weights.Outputs),
                kernels.WeightGradient(calls[Inputs[0]], calls[Inputs[1]], calls[Result]));
        }
    }
}
