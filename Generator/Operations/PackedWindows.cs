using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Operations;

/// <summary>The packed steps under each window side by side: a convolution is their product with the weights.</summary>
internal sealed class PackedWindows : Operation
{
    private readonly StepWindow window;

    /// <param name="origin">The layer.</param>
    /// <param name="steps">The packed steps.</param>
    /// <param name="window">The window.</param>
    /// <param name="time">The axis of the windows.</param>
    public PackedWindows(Origin origin, Value steps, StepWindow window, TimeAxis time)
        : base(origin, steps)
    {
        this.window = window;
        OutputRows($"{origin.Name} windows", new Layout(steps.Layout.Size * window.Size, time));
    }

    public override bool ReadsWholeVectors => false;

    public override void Differentiate(Gradients gradients, Value gradient) => gradients.Add(
        Inputs[0], gradients.Call(new Sum(Origin, gradient, Inputs[0], window)));

    public override void Write(Calls calls) => calls.Line(
        $"StepWindows.Gather({calls.RowsOf(Inputs[0])}, {calls.RowsOf(Result)}, {Inputs[0].Layout.Size}, {window.Argument}, "
        + $"{Inputs[0].Layout.Time!.Sequences}, {Result.Layout.Time!.Sequences});");

    /// <summary>The gradient of each step: the sum over the windows that cover it.</summary>
    private sealed class Sum : Operation
    {
        private readonly StepWindow window;

        public Sum(Origin origin, Value gradient, Value steps, StepWindow window)
            : base(origin, gradient)
        {
            this.window = window;
            OutputRows(Gradients.NameOf(steps), steps.Layout);
        }

        public override bool ReadsWholeVectors => false;

        public override void Write(Calls calls) => calls.Line(
            $"StepWindows.Scatter({calls.RowsOf(Inputs[0])}, {calls.RowsOf(Result)}, {Result.Layout.Size}, {window.Argument}, "
            + $"{Result.Layout.Time!.Sequences}, {Inputs[0].Layout.Time!.Sequences});");
    }
}
