using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>The part of a row that is an input's or a head's.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PortRow
{
    /// <summary>The numbers of a port in a row.</summary>
    /// <param name="rows">Rows of inputs or of outputs.</param>
    /// <param name="row">The row, from 0.</param>
    /// <param name="rowSize">Numbers of a row.</param>
    /// <param name="first">Where the port begins in a row.</param>
    /// <param name="size">Numbers of the port.</param>
    /// <exception cref="ArgumentException">The numbers are not whole rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public static Span<float> Of(Span<float> rows, int row, int rowSize, int first, int size) => rows.Slice(Start(rows, row, rowSize) + first, size);

    /// <inheritdoc cref="Of(Span{float}, int, int, int, int)"/>
    public static ReadOnlySpan<float> Of(ReadOnlySpan<float> rows, int row, int rowSize, int first, int size) =>
        rows.Slice(Start(rows, row, rowSize) + first, size);

    private static int Start(ReadOnlySpan<float> rows, int row, int rowSize)
    {
        if (rows.Length % rowSize != 0)
        {
            throw new ArgumentException($"Expected whole rows of {rowSize} numbers, but got {rows.Length}.", nameof(rows));
        }

        if (row < 0 || row >= rows.Length / rowSize)
        {
            throw new ArgumentOutOfRangeException(
                nameof(row), row, $"The row must be from 0 up to but not including {rows.Length / rowSize}, the number of rows.");
        }

        return row * rowSize;
    }
}
