using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace NetGen.Generated;

/// <summary>A kind of value in JSON.</summary>
/// <typeparam name="T">The type that it is read as.</typeparam>
/// <param name="Name">Its name in error messages.</param>
/// <param name="TryRead">Reads an element; returns false if it is of another kind.</param>
internal sealed record JsonKind<T>(string Name, JsonKind<T>.Reader TryRead)
{
    internal delegate bool Reader(JsonElement element, [MaybeNullWhen(false)] out T value);
}

/// <summary>All kinds.</summary>
internal static class JsonKind
{
    public static JsonKind<bool> Boolean { get; } = new("true or false", TryReadBoolean);

    public static JsonKind<int> Int32 { get; } = new("a whole number of 32 bits", TryReadInt32);

    public static JsonKind<long> Int64 { get; } = new("a whole number of 64 bits", TryReadInt64);

    /// <summary>A number that is not too large for a float: one that is read as infinity is rejected.</summary>
    public static JsonKind<float> Single { get; } = new("a number", TryReadSingle);

    /// <summary>A number, or a value that JSON has no number for: <c>"NaN"</c>, <c>"Infinity"</c> or <c>"-Infinity"</c>.</summary>
    public static JsonKind<double> Double { get; } = new("a number", TryReadDouble);

    public static JsonKind<string> Text { get; } = new("a text", TryReadText);

    /// <summary>Writes a value so that <see cref="Double"/> reads the same bits.</summary>
    public static void Write(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static bool TryReadBoolean(JsonElement element, out bool value)
    {
        value = element.ValueKind == JsonValueKind.True;
        return value || element.ValueKind == JsonValueKind.False;
    }

    private static bool TryReadInt32(JsonElement element, out int value)
    {
        value = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out value);
    }

    private static bool TryReadInt64(JsonElement element, out long value)
    {
        value = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out value);
    }

    private static bool TryReadSingle(JsonElement element, out float value)
    {
        value = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetSingle(out value) && float.IsFinite(value);
    }

    private static bool TryReadDouble(JsonElement element, out double value)
    {
        double? named = element.ValueKind != JsonValueKind.String ? null
            : element.ValueEquals("NaN") ? double.NaN
            : element.ValueEquals("Infinity") ? double.PositiveInfinity
            : element.ValueEquals("-Infinity") ? double.NegativeInfinity
            : null;
        value = named ?? 0;
        return named is not null || (element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out value) && double.IsFinite(value));
    }

    private static bool TryReadText(JsonElement element, [MaybeNullWhen(false)] out string value)
    {
        value = element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        return value is not null;
    }
}
