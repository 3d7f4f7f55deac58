using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Programs;

/// <summary>Where the values of a program are: a buffer for the rows of each, as long as it is needed, and a place for each table.</summary>
internal sealed class Places
{
    private readonly Dictionary<Value, BufferPlan> buffers = [];
    private readonly Dictionary<Value, int> tables = [];
    private readonly List<BufferPlan> all = [];

    /// <param name="steps">The steps in order.</param>
    /// <param name="endless">Values that are read after the last step.</param>
    /// <param name="isOutside">Whether rows are in the caller's memory.</param>
    public Places(IReadOnlyList<Step> steps, IEnumerable<Value> endless, Func<Value, bool>? isOutside = null)
    {
        var lastReader = new Dictionary<Value, Step>();
        foreach (var step in steps)
        {
            foreach (var value in step.Operation.Reads)
            {
                lastReader[value] = step;
            }
        }

        var kept = new HashSet<Value>(endless);
        foreach (var step in steps)
        {
            foreach (var value in step.Operation.Reads.Concat(step.Operation.Writes).Where(v => v.Kind == ValueKind.Rows))
            {
                if (!buffers.TryGetValue(value, out var buffer))
                {
                    buffer = InPlace(step, value) ?? new BufferPlan(value.Name, value.Layout.Room, value.Layout.Time);
                    buffers.Add(value, buffer);
                    if (!all.Contains(buffer) && isOutside?.Invoke(value) != true)
                    {
                        all.Add(buffer);
                    }
                }

                buffer.Use(step.Moment);
            }
        }

        foreach (var value in kept)
        {
            BufferOf(value).Use(new Moment(steps.Count, steps.Count == 0 ? 0 : steps[steps.Count - 1].Moment.Job + 1));
        }

        // A pass works in place if its source is not read again.
        BufferPlan? InPlace(Step step, Value value) =>
            step.Operation.IsTail && ReferenceEquals(value, step.Operation.Result) && buffers.TryGetValue(step.Operation.Start, out var source)
            && ReferenceEquals(lastReader[step.Operation.Start], step) && !step.Operation.Start.IsOutput && !kept.Contains(step.Operation.Start) && isOutside?.Invoke(value) != true
                ? source
                : null;
    }

    /// <summary>The buffers.</summary>
    public IReadOnlyList<BufferPlan> Buffers => all;

    /// <summary>The values in buffers, in the order in which they are written.</summary>
    public IEnumerable<KeyValuePair<Value, BufferPlan>> Rows => buffers;

    /// <summary>The tables and where each begins.</summary>
    public IEnumerable<KeyValuePair<Value, int>> Tables => tables;

    /// <summary>The buffer of a value's rows.</summary>
    public BufferPlan BufferOf(Value value) => buffers[value];

    /// <summary>Places the tables one after the other, in the order of the layers, and returns their total number of floats.</summary>
    public long PlaceTables(IReadOnlyList<Step> steps)
    {
        long length = 0;
        foreach (
            var table in steps.OrderBy(s => s.Operation.Origin.Layer).SelectMany(s => s.Operation.Writes).Where(v => v.Kind == ValueKind.Table && ReferenceEquals(v.Home, v)))
        {
            tables.Add(table, (int)length);
            length += Panels.Pad((int)table.Length);
        }

        return length;
    }

    /// <summary>Where a table begins.</summary>
    public int OffsetOf(Value table) => tables[table.Home];
}
