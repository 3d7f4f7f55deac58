using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NetGen.Generated;

/// <summary>JSON inside a metadata string, and the errors in it.</summary>
internal static class MetadataJson
{
    /// <summary>The JSON is never embedded in HTML, so quotes and non-ASCII characters need no escapes.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text that the callback writes.</summary>
    public static string Write(Action<Utf8JsonWriter> write)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, Options))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    /// <summary>Parses a metadata string.</summary>
    /// <exception cref="InvalidDataException">It is not JSON.</exception>
    public static JsonDocument Parse(string source, string key, string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{source}, metadata {key}: expected JSON. {e.Message}", e);
        }
    }

    /// <summary>The text of a string.</summary>
    /// <exception cref="InvalidDataException">It holds half a surrogate pair.</exception>
    public static string String(string source, string key, JsonElement element) => Unescaped(source, key, () => element.GetString()!);

    /// <summary>Whether an element is an object with a property of this name, and that property.</summary>
    /// <exception cref="InvalidDataException">The name of a property holds half a surrogate pair.</exception>
    public static bool TryGetProperty(string source, string key, JsonElement element, string name, out JsonElement value)
    {
        (bool found, value) = Unescaped(source, key, () =>
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var property) ? (true, property) : (false, default));
        return found;
    }

    /// <summary>An error in a metadata string.</summary>
    public static InvalidDataException Error(string source, string key, string message) => new($"{source}, metadata {key}: {message}");

    /// <summary>Reads a string: the parser decodes escapes only when asked, and half a surrogate pair cannot be decoded.</summary>
    /// <exception cref="InvalidDataException">It holds half a surrogate pair.</exception>
    public static T Unescaped<T>(string source, string key, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidDataException($"{source}, metadata {key}: expected Unicode text, but found half a surrogate pair. {e.Message}", e);
        }
    }
}
