using System.Buffers.Binary;

namespace NetGen.Generated;

/// <summary>Reads a safetensors file from front to back: the header first, then each tensor in the order of the data.</summary>
/// <remarks>
/// The format is that of github.com/huggingface/safetensors: 8 bytes with the length of the header (little-endian), the header in JSON, the data.
/// Memory is taken for bytes that are there, never for a length that a file claims.
/// </remarks>
internal sealed class SafetensorsReader : WeightFile
{
    private const int BufferSize = 1 << 14;
    private readonly Stream stream;
    private readonly byte[] buffer = new byte[BufferSize];
    private long position;

    private SafetensorsReader(Stream stream, string source)
        : base(source) => this.stream = stream;

    /// <summary>The header.</summary>
    public SafetensorsHeader Header { get; private set; } = null!;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Metadata => Header.Metadata;

    /// <inheritdoc/>
    public override IReadOnlyList<FileTensor> Tensors => Header.Tensors;

    /// <inheritdoc/>
    public override bool IsInLayerOrder => NetworkMetadata.IsPresent(this);

    /// <summary>Reads and checks the header.</summary>
    /// <exception cref="InvalidDataException">It breaks the format, or the stream's length does not fit it.</exception>
    public static SafetensorsReader Open(Stream stream, string source)
    {
        var reader = new SafetensorsReader(stream, source);
        reader.ReadHeader();
        return reader;
    }

    /// <summary>A name from a file for a message: quoted, and shortened if it is too long to read.</summary>
    public static string Quote(string text) => VisibleText.Quote(text);

    /// <inheritdoc/>
    public override void Read(FileTensor tensor, Span<float> values)
    {
        int size = tensor.Type.Size;
        var decode = tensor.Type.Decoder ?? throw new InvalidOperationException($"{tensor.Type.Name} is not read as floats.");
        while (!values.IsEmpty)
        {
            var block = values[..Math.Min(values.Length, BufferSize / size)];
            Fill(buffer.AsSpan(0, block.Length * size), tensor);
            for (int i = 0; i < block.Length; i++)
            {
                block[i] = decode(buffer.AsSpan(i * size, size));
            }

            values = values[block.Length..];
        }
    }

    /// <inheritdoc/>
    public override void Skip(FileTensor tensor)
    {
        // The type is that of the header's tensors: there are no others here.
        var place = (SafetensorsTensor)tensor;
        long length = place.End - place.Begin;
        while (length > 0)
        {
            int count = (int)Math.Min(length, BufferSize);
            Fill(buffer.AsSpan(0, count), tensor);
            length -= count;
        }
    }

    /// <inheritdoc/>
    public override void ReadEnd()
    {
        if (stream.Read(buffer, 0, 1) != 0)
        {
            throw Error(position, "expected the end after the last tensor, but found more bytes.");
        }
    }

    private void ReadHeader()
    {
        long? total = stream.CanSeek ? stream.Length - stream.Position : null;
        var prefix = buffer.AsSpan(0, SafetensorsHeader.PrefixLength);
        Fill(prefix);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > SafetensorsHeader.MaximumLength)
        {
            throw Error(
                0, $"expected a header of at most {SafetensorsHeader.MaximumLength} bytes, but found a length of {length}: this is not a safetensors file.");
        }

        if (total - position < (long)length)
        {
            throw Error(0, $"expected a header of {length} bytes, but found only {total - position} after its length.");
        }

        Header = SafetensorsHeaderParser.Parse(ReadGrowing((int)length), Source);
        if (total - position is { } data && data != Header.DataLength)
        {
            throw Error(position, $"expected {Header.DataLength} bytes of data after the header, but found {data}.");
        }
    }

    /// <summary>Reads bytes into a buffer that grows as they arrive, so that a forged length alone takes no memory.</summary>
    private ReadOnlySpan<byte> ReadGrowing(int length)
    {
        byte[] bytes = new byte[Math.Min(length, BufferSize)];
        int count = 0;
        while (true)
        {
            Fill(bytes.AsSpan(count));
            count = bytes.Length;
            if (count == length)
            {
                return bytes;
            }

            Array.Resize(ref bytes, (int)Math.Min(length, 2L * count));
        }
    }

    private void Fill(Span<byte> bytes, FileTensor? tensor = null)
    {
        int count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        position += count;
        if (count < bytes.Length)
        {
            string part = tensor is null ? "the header" : $"tensor {Quote(tensor.Name)}";
            throw Error(position, $"expected {bytes.Length - count} more bytes of {part}, but found the end.");
        }
    }

    private InvalidDataException Error(long offset, string message) => new($"{Source}, byte {offset}: {message}");
}
