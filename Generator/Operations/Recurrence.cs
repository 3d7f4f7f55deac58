using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Operations;

/// <summary>The steps of a recurrent layer in one direction: h of every step from the product with the inputs, which is made before.</summary>
internal sealed class Recurrence : Operation
{
    private readonly RecurrencePlan plan;
    private readonly Value saved;
    private readonly Value? before;
    private readonly Value work;

    /// <param name="origin">The layer.</param>
    /// <param name="product">The product with the inputs.</param>
    /// <param name="weights">The weights of the state.</param>
    /// <param name="bias">The bias of its product.</param>
    /// <param name="states">The learnt first state: h, and c if there is one; nothing if it is 0.</param>
    /// <param name="plan">The shapes.</param>
    public Recurrence(Origin origin, Value product, Value weights, Value bias, IReadOnlyList<Value> states, RecurrencePlan plan)
        : base(origin, [product, weights, bias, .. states])
    {
        this.plan = plan;
        OutputRows(origin.Name, new Layout(plan.Steps * plan.Units));
        saved = OutputRows($"{origin.Name} gates", new Layout(plan.SavedLength));
        before = plan.HasStates ? OutputRows($"{origin.Name} state before", new Layout(plan.Steps * plan.Units)) : null;
        work = OutputRows($"{origin.Name} state", new Layout(plan.WorkLength));
    }

    public override bool TakesRowsTogether => true;

    public override bool ReadsWholeVectors => false;

    public override string Way => "step by step, all rows at once";

    public override void Differentiate(Gradients gradients, Value gradient)
    {
        var transposed = gradients.Call(new Transposed(Origin, Inputs[1], plan));
        var states = Inputs.Skip(3).ToList();
        var back = new Backward(Origin, gradient, saved, transposed, Inputs[0], states, plan);
        gradients.Call(back);
        gradients.Call(back.Reset is { } reset
            ? new ResetWeightGradient(Origin, before ?? Result, reset, back.Sums, gradients.Of(Inputs[1]), plan)
            : new WeightGradient(Origin, before ?? Result, back.Sums, gradients.Of(Inputs[1]), plan));
        gradients.Call(new BiasGradient(Origin, back.Sums, gradients.Of(Inputs[2]), plan.Steps, plan.GatesLength));
        back.States.AddGradients(gradients, Origin, states);
        gradients.Add(Inputs[0], back.Result);
    }

    public override void Write(Calls calls)
    {
        bool keeps = saved.Users.Count > 0;
        string kept = keeps ? $"{calls.RowsOf(saved)}, " : string.Empty, states = FirstStates.Argument(calls, [.. Inputs.Skip(3)], plan);
        if (keeps && before is not null)
        {
            kept += $"{calls.RowsOf(before)}, ";
        }

        calls.Line(
            $"{Type(calls, plan)}.{(keeps ? "Forward" : "Predict")}{plan.Direction}({calls.RowsOf(Inputs[0])}, {calls[Inputs[1]].Argument}, "
            + $"{calls[Inputs[2]].Argument}, {calls.RowsOf(Result)}, {kept}{calls[work].Argument}, {calls.Rows}{states});");
    }

    private static string Type(Calls calls, RecurrencePlan plan) => calls.Kernels.Alias(
        FormattableString.Invariant($"{plan.Cell.Name}{plan.Inputs}To{plan.Units}"),
        $"Recurrence<{TypeNames.Number(plan.Steps)}, {TypeNames.Number(plan.Units)}, {plan.Cell.Type}>");

    /// <summary>Wᵀ in panels of units; if the last gate's product is with another state, in a table of its own.</summary>
    public sealed class Transposed : Operation
    {
        private readonly RecurrencePlan plan;

        public Transposed(Origin origin, Value weights, RecurrencePlan plan)
            : base(origin, weights)
        {
            this.plan = plan;
            Output(Value.OfTable($"{origin.Name} transposed weights", (long)Panels.Pad(plan.Units) * plan.GatesLength));
        }

        public override Domain Domain => Domain.Items;

        public override void Write(Calls calls)
        {
            Operand weights = calls[Inputs[0]], transposed = calls[Result];
            int first = plan.StateGatesLength, last = plan.GatesLength - first;
            List<string> lines = [Table(weights, transposed, first)];
            if (last > 0)
            {
                lines.Add(Table(weights.Behind(first * plan.Units), transposed.Behind(first * Panels.Pad(plan.Units)), last));
            }

            calls.Items(Panels.Count(plan.Units), (long)plan.Units * plan.GatesLength, lines);
        }

        private string Table(Operand weights, Operand transposed, int outputs) =>
            FormattableString.Invariant($"PanelTranspose.Transpose({weights.Argument}, {transposed.Argument}, {plan.Units}, {outputs}");
    }

    /// <summary>The gradients of both products.</summary>
    private sealed class Backward : Operation
    {
        private readonly RecurrencePlan plan;
        private readonly Value work;

        public Backward(
            Origin origin, Value gradient, Value saved, Value transposed, Value product, IReadOnlyList<Value> states, RecurrencePlan plan)
            : base(origin, [gradient, saved, transposed, .. states])
        {
            this.plan = plan;
            var x = OutputRows(Gradients.NameOf(product), product.Layout);
            Sums = plan.Cell.Splits ? OutputRows($"{origin.Name} state's product gradient", new Layout(plan.Steps * plan.GatesLength)) : x;
            Reset = plan.Cell.ResetsState ? OutputRows($"{origin.Name} reset state", new Layout(plan.Steps * plan.Units)) : null;
            work = OutputRows($"{origin.Name} state gradient", new Layout(plan.BackwardWorkLength));
            States = new FirstStates(states, (name, layout) => OutputRows(name, layout));
        }

        /// <summary>The gradient of the product with the state.</summary>
        public Value Sums { get; }

        /// <summary>The gradients of the first state.</summary>
        public FirstStates States { get; }

        /// <summary>The reset state of every step, if the last gate's product is with it.</summary>
        public Value? Reset { get; }

        public override bool TakesRowsTogether => true;

        public override bool ReadsWholeVectors => false;

        public override void Write(Calls calls)
        {
            string reset = Reset is null ? string.Empty : $"{calls.RowsOf(Reset)}, ";
            calls.Line(
                $"{Type(calls, plan)}.{plan.BackwardMethod}({calls.RowsOf(Inputs[0])}, {calls.RowsOf(Inputs[1])}, {calls[Inputs[2]].Argument}, "
                + $"{calls[Result].Argument}, {calls[Sums].Argument}, {reset}{calls[work].Argument}, {calls.Rows}"
                + $"{States.BackwardArgument(calls, [.. Inputs.Skip(3)], plan)});");
        }
    }

    /// <summary>dW = the sum over steps of h before the step · the gradient of the product.</summary>
    private sealed class WeightGradient : Operation
    {
        private readonly RecurrencePlan plan;

        /// <param name="origin">The layer.</param>
        /// <param name="y">h before each step; where it is 0 before the first one, h of each step.</param>
        /// <param name="gradient">The gradient of the product.</param>
        /// <param name="weightGradient">dW.</param>
        /// <param name="plan">The shapes.</param>
        public WeightGradient(Origin origin, Value y, Value gradient, Value weightGradient, RecurrencePlan plan)
            : base(origin, y, gradient)
        {
            this.plan = plan;
            Output(weightGradient);
        }

        public override Domain Domain => Domain.Items;

        public override void Write(Calls calls)
        {
            Operand y = calls[Inputs[0]], gradient = calls[Inputs[1]], dw = calls[Result];
            if (plan.Steps == 1 && !plan.HasStates)
            {
                // The state before the only step is 0.
                long length = (long)plan.Units * plan.GatesLength;
                calls.Items(1, length, FormattableString.Invariant($"RowCopies.Clear({dw.Argument}, {length}"));
                return;
            }

            var kernels = new ConvolutionKernels(calls.Kernels, plan.StateProduct);
            calls.Items(
                kernels.GradientItems,
                plan.StateProduct.MultiplyAdds,
                plan.HasStates ? kernels.WeightGradient(y, gradient, dw)
                    : plan.IsReverse ? kernels.WeightGradient(y.Behind(plan.Units), gradient, dw)
                    : kernels.WeightGradient(y, gradient.Behind(plan.GatesLength), dw));
        }
    }
}
