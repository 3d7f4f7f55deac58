using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Operations;

/// <summary>y = x · W + b.</summary>
internal sealed class Dense : Operation
{
    private readonly Value weights;
    private readonly Value? bias;
    private readonly int? padded;

    /// <param name="origin">The layer.</param>
    /// <param name="x">The inputs.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="bias">The bias, if there is one.</param>
    /// <param name="padded">The outputs, where they are padded to more than the weights have: groups of them in whole panels.</param>
    public Dense(Origin origin, Value x, Value weights, Value? bias, int? padded = null)
        : base(origin, x, weights, bias)
    {
        (this.weights, this.bias, this.padded) = (weights, bias, padded);
        OutputRows(origin.Name, new Layout(Units, x.Layout.Time));
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

    private int Units => padded ?? weights.Parameter!.Outputs;

    private int Size => weights.Parameter!.Inputs;

    public override void Differentiate(Gradients gradients, Value gradient)
    {
        gradients.Call(new WeightGradient(Origin, Inputs[0], gradient, gradients.Of(weights), padded));
        if (bias is not null)
        {
            gradients.Call(new BiasGradient(Origin, gradient, gradients.Of(bias), channels: padded));
        }

        var transposed = gradients.Call(new Transposed(Origin, weights, Units));
        gradients.Add(Inputs[0], gradients.Call(new InputGradient(Origin, gradient, transposed, Inputs[0], weights, Units)));
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
        private readonly int units;

        public Transposed(Origin origin, Value weights, int units)
            : base(origin, weights)
        {
            this.units = units;
            Output(Value.OfTable($"{origin.Name} transposed weights", (long)Panels.Pad(weights.Parameter!.Inputs) * units));
        }

        public override Domain Domain => Domain.Items;

        public override void Write(Calls calls)
        {
            var weights = Inputs[0].Parameter!;
            calls.Items(
                Panels.Count(weights.Inputs),
                (long)weights.Inputs * units,
                $"PanelTranspose.Transpose({calls[Inputs[0]].Argument}, {calls[Result].Argument}, {weights.Inputs}, {units}");
        }
    }

    /// <summary>dx = dy · Wᵀ.</summary>
    private sealed class InputGradient : Operation
    {
        private readonly ParameterPlan weights;
        private readonly int units;

        public InputGradient(Origin origin, Value gradient, Value transposed, Value x, Value weights, int units)
            : base(origin, gradient, transposed)
        {
            (this.weights, this.units) = (weights.Parameter!, units);
            OutputRows(Gradients.NameOf(x), x.Layout);
        }

        public override bool TakesTail => true;

        public override bool TakesRowsTogether => true;

        public override void Write(Calls calls) => calls.Line(
            new DenseKernels(calls.Kernels, weights.Inputs, units).InputGradient(calls[Inputs[0]], calls[Inputs[1]], calls.Tail(this), calls.Rows));
    }

    /// <summary>dW = xᵀ · dy.</summary>
    public sealed class WeightGradient : Operation
    {
        private readonly int? padded;

        /// <param name="origin">The layer.</param>
        /// <param name="x">The inputs.</param>
        /// <param name="gradient">The gradient of the outputs.</param>
        /// <param name="weightGradient">Receives the gradient of the weights.</param>
        /// <param name="padded">The outputs, where they are padded to more than the weights have.</param>
        public WeightGradient(Origin origin, Value x, Value gradient, Value weightGradient, int? padded = null)
            : base(origin, x, gradient)
        {
            this.padded = padded;
            Output(weightGradient);
        }

        public override Domain Domain => Domain.Items;

        public override void Write(Calls calls)
        {
            var weights = Result.Parameter!;
            int units = padded ?? weights.Outputs;
            var kernels = new DenseKernels(calls.Kernels, weights.Inputs, units);
            calls.Items(
                kernels.GradientItems,
                (long)weights.Inputs * Panels.Pad(units),
                kernels.WeightGradient(calls[Inputs[0]], calls[Inputs[1]], calls[Result], calls.Rows));
        }
    }
}
