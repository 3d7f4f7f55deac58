namespace NetGen;

/// <summary>Rows of unknown number in one growing array.</summary>
/// <param name="size">Values of a row.</param>
/// <param name="path">The file they come from, for messages.</param>
internal sealed class RowBuffer<T>(int size, string path)
{
    private const int FirstRows = 64;
    private T[] values = new T[checked(size * FirstRows)];
    private int length;

    /// <summary>Appends a row to be filled.</summary>
    /// <exception cref="InvalidDataException">An array cannot hold one more.</exception>
    public Span<T> Add()
    {
        if (values.Length - length < size)
        {
            long capacity = Math.Min(2L * values.Length, Array.MaxLength);
            if (capacity - length < size)
            {
                throw new InvalidDataException($"{path}: a data set holds at most {Array.MaxLength} values, but the file has more than {length / size} rows of {size}.");
            }

            Array.Resize(ref values, (int)capacity);
        }

        length += size;
        return values.AsSpan(length - size, size);
    }

    /// <summary>All rows, without copying where the array is full.</summary>
    public T[] ToArray()
    {
        Array.Resize(ref values, length);
        return values;
    }
}
