using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Programs;

/// <summary>
/// A prediction of a block of rows: the operations of a graph without a backward pass, and where its values are. Each step runs over all rows before the next.
/// </summary>
internal sealed class PredictionProgram
{
    private readonly Graph graph;
    private readonly Dictionary<Value, BufferPlan> tables = [];

    /// <param name="graph">A graph without a backward pass.</param>
    /// <param name="writesToCaller">Whether to write its output directly to the caller's memory, if the rows have the same layout there.</param>
    public PredictionProgram(Graph graph, bool writesToCaller)
    {
        this.graph = graph;
        Steps = [.. graph.Operations.OrderBy(o => o.Domain == Domain.Once ? o.Origin.Layer : int.MaxValue).Select((o, i) => new Step(o, StepPhase.Forward) { Moment = new Moment(i, i) })];
        Outside = writesToCaller && graph.Outputs.Count == 1 && graph.Outputs[0].Value is var output && output.Layout.Stride == output.Layout.Size && output.Layout.Time is null
            ? output
            : null;
        Places = new Places(Steps, graph.Outputs.Select(o => o.Value).Where(v => v.Kind == ValueKind.Rows), v => ReferenceEquals(v, Outside));
        PlaceTables();
        Width = Math.Max(Arena.Place([.. Places.Buffers, .. tables.Values]), Panels.Width);
    }

    /// <summary>The steps in order; those that run once come first.</summary>
    public IReadOnlyList<Step> Steps { get; }

    /// <summary>Where its values are.</summary>
    public Places Places { get; }

    /// <summary>The value that is written directly to the caller's memory; null if rows have to be packed first.</summary>
    public Value? Outside { get; }

    /// <summary>Floats per row of the scratch.</summary>
    public int Width { get; }

    /// <summary>The output values.</summary>
    public IReadOnlyList<Output> Outputs => graph.Outputs;

    /// <summary>Rows of a block: whole tiles of 6, 8, 12 and 16 rows, and scratch of at most 64 KB if possible.</summary>
    /// <param name="width">Floats per row of the scratch.</param>
    public static int Block(int width) => 16384 / width >= 96 ? 96 : 48;

    /// <summary>Where a table is made: in the place of a row, and so never in that of rows.</summary>
    public BufferPlan TableOf(Value table) => tables[table];

    private void PlaceTables()
    {
        foreach (var step in Steps)
        {
            foreach (var value in step.Operation.Reads.Concat(step.Operation.Writes).Where(v => v.Kind == ValueKind.Table))
            {
                if (!tables.TryGetValue(value, out var buffer))
                {
                    buffer = new BufferPlan(value.Name, Panels.Pad((int)value.Length));
                    tables.Add(value, buffer);
                    buffer.Use(new Moment(0, 0));
                }

                buffer.Use(step.Moment);
            }
        }
    }
}
