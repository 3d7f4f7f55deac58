using System.Buffers.Binary;
using System.Text;

namespace NetGen;

/// <summary>The header of a file of NumPy's format (.npy): what numbers there are, how many in which dimensions, and where they begin.</summary>
/// <param name="Path">The file, for messages.</param>
/// <param name="Format">How the numbers stand there.</param>
/// <param name="Shape">The dimensions, the number of rows first.</param>
/// <param name="IsFortran">Whether the first dimension, that of the rows, runs fastest: column after column.</param>
/// <param name="Start">Where the numbers begin.</param>
internal sealed record NpyHeader(string Path, NumberFormat Format, long[] Shape, bool IsFortran, int Start)
{
    private const int MagicLength = 8, MostHeaderBytes = 1 << 16, MostDimensions = 32;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Number of rows.</summary>
    public int Rows => (int)Shape[0];

    /// <summary>Numbers of a row.</summary>
    public long RowSize => Shape.Skip(1).Aggregate(1L, (product, dimension) => product * dimension);

    /// <summary>How many numbers there are. Each dimension is below 2³¹: the product ends at a number that no file has, before it can overflow.</summary>
    public UInt128 Count => Shape.Aggregate(UInt128.One, (product, dimension) => product > long.MaxValue ? product : product * (UInt128)dimension);

    /// <summary>The shape as NumPy writes it.</summary>
    public string ShapeText => $"({string.Join(", ", Shape)})";

    /// <summary>Reads the header, and checks the length of the file against it where it is known.</summary>
    /// <exception cref="InvalidDataException">The file is something else, of a form that is not read here, cut short or too long.</exception>
    public static NpyHeader Read(DataFile file)
    {
        string path = file.Path;
        byte[] start = new byte[MagicLength + sizeof(ushort)];
        if (file.Read(start) < start.Length || !start.AsSpan().StartsWith(Magic))
        {
            throw new InvalidDataException($"{path}, byte 0: expected a file in NumPy's format (.npy), but it does not start like one.");
        }

        int version = start[6];
        if (version is < 1 or > 3)
        {
            throw new InvalidDataException($"{path}, byte 6: expected version 1 to 3 of NumPy's format, but found {version}.");
        }

        long length = BinaryPrimitives.ReadUInt16LittleEndian(start.AsSpan(MagicLength));
        if (version > 1)
        {
            byte[] high = new byte[sizeof(ushort)];
            length += file.Read(high) == high.Length ? (long)BinaryPrimitives.ReadUInt16LittleEndian(high) << 16 : uint.MaxValue;
        }

        int textStart = (int)file.Position;
        byte[] text = new byte[Math.Min(length, MostHeaderBytes)];
        if (length > MostHeaderBytes || file.Read(text) < text.Length)
        {
            throw new InvalidDataException(
                $"{path}, byte {MagicLength}: expected a header of at most {MostHeaderBytes} bytes within the file, but found one of {length} in a file of "
                + $"{file.Length ?? file.Position} bytes.");
        }

        var header = new NpyHeaderParser(path, Encoding.Latin1.GetString(text), textStart).Parse();
        header.CheckShape();
        return file.Length is { } fileLength && (UInt128)header.Start + (header.Count * (UInt128)header.Format.Size) != (UInt128)fileLength ? throw header.WrongLength(fileLength) : header;
    }

    /// <summary>Row and column of a number by its place in the file.</summary>
    public (long Row, long Column) Place(long index) =>
        IsFortran ? (index % Rows, Array.IndexOf(FortranColumns(), (int)(index / Rows))) : (index / RowSize, index % RowSize);

    /// <summary>Brings numbers that stand column after column into rows, each flattened row-major.</summary>
    public float[] ToRows(float[] byColumns)
    {
        int[] columns = FortranColumns();
        float[] rows = new float[byColumns.Length];
        for (int column = 0; column < columns.Length; column++)
        {
            int from = columns[column] * Rows;
            for (int row = 0; row < Rows; row++)
            {
                rows[(row * columns.Length) + column] = byColumns[from + row];
            }
        }

        return rows;
    }

    /// <summary>The error of a file that does not end where the numbers do.</summary>
    /// <param name="length">How long it is; null if it is longer and nobody knows by how much.</param>
    public InvalidDataException WrongLength(long? length) => new(
        $"{Path}: expected {Start} bytes of header and {Format.Name} numbers of the shape {ShapeText}, but found {(length is null ? "more" : $"a file of {length} bytes")}.");

    /// <summary>By the place of a number in its flattened row: which column of the file it is in.</summary>
    private int[] FortranColumns()
    {
        int[] columns = new int[RowSize];
        long[] at = new long[Shape.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            long column = 0;
            for (int dimension = Shape.Length - 1; dimension > 0; dimension--)
            {
                column = (column * Shape[dimension]) + at[dimension];
            }

            columns[i] = (int)column;
            for (int dimension = Shape.Length - 1; dimension > 0 && ++at[dimension] == Shape[dimension]; dimension--)
            {
                at[dimension] = 0;
            }
        }

        return columns;
    }

    private void CheckShape()
    {
        if (Shape.Length is 0 or > MostDimensions || Array.Exists(Shape, d => d is < 1 or > int.MaxValue))
        {
            throw new InvalidDataException($"{Path}: expected 1 to {MostDimensions} dimensions of 1 to {int.MaxValue}, but the shape is {ShapeText}.");
        }
    }
}
