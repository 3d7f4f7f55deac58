using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Operations;

/// <summary>Parts of steps of a sequence, one behind the other: of a step's values from a place on, so many.</summary>
internal sealed class StepSelection : Operation
{
    private readonly IReadOnlyList<(int First, int Count)> parts;

    /// <param name="origin">The layer.</param>
    /// <param name="x">The sequences.</param>
    /// <param name="parts">Where each part begins in a row, and how many values it has.</param>
    public StepSelection(Origin origin, Value x, IReadOnlyList<(int First, int Count)> parts)
        : base(origin, x)
    {
        this.parts = parts;
        OutputRows(origin.Name, new Layout(parts.Sum(p => p.Count)));
    }

    public override bool ReadsWholeVectors => false;

    public override void Differentiate(Gradients gradients, Value gradient) => gradients.Add(Inputs[0], gradients.Call(new InputGradient(Origin, gradient, Inputs[0], parts)));

    public override void Write(Calls calls)
    {
        int to = 0;
        foreach (var (first, count) in parts)
        {
            calls.Line(RowCopyCalls.Copy(calls[Inputs[0]].Behind(first), calls[Result].Behind(to), count, calls.Rows));
            to += count;
        }

        calls.ClearBehind(Result);
    }

    /// <summary>The gradient of the parts where they stood, and 0 elsewhere.</summary>
    private sealed class InputGradient : Operation
    {
        private readonly IReadOnlyList<(int First, int Count)> parts;

        public InputGradient(Origin origin, Value gradient, Value x, IReadOnlyList<(int First, int Count)> parts)
            : base(origin, gradient)
        {
            this.parts = parts;
            OutputRows(Gradients.NameOf(x), x.Layout);
        }

        public override bool ReadsWholeVectors => false;

        public override void Write(Calls calls)
        {
            calls.Line(RowCopyCalls.ClearBehind(calls[Result], 0, calls.Rows));
            int from = 0;
            foreach (var (first, count) in parts)
            {
                calls.Line(RowCopyCalls.Copy(calls[Inputs[0]].Behind(from), calls[Result].Behind(first), count, calls.Rows));
                from += count;
            }
        }
    }
}
