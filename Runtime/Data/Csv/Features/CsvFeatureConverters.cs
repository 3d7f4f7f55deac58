using System.Text.Json;
using System.Text.Json.Serialization;
using NetGen.Generated;

namespace NetGen;

/// <summary>Has <c>JsonSerializer</c> write and read what <see cref="CsvFeaturesJson"/> does.</summary>
internal abstract class CsvJsonConverter<T> : JsonConverter<T>
    where T : class
{
    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        try
        {
            return JsonMembers.Read("JSON", typeof(T).Name, "", json.RootElement, Read);
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException)
        {
            throw new JsonException(e.Message, e);
        }
    }

    protected abstract T Read(JsonMembers members);
}

/// <summary>Features of columns as JSON.</summary>
internal sealed class CsvFeaturesConverter : CsvJsonConverter<CsvFeatures>
{
    public override void Write(Utf8JsonWriter writer, CsvFeatures value, JsonSerializerOptions options) => CsvFeaturesJson.Write(writer, value);

    protected override CsvFeatures Read(JsonMembers members) => CsvFeaturesJson.ReadFeatures(members);
}

/// <summary>A feature as JSON.</summary>
internal sealed class CsvFeatureConverter : CsvJsonConverter<CsvFeature>
{
    public override void Write(Utf8JsonWriter writer, CsvFeature value, JsonSerializerOptions options) => CsvFeaturesJson.Write(writer, value);

    protected override CsvFeature Read(JsonMembers members) => CsvFeaturesJson.ReadFeature(members);
}

/// <summary>What becomes of missing values as JSON.</summary>
internal sealed class MissingValuesConverter : CsvJsonConverter<MissingValues>
{
    public override void Write(Utf8JsonWriter writer, MissingValues value, JsonSerializerOptions options) => CsvFeaturesJson.Write(writer, value);

    protected override MissingValues Read(JsonMembers members) => CsvFeaturesJson.ReadMissing(members);
}
