using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace NetGen.Generated;

/// <summary>Reads the JSON header of a safetensors file, and accepts nothing that the format does not allow.</summary>
internal ref struct SafetensorsHeaderParser
{
    private readonly ReadOnlySpan<byte> json;
    private readonly string source;
    private Utf8JsonReader reader;

    private SafetensorsHeaderParser(ReadOnlySpan<byte> json, string source)
    {
        this.json = json;
        this.source = source;

        // Three levels: the header, a tensor, its shape.
        reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 3 });
    }

    private readonly long Offset => SafetensorsHeader.PrefixLength + reader.TokenStartIndex;

    /// <summary>Parses a header.</summary>
    /// <param name="json">The header without the length before it.</param>
    /// <param name="source">The file's name in messages.</param>
    /// <exception cref="InvalidDataException">The header breaks the format.</exception>
    public static SafetensorsHeader Parse(ReadOnlySpan<byte> json, string source)
    {
        var parser = new SafetensorsHeaderParser(json, source);
        try
        {
            return parser.Header();
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(
                $"{source}, byte {SafetensorsHeader.PrefixLength + parser.reader.BytesConsumed}: the header is not valid JSON. {e.Message}", e);
        }
    }

    private SafetensorsHeader Header()
    {
        if (json.IsEmpty || json[0] != '{')
        {
            throw Error(
                SafetensorsHeader.PrefixLength, $"expected the header to start with '{{', but found {(json.IsEmpty ? "nothing" : $"byte 0x{json[0]:X2}")}.");
        }

        if (!Utf8.IsValid(json))
        {
            throw Error(SafetensorsHeader.PrefixLength, "expected a header in UTF-8, but found bytes that are not.");
        }

        Dictionary<string, string>? metadata = null;
        var tensors = new List<SafetensorsTensor>();
        var names = new HashSet<string>();
        reader.Read();
        while (NextKey() is { } name)
        {
            if (!names.Add(name))
            {
                throw Error(Offset, $"the key {Quote(name)} occurs twice.");
            }

            if (name == SafetensorsHeader.MetadataKey)
            {
                metadata = Metadata();
            }
            else
            {
                tensors.Add(Tensor(name));
            }
        }

        int rest = json[(int)reader.BytesConsumed..].IndexOfAnyExcept((byte)' ');
        if (rest >= 0)
        {
            throw Error(SafetensorsHeader.PrefixLength + reader.BytesConsumed + rest, "expected nothing but spaces after the header's object.");
        }

        return new SafetensorsHeader(metadata ?? [], InDataOrder(tensors));
    }

    private Dictionary<string, string> Metadata()
    {
        Read(JsonTokenType.StartObject, $"an object of strings for {SafetensorsHeader.MetadataKey}");
        var metadata = new Dictionary<string, string>();
        while (NextKey() is { } key)
        {
            long offset = Offset;
            Read(JsonTokenType.String, $"a string for the metadata {Quote(key)}");
            if (!metadata.TryAdd(key, String()))
            {
                throw Error(offset, $"the metadata key {Quote(key)} occurs twice.");
            }
        }

        return metadata;
    }

    private SafetensorsTensor Tensor(string name)
    {
        long offset = Offset;
        SafetensorsType? type = null;
        List<long>? shape = null, range = null;
        Read(JsonTokenType.StartObject, $"an object for the tensor {Quote(name)}");
        while (NextKey() is { } key)
        {
            bool isNew = key switch
            {
                "dtype" => Set(ref type, Type(name)),
                "shape" => Set(ref shape, WholeNumbers(name, key, SafetensorsHeader.MaximumRank)),
                "data_offsets" => Set(ref range, WholeNumbers(name, key, 2)),
                _ => throw Error(Offset, $"tensor {Quote(name)}: expected dtype, shape and data_offsets, but found {Quote(key)}."),
            };
            if (!isNew)
            {
                throw Error(Offset, $"tensor {Quote(name)}: {key} occurs twice.");
            }
        }

        if (type is null || shape is null || range is not { Count: 2 })
        {
            throw Error(offset, $"tensor {Quote(name)}: expected dtype, shape and two data_offsets, but not all are there.");
        }

        var tensor = new SafetensorsTensor(name, type, shape, range[0], range[1], offset);
        CheckSize(tensor);
        return tensor;
    }

    private SafetensorsType Type(string tensor)
    {
        Read(JsonTokenType.String, $"a string for the dtype of tensor {Quote(tensor)}");
        string type = String();
        return SafetensorsType.Find(type) ?? throw Error(
            Offset, $"tensor {Quote(tensor)}: expected a dtype among {SafetensorsType.Names}, but found {Quote(type)}.");
    }

    private List<long> WholeNumbers(string tensor, string key, int maximumCount)
    {
        Read(JsonTokenType.StartArray, $"an array for the {key} of tensor {Quote(tensor)}");
        var numbers = new List<long>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out long number) || number < 0)
            {
                throw Error(Offset, $"tensor {Quote(tensor)}: expected whole numbers from 0 to 2⁶³ − 1 in {key}, but found {Found()}.");
            }

            if (numbers.Count == maximumCount)
            {
                throw Error(Offset, $"tensor {Quote(tensor)}: expected at most {maximumCount} numbers in {key}, but found more.");
            }

            numbers.Add(number);
        }

        return numbers;
    }

    private readonly void CheckSize(SafetensorsTensor tensor)
    {
        var bytes = (UInt128)(ulong)tensor.Type.Size;
        foreach (long dimension in tensor.Shape)
        {
            // Both factors are below 2⁶³ here, so the product of 128 bits is exact.
            bytes *= (ulong)dimension;
            if (bytes > long.MaxValue)
            {
                throw Error(tensor.HeaderOffset, $"tensor {Quote(tensor.Name)}: the shape {string.Join('×', tensor.Shape)} needs more than 2⁶³ − 1 bytes.");
            }
        }

        if (tensor.End < tensor.Begin || (ulong)(tensor.End - tensor.Begin) != (ulong)bytes)
        {
            throw Error(
                tensor.HeaderOffset,
                $"tensor {Quote(tensor.Name)}: expected data_offsets {bytes} bytes apart ({tensor.Type.Name}, shape [{string.Join(", ", tensor.Shape)}]), but found [{tensor.Begin}, {tensor.End}].");
        }
    }

    private readonly List<SafetensorsTensor> InDataOrder(List<SafetensorsTensor> tensors)
    {
        // Empty tensors may share a place; then the header's order decides.
        tensors.Sort((a, b) => (a.Begin, a.End, a.HeaderOffset).CompareTo((b.Begin, b.End, b.HeaderOffset)));
        long expected = 0;
        foreach (var tensor in tensors)
        {
            if (tensor.Begin != expected)
            {
                string fault = tensor.Begin > expected ? "a gap before it" : "an overlap with the tensor before it";
                throw Error(tensor.HeaderOffset, $"tensor {Quote(tensor.Name)}: expected its data to begin at {expected}, but found {tensor.Begin}: {fault}.");
            }

            expected = tensor.End;
        }

        return tensors;
    }

    private string? NextKey()
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.PropertyName ? String() : null;
    }

    private void Read(JsonTokenType expected, string what)
    {
        reader.Read();
        if (reader.TokenType != expected)
        {
            throw Error(Offset, $"expected {what}, but found {Found()}.");
        }
    }

    private readonly string String()
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            // The reader leaves escapes alone until the string is asked for; half a surrogate pair cannot be one.
            throw new InvalidDataException($"{source}, byte {Offset}: expected a string of Unicode text, but found half a surrogate pair. {e.Message}", e);
        }
    }

    private readonly string Found() => reader.TokenType switch
    {
        JsonTokenType.StartObject or JsonTokenType.EndObject or JsonTokenType.StartArray or JsonTokenType.EndArray =>
            $"'{(char)json[(int)reader.TokenStartIndex]}'",
        _ => Quote(Encoding.UTF8.GetString(reader.ValueSpan)),
    };

    private readonly InvalidDataException Error(long offset, string message) => new($"{source}, byte {offset}: {message}");

    private static string Quote(string text) => SafetensorsReader.Quote(text);

    private static bool Set<T>(ref T? field, T value)
    {
        bool isNew = field is null;
        field = value;
        return isNew;
    }
}
