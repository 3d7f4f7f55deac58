using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>
/// Where the valid steps of some rows lie: packed, all steps of a row behind those of the row before it, so that a step is a row of a buffer and padding is
/// never stored.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct Sequences
{
    private readonly int* starts;
    private readonly long* order;

    /// <param name="starts">The first step of each row, and after the last row the end.</param>
    /// <param name="order">Room for a number a row.</param>
    /// <param name="rows">The rows.</param>
    internal Sequences(int* starts, long* order, int rows)
    {
        this.starts = starts;
        this.order = order;
        Rows = rows;
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The first step of the first row in the buffer of all rows.</summary>
    public int First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => starts[0];
    }

    /// <summary>The steps of all these rows.</summary>
    public int Steps
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => starts[Rows] - starts[0];
    }

    /// <summary>The first step of a row, counted from that of the first row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int FirstOf(int row) => starts[row] - starts[0];

    /// <summary>The steps of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int LengthOf(int row) => starts[row + 1] - starts[row];

    /// <summary>Puts the rows into the order in which <see cref="At"/> gives them: the longest first, and of the same length the first one first.</summary>
    internal void Sort()
    {
        bool isSorted = true;
        for (int row = 0; row < Rows; row++)
        {
            order[row] = ((long)(int.MaxValue - LengthOf(row)) << 32) | (uint)row;
            isSorted &= row == 0 || order[row] > order[row - 1];
        }

        if (!isSorted)
        {
            new Span<long>(order, Rows).Sort();
        }
    }

    /// <summary>The row at a place of the order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int At(int place) => (int)order[place];
}
