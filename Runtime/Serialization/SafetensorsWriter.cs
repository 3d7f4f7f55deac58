using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace NetGen.Generated;

/// <summary>Writes a safetensors file: the header, then each tensor's values.</summary>
internal sealed class SafetensorsWriter(Stream stream)
{
    private const int BufferSize = 1 << 14;
    private readonly byte[] buffer = new byte[BufferSize];

    /// <summary>Writes the header; the values of the tensors follow in the same order.</summary>
    /// <param name="metadata">Names and strings.</param>
    /// <param name="tensors">Names, types and shapes.</param>
    public void WriteHeader(IReadOnlyList<KeyValuePair<string, string>> metadata, IEnumerable<(string Name, SafetensorsType Type, IReadOnlyList<int> Shape)> tensors)
    {
        var header = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(header, MetadataJson.Options))
        {
            json.WriteStartObject();
            json.WriteStartObject(SafetensorsHeader.MetadataKey);
            foreach (var (key, value) in metadata)
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
            long begin = 0;
            foreach (var (name, type, shape) in tensors)
            {
                long end = begin + shape.Aggregate((long)type.Size, (size, dimension) => size * dimension);
                json.WriteStartObject(name);
                json.WriteString("dtype", type.Name);
                WriteArray(json, "shape", shape.Select(d => (long)d));
                WriteArray(json, "data_offsets", [begin, end]);
                json.WriteEndObject();
                begin = end;
            }

            json.WriteEndObject();
        }

        // Spaces up to a multiple of 8, so that a reader that maps the file finds the data aligned.
        int padding = -header.WrittenCount & 7;
        header.GetSpan(padding)[..padding].Fill((byte)' ');
        header.Advance(padding);
        Span<byte> length = stackalloc byte[SafetensorsHeader.PrefixLength];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.WrittenCount);
        stream.Write(length);
        stream.Write(header.WrittenSpan);
    }

    /// <summary>Writes values of the next tensor.</summary>
    public void WriteValues(ReadOnlySpan<float> values) => WriteValues(values, WeightRounding.Single);

    /// <summary>Writes values of the next tensor, rounded.</summary>
    public void WriteValues(ReadOnlySpan<float> values, WeightRounding rounding)
    {
        int size = rounding.Type.Size;
        while (!values.IsEmpty)
        {
            var block = values[..Math.Min(values.Length, BufferSize / size)];
            for (int i = 0; i < block.Length; i++)
            {
                rounding.Write(buffer.AsSpan(i * size), block[i]);
            }

            stream.Write(buffer, 0, block.Length * size);
            values = values[block.Length..];
        }
    }

    /// <summary>Writes the next tensor, one whole number.</summary>
    public void WriteCount(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(buffer, value);
        stream.Write(buffer, 0, sizeof(long));
    }

    private static void WriteArray(Utf8JsonWriter json, string name, IEnumerable<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (long number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
