using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Operations;

/// <summary>The last valid step of each row; of both directions of a recurrent layer the last one forward and the first one back.</summary>
internal sealed class PackedStepSelection : Operation
{
    private readonly bool takesBothEnds;

    /// <param name="origin">The layer.</param>
    /// <param name="steps">The packed steps.</param>
    /// <param name="takesBothEnds">Whether the second half of the values is taken from the first step.</param>
    public PackedStepSelection(Origin origin, Value steps, bool takesBothEnds)
        : base(origin, steps)
    {
        this.takesBothEnds = takesBothEnds;
        OutputRows(origin.Name, new Layout(steps.Layout.Size));
    }

    public override TimeAxis? Time => null;

    public override bool ReadsWholeVectors => false;

    public override void Differentiate(Gradients gradients, Value gradient) =>
        gradients.Add(Inputs[0], gradients.Call(new InputGradient(Origin, gradient, Inputs[0], takesBothEnds)));

    public override void Write(Calls calls)
    {
        foreach (var (first, count, isLast) in Parts(Result.Layout.Size, takesBothEnds))
        {
            Operand steps = calls[Inputs[0]].Behind(first), rows = calls[Result].Behind(first);
            calls.Line(Call("Select", steps, rows, count, isLast, Inputs[0].Layout.Time!));
        }

        calls.ClearBehind(Result);
    }

    private static IEnumerable<(int First, int Count, bool IsLast)> Parts(int size, bool takesBothEnds) =>
        takesBothEnds ? [(0, size / 2, true), (size / 2, size / 2, false)] : [(0, size, true)];

    private static string Call(string method, Operand from, Operand to, int count, bool isLast, TimeAxis time) => FormattableString.Invariant(
        $"StepCopies.{method}({from.Argument}, {from.RowStride}, {to.Argument}, {to.RowStride}, {count}, isLast: {(isLast ? "true" : "false")}, {time.Sequences});");

    /// <summary>The gradient where the steps stood, and 0 elsewhere.</summary>
    private sealed class InputGradient : Operation
    {
        private readonly bool takesBothEnds;

        public InputGradient(Origin origin, Value gradient, Value steps, bool takesBothEnds)
            : base(origin, gradient)
        {
            this.takesBothEnds = takesBothEnds;
            OutputRows(Gradients.NameOf(steps), steps.Layout);
        }

        public override TimeAxis? Time => null;

        public override bool ReadsWholeVectors => false;

        public override void Write(Calls calls)
        {
            var time = Result.Layout.Time!;
            calls.Line(RowCopyCalls.ClearBehind(calls[Result], 0, calls.OfSteps(time).Rows));
            foreach (var (first, count, isLast) in Parts(Result.Layout.Size, takesBothEnds))
            {
                calls.Line(Call("Place", calls[Inputs[0]].Behind(first), calls[Result].Behind(first), count, isLast, time));
            }
        }
    }
}
