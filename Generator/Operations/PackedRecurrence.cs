using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Operations;

/// <summary>
/// The steps of a recurrent layer in one direction over packed steps: h of every valid step from the product with the inputs, which is made before.
/// </summary>
internal sealed class PackedRecurrence : Operation
{
    private readonly RecurrencePlan plan;
    private readonly Value saved;
    private readonly Value before;
    private readonly Value work;

    /// <param name="origin">The layer.</param>
    /// <param name="product">The product with the inputs.</param>
    /// <param name="weights">The weights of the state.</param>
    /// <param name="bias">The bias of its product.</param>
    /// <param name="states">The learnt first state: h, and c if there is one; nothing if it is 0.</param>
    /// <param name="plan">The shapes.</param>
    public PackedRecurrence(Origin origin, Value product, Value weights, Value bias, IReadOnlyList<Value> states, RecurrencePlan plan)
        : base(origin, [product, weights, bias, .. states])
    {
        this.plan = plan;
        var time = product.Layout.Time;
        OutputRows(origin.Name, new Layout(plan.Units, time));
        saved = OutputRows($"{origin.Name} gates", new Layout(plan.SavedOfStep, time));
        before = OutputRows($"{origin.Name} state before", new Layout(plan.Units, time));
        work = OutputRows($"{origin.Name} state", new Layout(plan.WorkLength));
    }

    public override bool TakesRowsTogether => true;

    public override bool ReadsWholeVectors => false;

    public override string Way => "step by step, all rows at once that have the step";

    public override void Differentiate(Gradients gradients, Value gradient)
    {
        var transposed = gradients.Call(new Recurrence.Transposed(Origin, Inputs[1], plan));
        var states = Inputs.Skip(3).ToList();
        var back = new Backward(Origin, gradient, saved, transposed, Inputs[0], states, plan);
        gradients.Call(back);
        gradients.Call(back.Reset is { } reset
            ? new ResetWeightGradient(Origin, before, reset, back.Sums, gradients.Of(Inputs[1]), plan)
            : new Dense.WeightGradient(Origin, before, back.Sums, gradients.Of(Inputs[1]), plan.GatesLength));
        gradients.Call(new BiasGradient(Origin, back.Sums, gradients.Of(Inputs[2]), channels: plan.GatesLength));
        back.States.AddGradients(gradients, Origin, states);
        gradients.Add(Inputs[0], back.Result);
    }

    public override void Write(Calls calls)
    {
        bool keeps = saved.Users.Count > 0;
        string kept = keeps ? $"{calls.RowsOf(saved)}, {calls.RowsOf(before)}, " : string.Empty;
        calls.Line(
            $"{Type(calls, plan)}.{(keeps ? "Forward" : "Predict")}{plan.Direction}({calls.RowsOf(Inputs[0])}, {calls[Inputs[1]].Argument}, "
            + $"{calls[Inputs[2]].Argument}, {calls.RowsOf(Result)}, {kept}{calls[work].Argument}, {Time!.Sequences}"
            + $"{FirstStates.Argument(calls, [.. Inputs.Skip(3)], plan)});");
    }

    private static string Type(Calls calls, RecurrencePlan plan) => calls.Kernels.Alias(
        FormattableString.Invariant($"Packed{plan.Cell.Name}{plan.Inputs}To{plan.Units}"),
        $"PackedRecurrence<{TypeNames.Number(plan.Units)}, {plan.Cell.Type}>");

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
            Sums = plan.Cell.Splits ? OutputRows($"{origin.Name} state's product gradient", product.Layout) : x;
            Reset = plan.Cell.ResetsState ? OutputRows($"{origin.Name} reset state", new Layout(plan.Units, product.Layout.Time)) : null;
            work = OutputRows($"{origin.Name} state gradient", new Layout(plan.BackwardWorkLength + plan.GatesLength));
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
                + $"{calls[Result].Argument}, {calls.RowsOf(Sums)}, {reset}{calls[work].Argument}, {Time!.Sequences}"
                + $"{States.BackwardArgument(calls, [.. Inputs.Skip(3)], plan)});");
        }
    }
}
