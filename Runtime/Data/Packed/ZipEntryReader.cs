using System.IO.Compression;

namespace NetGen;

/// <summary>Reads a file of a zip archive, and checks its length and its checksum at its end.</summary>
internal sealed class ZipEntryReader : ForwardStream
{
    private readonly ZipArchiveEntry entry;
    private readonly Stream content;
    private uint crc;
    private long length;

    public ZipEntryReader(ZipArchiveEntry entry)
    {
        this.entry = entry;
        content = entry.Open();
    }

    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public override int Read(Span<byte> buffer)
    {
        int read = content.Read(buffer);
        crc = Crc32.Append(crc, buffer[..read]);
        length += read;
        return read > 0 || buffer.IsEmpty || (crc == entry.Crc32 && length == entry.Length)
            ? read
            : throw new InvalidDataException("the length or the checksum differs from that in the archive's directory.");
    }

    protected override void Dispose(bool disposing)
    {
        content.Dispose();
        base.Dispose(disposing);
    }
}
