using System.Buffers.Binary;

namespace NetGen;

/// <summary>An IDX file of unsigned bytes, the format of MNIST: a magic number, the dimensions (big-endian), the values.</summary>
/// <param name="Path">The file, for messages.</param>
/// <param name="Dimensions">The dimensions, the number of items first.</param>
/// <param name="Values">The values, row-major.</param>
internal sealed record IdxFile(string Path, int[] Dimensions, byte[] Values)
{
    private const byte UnsignedByte = 0x08;
    private const int FirstAllocation = 1 << 20;

    /// <summary>Number of items.</summary>
    public int Count => Dimensions[0];

    /// <summary>Where the values begin.</summary>
    public int ValuesOffset => HeaderLength(Dimensions.Length);

    /// <summary>Reads a file of at least so many dimensions, and at most so many.</summary>
    /// <param name="file">The file; it is closed.</param>
    /// <param name="what">What the file is to hold, for messages.</param>
    /// <param name="leastDimensions">The fewest dimensions.</param>
    /// <param name="mostDimensions">The most dimensions.</param>
    /// <exception cref="InvalidDataException">The file is something else, cut short, or longer than its header says.</exception>
    public static IdxFile Read(DataFile file, string what, int leastDimensions, int mostDimensions)
    {
        using var opened = file;
        int rank = ReadMagic(file, what, leastDimensions, mostDimensions);
        int[] dimensions = ReadDimensions(file, rank);
        int length = (int)CheckLength(file, dimensions, Array.MaxLength);
        byte[] values = ReadValues(file, length);
        Span<byte> rest = stackalloc byte[1];
        if (file.Read(rest) != 0)
        {
            throw Error(file, HeaderLength(rank) + (long)length, $"expected the end of the file, since the dimensions are {Text(dimensions)}", "more bytes");
        }

        return new IdxFile(file.Path, dimensions, values);
    }

    /// <summary>Reads the dimensions of a file whose values stay there.</summary>
    /// <exception cref="InvalidDataException">As for <see cref="Read"/>, or the file is packed.</exception>
    public static int[] ReadDimensions(string path, string what, int leastDimensions, int mostDimensions)
    {
        using var file = new DataFile(path);
        if (file.IsPacked)
        {
            throw new InvalidDataException($"{path}: expected a file with random access, but found one that is packed with gzip: unpack it first.");
        }

        int[] dimensions = ReadDimensions(file, ReadMagic(file, what, leastDimensions, mostDimensions));
        CheckLength(file, dimensions, long.MaxValue >> 1);
        return dimensions;
    }

    /// <summary>Where the values begin, by the number of dimensions.</summary>
    public static int HeaderLength(int rank) => sizeof(uint) * (1 + rank);

    private static int ReadMagic(DataFile file, string what, int least, int most)
    {
        uint magic = ReadNumber(file, "a magic number");
        uint type = (magic >> 8) & 0xFF;
        int rank = (int)(magic & 0xFF);
        string expected = $"expected the magic number {Magic(least)} of {what}{(most > least ? $" (to {Magic(most)} by the number of dimensions)" : "")}";
        if (magic >> 16 != 0 || TypeName(type) is not { } typeName)
        {
            throw Error(file, 0, expected, $"0x{magic:X8}: this is not an IDX file");
        }

        if (type != UnsignedByte)
        {
            throw Error(file, 0, expected, $"0x{magic:X8}: its values are of type {typeName}, and only unsigned bytes are read");
        }

        if (rank < least || rank > most)
        {
            throw Error(file, 0, expected, $"0x{magic:X8}: a file of {rank} dimensions (are images and labels swapped?)");
        }

        return rank;
    }

    private static int[] ReadDimensions(DataFile file, int rank)
    {
        int[] dimensions = new int[rank];
        for (int i = 0; i < rank; i++)
        {
            long offset = file.Position;
            uint dimension = ReadNumber(file, $"dimension {i + 1} of {rank}");
            if (dimension is 0 or > int.MaxValue)
            {
                throw Error(file, offset, $"expected dimension {i + 1} of {rank} to be 1 to {int.MaxValue}", $"{dimension}");
            }

            dimensions[i] = (int)dimension;
        }

        return dimensions;
    }

    /// <summary>Checks the announced number of values against the file before any memory is taken for them.</summary>
    private static long CheckLength(DataFile file, int[] dimensions, long most)
    {
        var announced = dimensions.Aggregate(UInt128.One, (product, d) => product * (UInt128)d);
        if (announced > (UInt128)most)
        {
            throw Error(file, sizeof(uint), $"expected at most {most} values", $"the dimensions {Text(dimensions)}");
        }

        int header = HeaderLength(dimensions.Length);
        if (file.Length is { } length && length != header + (long)announced)
        {
            throw Error(
                file, Math.Min(length, header + (long)announced), $"expected {header + (long)announced} bytes for the dimensions {Text(dimensions)}",
                $"a file of {length} bytes");
        }

        return (long)announced;
    }

    /// <summary>Reads the values; where its length is not known, memory grows with what has really come, not with what the header says.</summary>
    private static byte[] ReadValues(DataFile file, int length)
    {
        byte[] values = new byte[file.Length is null ? Math.Min(length, FirstAllocation) : length];
        int read = 0;
        while (true)
        {
            read += file.Read(values.AsSpan(read));
            if (read < values.Length)
            {
                throw Error(file, file.Position, $"expected {length} values", $"the end of the file after {read}");
            }

            if (read == length)
            {
                return values;
            }

            Array.Resize(ref values, (int)Math.Min(length, 2L * values.Length));
        }
    }

    private static uint ReadNumber(DataFile file, string what)
    {
        long offset = file.Position;
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        int read = file.Read(bytes);
        return read == bytes.Length
            ? BinaryPrimitives.ReadUInt32BigEndian(bytes)
            : throw Error(file, offset, $"expected {what} of {bytes.Length} bytes", $"the end of the file after {read}");
    }

    private static InvalidDataException Error(DataFile file, long offset, string expected, string found) =>
        new($"{file.Path}, byte {offset}{(file.IsPacked ? " of the unpacked data" : "")}: {expected}, but found {found}.");

    private static string Magic(int rank) => $"0x{((uint)UnsignedByte << 8) | (uint)rank:X8}";

    private static string Text(int[] dimensions) => string.Join(" × ", dimensions);

    private static string? TypeName(uint type) => type switch
    {
        UnsignedByte => "unsigned byte",
        0x09 => "signed byte",
        0x0B => "16-bit integer",
        0x0C => "32-bit integer",
        0x0D => "32-bit float",
        0x0E => "64-bit float",
        _ => null,
    };
}
