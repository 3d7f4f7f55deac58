using NetGen.Generator.Graphs;

namespace NetGen.Generator.Operations;

/// <summary>A function each of whose outputs depends on all values of the row.</summary>
internal sealed class RowFunction : Operation
{
    private readonly string function;

    /// <param name="origin">The layer.</param>
    /// <param name="x">The rows.</param>
    /// <param name="function">The function, of <c>RowKernels</c>; its derivative has the same name and <c>Backward</c>.</param>
    public RowFunction(Origin origin, Value x, string function)
        : base(origin, x)
    {
        this.function = function;
        OutputRows(origin.Name, x.Layout);
    }

    public override void Differentiate(Gradients gradients, Value gradient) => gradients.Add(Inputs[0], gradients.Call(new InputGradient(Origin, Result, gradient, Inputs[0], function)));

    public override void Write(Calls calls) => calls.Line($"RowKernels.{function}({calls.RowsOf(Inputs[0])}, {calls.RowsOf(Result)}, {Result.Layout.Size}, {calls.Rows});");

    private sealed class InputGradient : Operation
    {
        private readonly string function;

        public InputGradient(Origin origin, Value y, Value gradient, Value x, string function)
            : base(origin, y, gradient)
        {
            this.function = function;
            OutputRows(Gradients.NameOf(x), x.Layout);
        }

        public override void Write(Calls calls) => calls.Line(
            $"RowKernels.{function}Backward({calls.RowsOf(Inputs[0])}, {calls.RowsOf(Inputs[1])}, {calls.RowsOf(Result)}, {Result.Layout.Size}, {calls.Rows});");
    }
}
