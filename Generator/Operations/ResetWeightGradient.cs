using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Operations;

/// <summary>
/// The gradient of the state's weights where the last gate's product is with the reset state: of the other gates the sum over steps of h before the step ·
/// their gradient, of the last gate that of the reset state · its gradient.
/// </summary>
internal sealed class ResetWeightGradient : Operation
{
    private readonly RecurrencePlan plan;

    /// <param name="origin">The layer.</param>
    /// <param name="state">h before each step; of steps that are not packed h of each step, if it is 0 before the first.</param>
    /// <param name="reset">The reset state of every step.</param>
    /// <param name="gradient">The gradient of the gates.</param>
    /// <param name="weightGradient">Receives the gradient of the weights.</param>
    /// <param name="plan">The shapes.</param>
    public ResetWeightGradient(Origin origin, Value state, Value reset, Value gradient, Value weightGradient, RecurrencePlan plan)
        : base(origin, state, reset, gradient)
    {
        this.plan = plan;
        Output(weightGradient);
    }

    public override Domain Domain => Domain.Items;

    private bool IsPacked => Inputs[0].Layout.Time is not null;

    public override void Write(Calls calls)
    {
        if (!IsPacked && plan.Steps == 1 && !plan.HasStates)
        {
            // The state before the only step is 0.
            long length = (long)plan.Units * plan.GatesLength;
            calls.Items(1, length, FormattableString.Invariant($"RowCopies.Clear({calls[Result].Argument}, {length}"));
            return;
        }

        // The gates lie one behind the other in the gradient of the product and in that of the weights, so each has calls for the same blocks.
        var (blocks, ofGate) = IsPacked ? Packed(calls) : StepByStep(calls);
        long steps = IsPacked ? 1 : plan.HasStates ? plan.Steps : plan.Steps - 1;
        calls.Items(blocks, steps * plan.Units * plan.GatesLength, [.. Enumerable.Range(0, plan.Cell.Gates).Select(ofGate)]);
    }

    private (int Blocks, Func<int, string> OfGate) Packed(Calls calls)
    {
        int part = Panels.Pad(plan.Units);
        var kernels = new DenseKernels(calls.Kernels, plan.Units, part);
        return (kernels.GradientItems, gate => kernels.WeightGradient(
            StateOf(calls, gate), calls[Inputs[2]].Behind(gate * part), calls[Result].Behind(gate * part * plan.Units), calls.Rows));
    }

    private (int Blocks, Func<int, string> OfGate) StepByStep(Calls calls)
    {
        // In the order of the steps a gradient stands beside the state of the step before it, but beside the reset state of its own step.
        bool isShifted = !plan.HasStates;
        int part = Panels.Pad(plan.Units), firstState = isShifted && plan.IsReverse ? plan.Units : 0, firstStep = isShifted && !plan.IsReverse ? 1 : 0;
        var kernels = new ConvolutionKernels(calls.Kernels, plan.StateProduct);
        return (kernels.GradientItems / plan.Cell.Gates, gate => kernels.WeightGradient(
            StateOf(calls, gate).Behind(IsLast(gate) ? firstStep * plan.Units : firstState),
            calls[Inputs[2]].Behind((firstStep * plan.GatesLength) + (gate * part)),
            calls[Result].Behind(gate * part * plan.Units)));
    }

    private bool IsLast(int gate) => gate == plan.Cell.Gates - 1;

    private Operand StateOf(Calls calls, int gate) => calls[Inputs[IsLast(gate) ? 1 : 0]];
}
