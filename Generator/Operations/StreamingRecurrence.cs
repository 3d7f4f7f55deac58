using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Operations;

/// <summary>The next steps of a recurrent layer, from the state that its stream remembers. The rows of a call are steps one after the other.</summary>
internal sealed class StreamingRecurrence : Operation
{
    private readonly RecurrencePlan plan;
    private readonly StreamPart state;
    private readonly Value product;

    /// <param name="origin">The layer.</param>
    /// <param name="x">The steps.</param>
    /// <param name="parameters">The weights of inputs and state, and their biases.</param>
    /// <param name="plan">The shapes.</param>
    /// <param name="state">Where the state is.</param>
    public StreamingRecurrence(Origin origin, Value x, IReadOnlyList<Value> parameters, RecurrencePlan plan, StreamPart state)
        : base(origin, [x, .. parameters])
    {
        (this.plan, this.state) = (plan, state);
        OutputRows(origin.Name, new Layout(plan.Units));
        product = OutputRows($"{origin.Name} inputs", new Layout(plan.GatesLength));
    }

    public override bool ReadsWholeVectors => false;

    public override string Way => "step by step";

    private string State => FormattableString.Invariant($"ref stream.State({state.Offset})");

    public override void Write(Calls calls)
    {
        Operand x = calls[Inputs[0]], inputWeights = calls[Inputs[1]], stateWeights = calls[Inputs[2]], inputBias = calls[Inputs[3]], stateBias = calls[Inputs[4]];
        string type = calls.Kernels.Alias(
            FormattableString.Invariant($"{plan.Cell.Name}{plan.Units}Step"), $"RecurrentStep<{TypeNames.Number(plan.Units)}, {plan.Cell.Type}>");
        if (calls.IsSingleRow)
        {
            calls.Line(
                FormattableString.Invariant($"{type}.Run({x.Argument}, {plan.Inputs}, {inputWeights.Argument}, {inputBias.Argument}, ")
                + $"{stateWeights.Argument}, {stateBias.Argument}, {calls[Result].Argument}, {State});");
            return;
        }

        calls.Line(new DenseKernels(calls.Kernels, plan.Inputs, plan.GatesLength).Forward(
            x, inputWeights, inputBias, new Epilogue($"Tail.To({calls[product].Argument})", calls[product]), calls.Rows));
        calls.Line($"{type}.Steps({calls.RowsOf(product)}, {stateWeights.Argument}, {stateBias.Argument}, {calls.RowsOf(Result)}, {State}, {calls.Rows});");
    }
}
