using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>The lengths of the rows of a training batch, on each time axis of a network.</summary>
internal sealed unsafe class BatchSteps
{
    private readonly StepAxis[] axes;
    private StepPlace[][] places;
    private int[] starts = [];
    private long[] order = [];

    public BatchSteps(ReadOnlySpan<StepAxis> axes)
    {
        this.axes = axes.ToArray();
        places = [];
        Reserve(1);
    }

    /// <summary>The lengths.</summary>
    public StepTable Table { get; private set; }

    /// <summary>Which steps of which rows the packed steps of an axis are, from one on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public StepPlaces PlacesOf(int axis, int first) => new(ref places[axis][first]);

    /// <summary>Makes room for so many rows, if there is not enough.</summary>
    public void Reserve(int capacity)
    {
        if (capacity > order.Length)
        {
            Allocate(capacity);
        }
    }

    /// <summary>Notes the lengths of a batch.</summary>
    /// <param name="network">The network, for messages.</param>
    /// <param name="lengths">The steps of each row; empty if all have as many as they can have.</param>
    /// <param name="rows">The rows.</param>
    /// <exception cref="ArgumentException">A length is out of range.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(NetworkDescription network, ReadOnlySpan<int> lengths, int rows)
    {
        LengthCheck.Check(network, axes, lengths, rows);
        Table.Fill(axes, lengths, rows);
        LengthCheck.CheckAxes(network, axes, Table, rows);
        for (int axis = 0; axis < axes.Length; axis++)
        {
            var sequences = Table.Of(axis, 0, rows);
            int place = 0;
            for (int row = 0; row < rows; row++)
            {
                for (int step = 0; step < sequences.LengthOf(row); step++)
                {
                    places[axis][place++] = new StepPlace(row, step);
                }
            }
        }
    }

    private void Allocate(int capacity)
    {
        // Pinned, since kernels are given pointers.
        starts = GC.AllocateUninitializedArray<int>(StepTable.StartsOf(axes.Length, capacity), pinned: true);
        order = GC.AllocateUninitializedArray<long>(capacity, pinned: true);
        places = [.. axes.Select(axis => GC.AllocateUninitializedArray<StepPlace>(checked(axis.Steps * capacity)))];
        Table = new StepTable((int*)Unsafe.AsPointer(ref starts[0]), (long*)Unsafe.AsPointer(ref order[0]), capacity);
    }
}
