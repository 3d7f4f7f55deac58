using System.Buffers;
using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;

namespace NetGen;

/// <summary>Rows of numbers that stay in their file and are read when they are needed, by any number of threads.</summary>
/// <remarks>
/// The file is read, not mapped into memory: a file that somebody cuts short, or a disk that fails, is an exception then and not the end of the process, and
/// what has been read is no memory of the process, but the system's to keep or to drop.
/// </remarks>
internal sealed class RowFile
{
    private const int BlockBytes = 1 << 18;
    private readonly string path;
    private readonly SafeFileHandle file;
    private readonly long start;
    private readonly NumberFormat format;
    private readonly float scale;
    private readonly int rowBytes;

    /// <summary>Opens a file whose header has been read. It is closed when nobody holds the rows any more.</summary>
    /// <param name="path">The file.</param>
    /// <param name="start">Where the first row begins.</param>
    /// <param name="size">Numbers of a row.</param>
    /// <param name="format">How they stand there.</param>
    /// <param name="scale">What they are multiplied by.</param>
    /// <exception cref="InvalidDataException">A row is too long.</exception>
    public RowFile(string path, long start, long size, NumberFormat format, float scale = 1)
    {
        if (size * format.Size > Array.MaxLength)
        {
            throw new InvalidDataException($"{path}: a row has at most {Array.MaxLength} bytes, but this file has {size} numbers of {format.Size} bytes.");
        }

        this.path = path;
        this.start = start;
        this.format = format;
        this.scale = scale;
        Size = (int)size;
        rowBytes = Size * format.Size;
        file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.RandomAccess);
    }

    /// <summary>Numbers of a row.</summary>
    public int Size { get; }

    /// <summary>Reads rows, each at its place: those that follow each other in the file at once.</summary>
    /// <param name="order">Which rows.</param>
    /// <param name="viewed">What row of the file each of them is; null if they are the same.</param>
    /// <param name="destination">Receives them, one after the other.</param>
    /// <exception cref="InvalidDataException">A number is not finite, or the file ends too early.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather(ReadOnlySpan<int> order, int[]? viewed, Span<float> destination)
    {
        for (int at = 0; at < order.Length;)
        {
            int first = viewed is null ? order[at] : viewed[order[at]];
            int run = 1;
            while (at + run < order.Length && (viewed is null ? order[at + run] : viewed[order[at + run]]) == first + run)
            {
                run++;
            }

            Read(first, destination.Slice(at * Size, run * Size));
            at += run;
        }
    }

    /// <summary>Reads rows that follow each other.</summary>
    /// <param name="first">The first one.</param>
    /// <param name="destination">Receives as many as it has room for.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(int first, Span<float> destination)
    {
        int rowsOfBlock = Math.Max(1, BlockBytes / rowBytes);
        byte[] block = ArrayPool<byte>.Shared.Rent(rowsOfBlock * rowBytes);
        try
        {
            while (!destination.IsEmpty)
            {
                int rows = Math.Min(rowsOfBlock, destination.Length / Size);
                var numbers = destination[..(rows * Size)];
                var bytes = block.AsSpan(0, rows * rowBytes);
                long offset = start + ((long)first * rowBytes);
                Fill(bytes, offset);
                format.Decode(bytes, numbers);
                Check(bytes, numbers, offset);
                Scale(numbers);
                destination = destination[numbers.Length..];
                first += rows;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    private void Fill(Span<byte> bytes, long offset)
    {
        while (!bytes.IsEmpty)
        {
            int read = RandomAccess.Read(file, bytes, offset);
            if (read == 0)
            {
                throw new InvalidDataException(
                    $"{path}, byte {offset}: expected {bytes.Length} more bytes of a row, but the file has become shorter since it was opened.");
            }

            bytes = bytes[read..];
            offset += read;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scale(Span<float> numbers)
    {
        if (scale != 1)
        {
            foreach (ref float number in numbers)
            {
                number *= scale;
            }
        }
    }

    private void Check(ReadOnlySpan<byte> bytes, ReadOnlySpan<float> numbers, long offset)
    {
        if (format.FindWrong(bytes, numbers) is >= 0 and int wrong)
        {
            int at = wrong * format.Size;
            throw format.Error(path, offset + at, bytes.Slice(at, format.Size), numbers[wrong], ((offset - start) / rowBytes) + (wrong / Size), wrong % Size);
        }
    }
}
