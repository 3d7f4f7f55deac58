using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Operations;

/// <summary>The learnt first state of a recurrent layer in the backward pass: the gradients of its vectors in each row, and their sums.</summary>
internal sealed class FirstStates
{
    private readonly IReadOnlyList<Value> gradients;

    /// <param name="states">The parameters: h, and c if there is one; nothing if the state is not learnt.</param>
    /// <param name="output">Adds rows that the operation of the backward pass writes.</param>
    public FirstStates(IReadOnlyList<Value> states, Func<string, Layout, Value> output) => gradients =
        [.. states.Select(state => output($"{Gradients.NameOf(state)} of rows", new Layout(state.Parameter!.Outputs)))];

    /// <summary>The argument of a forward pass, with the comma before it; nothing where rows begin with 0.</summary>
    /// <param name="calls">Where values are.</param>
    /// <param name="states">The parameters.</param>
    /// <param name="plan">The layer.</param>
    public static string Argument(Calls calls, IReadOnlyList<Value> states, RecurrencePlan plan)
    {
        string learnt = states.Count == 0 ? string.Empty : $"RowStates.Learnt({string.Join(", ", states.Select(s => calls[s].Argument))})";
        if (plan.Carried is not { } offset)
        {
            return learnt.Length == 0 ? string.Empty : $", {learnt}";
        }

        return FormattableString.Invariant($", pass.StatesOf({offset}, {Panels.Pad(plan.Units)}, from{(learnt.Length == 0 ? string.Empty : $", {learnt}")})");
    }

    /// <summary>The argument of a backward pass, with the comma before it.</summary>
    /// <param name="calls">Where values are.</param>
    /// <param name="states">The parameters.</param>
    /// <param name="plan">The layer.</param>
    public string BackwardArgument(Calls calls, IReadOnlyList<Value> states, RecurrencePlan plan)
    {
        string argument = Argument(calls, states, plan);
        if (gradients.Count == 0)
        {
            return argument;
        }

        Operand hidden = calls[gradients[0]], cell = calls[gradients[gradients.Count - 1]];
        return FormattableString.Invariant($"{argument}.WithGradients({hidden.Argument}, {cell.Argument}, {hidden.RowStride})");
    }

    /// <summary>Adds the sums over rows, which are the gradients of the parameters.</summary>
    /// <param name="to">Receives them.</param>
    /// <param name="origin">The layer.</param>
    /// <param name="states">The parameters.</param>
    public void AddGradients(Gradients to, Origin origin, IReadOnlyList<Value> states)
    {
        for (int i = 0; i < states.Count; i++)
        {
            to.Call(new BiasGradient(origin, gradients[i], to.Of(states[i])));
        }
    }
}
