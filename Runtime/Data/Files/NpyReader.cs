using System.Buffers;
using System.Globalization;

namespace NetGen;

/// <summary>Reads an array of NumPy's format from start to end: a file, plain or packed, or a part of an archive.</summary>
internal sealed class NpyReader : IDisposable
{
    // Of what is packed its length is only announced: memory is taken for what has come.
    private const int FirstAllocation = 1 << 20;
    private const int NumbersAtOnce = 1 << 15;
    private readonly DataFile file;

    /// <exception cref="InvalidDataException">The file is of another format, cut short or too long.</exception>
    public NpyReader(DataFile file)
    {
        this.file = file;
        try
        {
            Header = NpyHeader.Read(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>What the array is.</summary>
    public NpyHeader Header { get; }

    /// <summary>Reads the numbers, row after row, however they stand in the file.</summary>
    /// <exception cref="InvalidDataException">One is not finite or no float holds it; there are more or fewer than the header says.</exception>
    public float[] ReadNumbers()
    {
        var format = Header.Format;
        float[] numbers = ReadAll<float>((bytes, first, destination) =>
        {
            format.Decode(bytes, destination);
            if (format.FindWrong(bytes, destination) is >= 0 and int wrong)
            {
                var (row, column) = Header.Place(first + wrong);
                throw format.Error(Header.Path, Header.Start + ((first + wrong) * format.Size), bytes.Slice(wrong * format.Size, format.Size), destination[wrong], row, column);
            }
        });
        return Header.IsFortran ? Header.ToRows(numbers) : numbers;
    }

    /// <summary>Reads whole numbers as labels.</summary>
    /// <param name="most">The largest one.</param>
    /// <param name="why">Why it is that, for the message.</param>
    /// <exception cref="InvalidDataException">One is out of range, or they are no whole numbers.</exception>
    public int[] ReadLabels(int most, string why)
    {
        if (Header.Shape.Skip(1).Any(dimension => dimension != 1) || Header.Format.ReadInteger is not { } read)
        {
            throw new InvalidDataException($"{Header.Path}: expected one whole number per row, but found {Header.Format.Name} numbers of the shape {Header.ShapeText}.");
        }

        int size = Header.Format.Size;
        return ReadAll<int>((bytes, first, destination) =>
        {
            for (int i = 0; i < destination.Length; i++)
            {
                var label = read(bytes.Slice(i * size, size));
                destination[i] = label >= 0 && label <= most
                    ? (int)label
                    : throw new InvalidDataException(string.Create(
                        CultureInfo.InvariantCulture, $"{Header.Path}, byte {Header.Start + ((first + i) * size)}: expected a label of 0 to {most}{why}, but found {label}."));
            }
        });
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private delegate void Decoder<T>(ReadOnlySpan<byte> bytes, long first, Span<T> destination);

    private T[] ReadAll<T>(Decoder<T> decode)
    {
        if (Header.Count > (UInt128)Array.MaxLength)
        {
            throw new InvalidDataException(
                $"{Header.Path}: a data set holds at most {Array.MaxLength} values in memory, but the array has the shape {Header.ShapeText}: {nameof(Dataset.OpenNpy)} reads them from the file when needed.");
        }

        int count = (int)Header.Count;

        var values = new T[file.Length is null ? Math.Min(count, FirstAllocation) : count];
        int size = Header.Format.Size;
        byte[] block = ArrayPool<byte>.Shared.Rent(NumbersAtOnce * size);
        try
        {
            for (int first = 0; first < count;)
            {
                if (first == values.Length)
                {
                    Array.Resize(ref values, (int)Math.Min(count, 2L * first));
                }

                int length = Math.Min(NumbersAtOnce, values.Length - first);
                var bytes = block.AsSpan(0, length * size);
                if (file.Read(bytes) < bytes.Length)
                {
                    throw Header.WrongLength(file.Position);
                }

                decode(bytes, first, values.AsSpan(first, length));
                first += length;
            }

            return file.Read(block.AsSpan(0, 1)) == 0 ? values : throw Header.WrongLength(null);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }
}
