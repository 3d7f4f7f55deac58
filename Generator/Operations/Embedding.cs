using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;
using NetGen.Generator.Text;

namespace NetGen.Generator.Operations;

/// <summary>Looks up a row of a table for each index. The gradient of a table's row is the sum over the places that use it.</summary>
internal sealed class Embedding : Operation
{
    public Embedding(Origin origin, Value x, Value table)
        : base(origin, x, table)
    {
        var layout = new Layout(x.Layout.Size * table.Parameter!.Outputs, x.Layout.Time);
        layout.Reach(Panels.Pad(table.Parameter.Outputs) - table.Parameter.Outputs);
        OutputRows(origin.Name, layout);
    }

    public override bool ReadsWholeVectors => false;

    private ParameterPlan Table => Inputs[1].Parameter!;

    public override void Differentiate(Gradients gradients, Value gradient)
    {
        gradients.Call(new TableGradient(Origin, Inputs[0], gradient, gradients.Of(Inputs[1])));
        gradients.Add(Inputs[0], gradients.Call(new NoGradient(Origin, Inputs[0])));
    }

    public override void Write(Calls calls) => calls.Line(
        $"EmbeddingTable.Gather({calls.RowsOf(Inputs[0])}, {calls[Inputs[1]].Argument}, {calls.RowsOf(Result)}, {Inputs[0].Layout.Size}, {Table.Inputs}, "
        + $"{Table.Outputs}, {Literals.Text(Origin.Name)}, {calls.Rows});");

    /// <summary>Indices have no gradient.</summary>
    private sealed class NoGradient : Operation
    {
        public NoGradient(Origin origin, Value x)
            : base(origin) => OutputRows(Gradients.NameOf(x), x.Layout);

        public override void Write(Calls calls) => calls.Line(RowCopyCalls.ClearBehind(calls[Result], 0, calls.Rows));
    }

    private sealed class TableGradient : Operation
    {
        public TableGradient(Origin origin, Value x, Value gradient, Value tableGradient)
            : base(origin, x, gradient) => Output(tableGradient);

        public override Domain Domain => Domain.Items;

        public override void Write(Calls calls)
        {
            var table = Result.Parameter!;
            int places = Inputs[0].Layout.Size;
            calls.Items(
                Panels.Count(table.Outputs),
                (long)places * Panels.Pad(table.Outputs),
                $"EmbeddingTable.SumGradients({calls.RowsOf(Inputs[0])}, {calls.RowsOf(Inputs[1])}, {calls[Result].Argument}, {places}, {table.Inputs}, "
                + $"{table.Outputs}, {calls.Rows}");
        }
    }
}
