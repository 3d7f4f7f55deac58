namespace NetGen;

/// <summary>
/// A file read from start to end, unpacked where its first bytes say that it is gzip, or a part of an archive. Damage is an error that names the file.
/// </summary>
internal sealed class DataFile : IDisposable
{
    /// <summary>How many bytes a packed file may have unpacked, where nothing else is said.</summary>
    public const long DefaultMaxBytes = 1 << 30;

    // Header and trailer around an empty body.
    private const int SmallestGzip = 20;
    private readonly FileStream? file;
    private readonly string packing = "gzip";
    private readonly Stream content;
    private readonly long maxBytes;
    private readonly string remedy;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maxBytes">How many bytes are read at most; null for <see cref="DefaultMaxBytes"/> of a packed file, and no limit of one that is as large
    /// as it looks.
    /// </param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="InvalidDataException">The file starts as gzip but is too short for it.</exception>
    public DataFile(string path, long? maxBytes = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Path = path;

        // The readers have buffers of their own.
        file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        content = file;
        Span<byte> magic = stackalloc byte[2];
        IsPacked = RandomAccess.Read(file.SafeFileHandle, magic, 0) == magic.Length && GzipReader.IsGzip(magic);
        this.maxBytes = maxBytes ?? (IsPacked ? DefaultMaxBytes : long.MaxValue);
        remedy = Remedy(maxBytes);
        if (!IsPacked)
        {
            Length = file.Length;
            return;
        }

        if (file.Length < SmallestGzip)
        {
            long length = file.Length;
            file.Dispose();
            throw new InvalidDataException($"{Path}: starts like a gzip file, which has at least {SmallestGzip} bytes, but has only {length}.");
        }

        content = new GzipReader(file);
    }

    /// <summary>Reads a part of an archive.</summary>
    /// <param name="path">What messages call it.</param>
    /// <param name="content">What is in it; is closed with this.</param>
    public DataFile(string path, ForwardStream content)
    {
        Path = path;
        this.content = content;
        packing = "zip";
        IsPacked = true;
        maxBytes = DefaultMaxBytes;
        remedy = Remedy(null);
    }

    /// <summary>Reads a stream from where it stands. It stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="name">What messages call it, where it is no file.</param>
    /// <param name="maxBytes">As for a file.</param>
    /// <exception cref="ArgumentException">It cannot be read.</exception>
    public DataFile(Stream stream, string name, long? maxBytes = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
        {
            throw new ArgumentException("The stream cannot be read: it is closed, or made for writing.", nameof(stream));
        }

        Path = stream is FileStream { Name: var path } ? path : name;
        long? length = stream.CanSeek ? stream.Length - stream.Position : null;
        var bytes = new PackedInput(stream);
        IsPacked = GzipReader.IsGzip(bytes.Peek(2));
        content = IsPacked ? new GzipReader(bytes) : bytes;
        Length = IsPacked ? null : length;
        this.maxBytes = maxBytes ?? (IsPacked ? DefaultMaxBytes : long.MaxValue);
        remedy = Remedy(maxBytes);
    }

    /// <summary>The path as the caller wrote it.</summary>
    public string Path { get; }

    /// <summary>Whether the file is packed; positions count unpacked bytes.</summary>
    public bool IsPacked { get; }

    /// <summary>Bytes read so far.</summary>
    public long Position { get; private set; }

    /// <summary>The file's length, or null if it is not known before the end: it is packed, or a stream that cannot seek.</summary>
    public long? Length { get; }

    /// <summary>Reads the next bytes; fewer than asked for only at the end of the file.</summary>
    /// <exception cref="InvalidDataException">The packed data are damaged or cut short, or there are more bytes than may be read.</exception>
    public int Read(Span<byte> buffer)
    {
        int read = 0;
        try
        {
            for (int part = 1; part > 0 && read < buffer.Length; read += part)
            {
                part = content.Read(buffer[read..]);
            }
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{Path}: the {packing} data are damaged after {Position + read} unpacked bytes: {e.Message}", e);
        }

        Position += read;
        return Position <= maxBytes
            ? read
            : throw new InvalidDataException($"{Path}: expected at most {maxBytes} bytes{(IsPacked ? " when it is unpacked" : "")}, but found more: {remedy}.");
    }

    private static string Remedy(long? maxBytes) => maxBytes is null ? "unpack it first" : $"{nameof(CsvOptions)}.{nameof(CsvOptions.MaxBytes)} allows more";

    /// <inheritdoc/>
    public void Dispose()
    {
        content.Dispose();
        file?.Dispose();
    }
}
