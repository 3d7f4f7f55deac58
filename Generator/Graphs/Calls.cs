using NetGen.Generator.Kernels;
using NetGen.Generator.Text;

namespace NetGen.Generator.Graphs;

/// <summary>What an operation needs to write its call: names of kernels, where values are, and the number of rows.</summary>
/// <param name="kernels">The names of the network's kernels.</param>
/// <param name="writer">Takes the lines.</param>
/// <param name="place">Where a value lies.</param>
/// <param name="rows">Expression of the number of rows; <c>1</c> where there is just one.</param>
/// <param name="items">
/// Takes calls over the same items: how many, what all cost, and the calls without their last two arguments and the closing parenthesis.
/// </param>
internal sealed class Calls(
    KernelSet kernels, CodeWriter writer, Func<Value, Operand> place, string rows, Action<int, long, IReadOnlyList<string>>? items = null)
{
    /// <summary>The same for an operation whose rows are the valid steps of a time axis.</summary>
    public Calls OfSteps(TimeAxis time) => new(Kernels, writer, place, time.Sequences + ".Steps", items);

    /// <summary>The names of the network's kernels.</summary>
    public KernelSet Kernels { get; } = kernels;

    /// <summary>Expression of the number of rows; <c>1</c> if there is just one.</summary>
    public string Rows { get; } = rows;

    /// <summary>Whether to call the kernels for one row.</summary>
    public bool IsSingleRow => Rows == "1";

    /// <summary>Where a value is.</summary>
    public Operand this[Value value] => place(value);

    /// <summary>A value and the floats from row to row, as two arguments.</summary>
    public string RowsOf(Value value) => FormattableString.Invariant($"{place(value).Argument}, {place(value).RowStride}");

    /// <summary>The tail of an operation.</summary>
    public Epilogue Tail(Operation operation)
    {
        var result = place(operation.Result);
        string tail = $"Tail.To({result.Argument})";
        var values = operation.WayValues.ToList();
        for (int i = operation.Tail.Count - 1; i >= 0; i--)
        {
            tail = operation.Tail[i].Link.Write(tail, place);
            if (operation.IsStored(values[i]))
            {
                tail = $"Tail.Keep({place(values[i]).Argument}, {tail})";
            }
        }

        return new Epilogue(tail, result);
    }

    /// <summary>Writes a line.</summary>
    public void Line(string line) => writer.Line(line);

    /// <summary>Writes a call over items.</summary>
    /// <param name="count">The items.</param>
    /// <param name="cost">What all of them cost, in multiply-adds of whole vectors for a row of the batch: workers get parts of the same cost.</param>
    /// <param name="call">The call, which lacks only the last two arguments and the closing parenthesis.</param>
    public void Items(int count, long cost, string call) => items!(count, cost, [call]);

    /// <summary>Writes calls over the same items, one after the other for each part of them.</summary>
    /// <param name="count">The items.</param>
    /// <param name="cost">What all of them cost, as above.</param>
    /// <param name="calls">The calls, each without its last two arguments and the closing parenthesis.</param>
    public void Items(int count, long cost, IReadOnlyList<string> calls) => items!(count, cost, calls);

    /// <summary>Clears what follows the values of each row, if anything does.</summary>
    public void ClearBehind(Value value)
    {
        var rowsOf = place(value);
        if (value.Layout.Size < rowsOf.RowStride)
        {
            Line(RowCopyCalls.ClearBehind(rowsOf, value.Layout.Size, Rows));
        }
    }
}
