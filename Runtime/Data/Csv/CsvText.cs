using System.Text;

namespace NetGen;

/// <summary>
/// The text of a file as UTF-8, whatever its encoding: the one that its byte-order mark says, or that the caller says, or UTF-8, which is passed on as it is.
/// </summary>
internal sealed class CsvText : IDisposable
{
    private const int BlockBytes = 1 << 16;

    // The longer marks first: that of UTF-16 begins that of UTF-32.
    private static readonly Encoding[] Marked = [Encoding.UTF8, Encoding.UTF32, new UTF32Encoding(bigEndian: true, byteOrderMark: true), Encoding.Unicode, Encoding.BigEndianUnicode];
    private readonly DataFile file;
    private readonly Encoder encoder = Encoding.UTF8.GetEncoder();
    private bool isBegun;
    private Encoding encoding;
    private Decoder? decoder;

    // The file's first bytes, which are looked at for a mark.
    private byte[] first = [];
    private byte[] block = [];
    private char[] characters = [];
    private byte[] text = [];
    private int textStart;
    private int textEnd;

    /// <param name="file">The file; it is closed with this.</param>
    /// <param name="options">What its encoding is.</param>
    public CsvText(DataFile file, CsvOptions options)
    {
        this.file = file;
        encoding = options.Encoding ?? Encoding.UTF8;
    }

    /// <summary>The path as the caller wrote it.</summary>
    public string Path => file.Path;

    /// <summary>Reads the next bytes of UTF-8; fewer than asked for only at the end of the file.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or not in its encoding.</exception>
    public int Read(Span<byte> buffer)
    {
        if (!isBegun)
        {
            Begin();
        }

        return decoder is null ? ReadAsItIs(buffer) : ReadDecoded(buffer);
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private void Begin()
    {
        isBegun = true;
        byte[] start = new byte[sizeof(uint)];
        first = start[..file.Read(start)];
        if (Array.Find(Marked, e => first.AsSpan().StartsWith(e.Preamble)) is { } marked)
        {
            encoding = marked;
            first = first[marked.Preamble.Length..];
        }

        if (encoding.CodePage != Encoding.UTF8.CodePage)
        {
            var strict = (Encoding)encoding.Clone();
            strict.DecoderFallback = DecoderFallback.ExceptionFallback;
            decoder = strict.GetDecoder();
            block = new byte[BlockBytes];
            characters = new char[encoding.GetMaxCharCount(BlockBytes)];
            text = new byte[Encoding.UTF8.GetMaxByteCount(characters.Length)];
        }
    }

    private int ReadAsItIs(Span<byte> buffer)
    {
        int taken = Math.Min(first.Length, buffer.Length);
        first.AsSpan(0, taken).CopyTo(buffer);
        first = first[taken..];
        return taken + file.Read(buffer[taken..]);
    }

    private int ReadDecoded(Span<byte> buffer)
    {
        int read = 0;
        while (read < buffer.Length && (textStart < textEnd || Decode()))
        {
            int length = Math.Min(buffer.Length - read, textEnd - textStart);
            text.AsSpan(textStart, length).CopyTo(buffer[read..]);
            textStart += length;
            read += length;
        }

        return read;
    }

    /// <summary>Decodes a block that gives some text; false at the end of the file.</summary>
    private bool Decode()
    {
        (textStart, textEnd) = (0, 0);
        bool isLast = false;
        while (textEnd == 0 && !isLast)
        {
            long position = file.Position - first.Length;
            first.CopyTo(block, 0);
            int length = first.Length + file.Read(block.AsSpan(first.Length));
            first = [];
            isLast = length < block.Length;
            try
            {
                int count = decoder!.GetChars(block.AsSpan(0, length), characters, flush: isLast);
                textEnd = encoder.GetBytes(characters.AsSpan(0, count), text, flush: isLast);
            }
            catch (DecoderFallbackException e)
            {
                throw new InvalidDataException(
                    $"{Path}: expected text in {encoding.WebName}, but found other bytes at about byte {position + Math.Max(0, e.Index)}.", e);
            }
        }

        return textEnd > 0;
    }
}
