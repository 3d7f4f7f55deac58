using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>The lengths of the rows of a call, on each time axis of a network.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct StepTable
{
    private readonly int* starts;
    private readonly long* order;
    private readonly int capacity;

    /// <param name="starts">For each axis one number more than rows fit: the first step of each row, and the end.</param>
    /// <param name="order">A number a row.</param>
    /// <param name="capacity">The rows that fit.</param>
    internal StepTable(int* starts, long* order, int capacity)
    {
        this.starts = starts;
        this.order = order;
        this.capacity = capacity;
    }

    /// <summary>The rows from ≤ row &lt; to on an axis.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Sequences Of(int axis, int from, int to) => new(starts + ((nint)axis * (capacity + 1)) + from, order + from, to - from);

    /// <summary>The numbers that the first steps of all rows take.</summary>
    internal static int StartsOf(int axes, int capacity) => axes * (capacity + 1);

    /// <summary>Notes the lengths of rows, which were checked.</summary>
    /// <param name="axes">The axes.</param>
    /// <param name="lengths">The steps of each row; empty if all have as many as they can have.</param>
    /// <param name="rows">The rows.</param>
    internal void Fill(ReadOnlySpan<StepAxis> axes, ReadOnlySpan<int> lengths, int rows)
    {
        for (int axis = 0; axis < axes.Length; axis++)
        {
            int* first = starts + ((nint)axis * (capacity + 1));
            int* source = axes[axis].Source < 0 ? null : starts + ((nint)axes[axis].Source * (capacity + 1));
            first[0] = 0;
            for (int row = 0; row < rows; row++)
            {
                int steps = source != null ? axes[axis].StepsAfter(source[row + 1] - source[row]) : lengths.IsEmpty ? axes[axis].Steps : lengths[row];
                first[row + 1] = first[row] + steps;
            }
        }
    }
}
