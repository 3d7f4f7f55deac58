using System.Buffers.Binary;
using System.IO.Compression;

namespace NetGen;

/// <summary>A file read from start to end, unpacked where its first bytes say that it is gzip. Damage is an error that names the file.</summary>
internal sealed class DataFile : IDisposable
{
    // Header and trailer around an empty body.
    private const int SmallestGzip = 20;
    private readonly FileStream file;
    private readonly Stream content;
    private readonly uint unpackedLength;

    /// <summary>Opens a file.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="InvalidDataException">The file starts as gzip but is too short for it.</exception>
    public DataFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Path = path;

        // The readers have buffers of their own.
        file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        content = file;
        Span<byte> magic = stackalloc byte[2];
        if (RandomAccess.Read(file.SafeFileHandle, magic, 0) == 2 && magic[0] == 0x1F && magic[1] == 0x8B)
        {
            IsGzip = true;
            unpackedLength = ReadUnpackedLength();
            content = new GZipStream(file, CompressionMode.Decompress);
        }
    }

    /// <summary>The path as the caller wrote it.</summary>
    public string Path { get; }

    /// <summary>Whether the file is packed; positions count unpacked bytes.</summary>
    public bool IsGzip { get; }

    /// <summary>Bytes read so far.</summary>
    public long Position { get; private set; }

    /// <summary>The file's length, or null where it is packed and therefore not known before the end.</summary>
    public long? Length => IsGzip ? null : file.Length;

    /// <summary>Reads the next bytes; fewer than asked for only at the end of the file.</summary>
    /// <exception cref="InvalidDataException">The gzip data are damaged or cut short.</exception>
    public int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{Path}: the gzip data are damaged after {Position} unpacked bytes.", e);
        }

        Position += read;
        if (read < buffer.Length && IsGzip && (uint)Position != unpackedLength)
        {
            // GZipStream ends without a word where its input ends early, and skips what follows the packed data.
            throw new InvalidDataException(
                $"{Path}: the gzip data end after {Position} unpacked bytes, but the end of the file announces {unpackedLength}: it is cut short, or something was appended.");
        }

        return read;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        content.Dispose();
        file.Dispose();
    }

    /// <summary>The last four bytes of a gzip file: the length of its content modulo 2³² (RFC 1952).</summary>
    private uint ReadUnpackedLength()
    {
        if (file.Length < SmallestGzip)
        {
            long length = file.Length;
            file.Dispose();
            throw new InvalidDataException($"{Path}: starts as a gzip file, which has at least {SmallestGzip} bytes, but has {length}.");
        }

        Span<byte> trailer = stackalloc byte[sizeof(uint)];
        RandomAccess.Read(file.SafeFileHandle, trailer, file.Length - trailer.Length);
        return BinaryPrimitives.ReadUInt32LittleEndian(trailer);
    }
}
