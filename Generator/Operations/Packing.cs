using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Operations;

/// <summary>The valid steps of the caller's rows, packed: a step is a row from here on.</summary>
internal sealed class Packing : Operation
{
    private readonly TimeAxis time;

    /// <param name="origin">The input.</param>
    /// <param name="input">The caller's rows.</param>
    /// <param name="time">The time axis.</param>
    public Packing(Origin origin, Value input, TimeAxis time)
        : base(origin, input)
    {
        this.time = time;
        OutputRows($"{origin.Name} steps", new Layout(input.Layout.Size / time.Steps, time));
    }

    public override TimeAxis? Time => null;

    public override bool ReadsWholeVectors => false;

    public override void Differentiate(Gradients gradients, Value gradient) => gradients.Add(
        Inputs[0], gradients.Call(new Unpacking(Origin, gradient, Inputs[0], time)));

    public override void Write(Calls calls)
    {
        Operand rows = calls[Inputs[0]], steps = calls[Result];
        calls.Line(
            FormattableString.Invariant($"StepCopies.Pack({rows.Argument}, {rows.RowStride}, {steps.Argument}, {steps.RowStride}, {Result.Layout.Size}, {time.Sequences});"));
    }

    /// <summary>The gradient of the caller's rows, 0 in the padding.</summary>
    private sealed class Unpacking : Operation
    {
        private readonly TimeAxis time;

        public Unpacking(Origin origin, Value gradient, Value input, TimeAxis time)
            : base(origin, gradient)
        {
            this.time = time;
            OutputRows(Gradients.NameOf(input), input.Layout);
        }

        public override TimeAxis? Time => null;

        public override bool ReadsWholeVectors => false;

        public override void Write(Calls calls)
        {
            Operand steps = calls[Inputs[0]], rows = calls[Result];
            var sizes = FormattableString.Invariant($"{Inputs[0].Layout.Size}, {time.Steps}, {time.Sequences}");
            calls.Line(FormattableString.Invariant($"StepCopies.Unpack({steps.Argument}, {steps.RowStride}, {rows.Argument}, {rows.RowStride}, {sizes});"));
        }
    }
}
