using System.Buffers.Binary;
using System.IO.Compression;

namespace NetGen;

/// <summary>
/// Unpacks a gzip file (RFC 1952): members that follow each other are one content (§2.2). The length and the checksum of each are checked, and so is what
/// stands behind the last.
/// </summary>
/// <param name="file">The file, from its start.</param>
internal sealed class GzipReader(Stream file) : ForwardStream
{
    private const int TrailerLength = 8;
    private const int Deflate = 8;
    private readonly PackedInput input = new(file);
    private DeflateStream? member;
    private uint crc;
    private uint length;

    private static ReadOnlySpan<byte> Magic => [0x1F, 0x8B];

    /// <summary>Whether a file begins as gzip does.</summary>
    public static bool IsGzip(ReadOnlySpan<byte> start) => start.StartsWith(Magic);

    /// <exception cref="InvalidDataException">The data are damaged or cut short, or something else follows them.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (true)
        {
            if (member is null)
            {
                if (input.Peek(1).IsEmpty)
                {
                    return 0;
                }

                ReadHeader();
                input.Begin();
                (member, crc, length) = (new DeflateStream(input, CompressionMode.Decompress, leaveOpen: true), 0, 0);
            }

            int read = member.Read(buffer);
            if (read > 0 || buffer.IsEmpty)
            {
                crc = Crc32.Append(crc, buffer[..read]);
                length += (uint)read;
                return read;
            }

            EndMember();
        }
    }

    protected override void Dispose(bool disposing)
    {
        member?.Dispose();
        base.Dispose(disposing);
    }

    private void ReadHeader()
    {
        const int HasChecksum = 2, HasExtra = 4, HasName = 8, HasComment = 16, Reserved = 0xE0;
        Span<byte> start = stackalloc byte[10];
        foreach (ref byte value in start)
        {
            value = Next();
        }

        int flags = start[3];
        if (!IsGzip(start) || start[2] != Deflate || (flags & Reserved) != 0)
        {
            throw new InvalidDataException("the header of a part is not a gzip header.");
        }

        if ((flags & HasExtra) != 0)
        {
            Skip(Next() | (Next() << 8));
        }

        for (int texts = ((flags & HasName) != 0 ? 1 : 0) + ((flags & HasComment) != 0 ? 1 : 0); texts > 0; texts -= Next() == 0 ? 1 : 0)
        {
        }

        Skip((flags & HasChecksum) != 0 ? 2 : 0);
    }

    private void Skip(int count)
    {
        for (; count > 0; count--)
        {
            Next();
        }
    }

    private byte Next() => input.ReadByte() is >= 0 and int value ? (byte)value : throw new InvalidDataException("the file ends in the header of a part.");

    /// <summary>
    /// Finds the end of the member: DeflateStream takes more bytes than it needs and does not say how many, but they must hold the checksum and the length of
    /// what came out,
    /// with the end of the file or another member behind them.
    /// </summary>
    private void EndMember()
    {
        Span<byte> trailer = stackalloc byte[TrailerLength];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, crc);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], length);
        var last = input.Last;
        for (int at = 0; at + TrailerLength <= last.Length; at++)
        {
            var behind = last[(at + TrailerLength)..];
            if (last[at..].StartsWith(trailer) && (behind.IsEmpty || IsGzip(behind)))
            {
                input.ContinueAt(at + TrailerLength);
                member!.Dispose();
                member = null;
                return;
            }
        }

        throw new InvalidDataException("a part is not followed by its checksum and its length: the file is cut short, or something was appended.");
    }
}
