using System.Buffers.Binary;
using System.Text;

namespace NetGen;

/// <summary>The header of a file of NumPy's format (.npy): what numbers there are, how many in which dimensions, and where they begin.</summary>
/// <param name="Path">The file, for messages.</param>
/// <param name="Format">How the numbers stand there.</param>
/// <param name="Shape">The dimensions, the number of rows first.</param>
/// <param name="Start">Where the numbers begin.</param>
internal sealed record NpyHeader(string Path, NumberFormat Format, long[] Shape, int Start)
{
    private const int MagicLength = 8, MostHeaderBytes = 1 << 16, MostDimensions = 32;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Number of rows.</summary>
    public int Rows => (int)Shape[0];

    /// <summary>Numbers of a row.</summary>
    public long RowSize => Shape.Skip(1).Aggregate(1L, (product, dimension) => product * dimension);

    /// <summary>Reads the header and checks the length of the file against it.</summary>
    /// <exception cref="InvalidDataException">The file is something else, of a form that is not read here, cut short or too long.</exception>
    public static NpyHeader Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = File.OpenHandle(path);
        byte[] start = new byte[MagicLength + sizeof(uint)];
        int read = RandomAccess.Read(file, start, 0);
        if (read < start.Length || !start.AsSpan().StartsWith(Magic))
        {
            throw new InvalidDataException($"{path}, byte 0: expected a file of NumPy's format (.npy), but it does not begin like one.");
        }

        int version = start[6];
        if (version is < 1 or > 3)
        {
            throw new InvalidDataException($"{path}, byte 6: expected version 1 to 3 of NumPy's format, but found {version}.");
        }

        int lengthSize = version == 1 ? sizeof(ushort) : sizeof(uint), textStart = MagicLength + lengthSize;
        long length = version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(start.AsSpan(MagicLength)) : BinaryPrimitives.ReadUInt32LittleEndian(start.AsSpan(MagicLength));
        long fileLength = RandomAccess.GetLength(file);
        if (length > MostHeaderBytes || textStart + length > fileLength)
        {
            throw new InvalidDataException($"{path}, byte {MagicLength}: expected a header of at most {MostHeaderBytes} bytes that the file has, but found one of {length} in a file of {fileLength} bytes.");
        }

        byte[] text = new byte[length];
        if (RandomAccess.Read(file, text, textStart) < text.Length)
        {
            throw new InvalidDataException($"{path}, byte {textStart}: expected a header of {length} bytes, but found the end of the file.");
        }

        var header = new NpyHeaderParser(path, Encoding.Latin1.GetString(text), textStart).Parse();
        header.CheckLength(fileLength);
        return header;
    }

    /// <summary>Checks the announced number of numbers against the file before any memory is taken for them.</summary>
    private void CheckLength(long fileLength)
    {
        if (Shape.Length is 0 or > MostDimensions || Array.Exists(Shape, d => d is < 1 or > int.MaxValue))
        {
            throw new InvalidDataException($"{Path}: expected 1 to {MostDimensions} dimensions of 1 to {int.MaxValue}, but the shape is ({string.Join(", ", Shape)}).");
        }

        // Each factor is below 2³¹, so the product is checked before it can overflow.
        var bytes = (UInt128)Format.Size;
        foreach (long dimension in Shape)
        {
            bytes *= (UInt128)dimension;
            if (bytes > (UInt128)fileLength)
            {
                break;
            }
        }

        if (bytes + (UInt128)Start != (UInt128)fileLength)
        {
            throw new InvalidDataException(
                $"{Path}: expected {Start} bytes of header and {Format.Name} numbers of the shape ({string.Join(", ", Shape)}), but found a file of {fileLength} bytes.");
        }
    }
}
