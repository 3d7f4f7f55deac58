using System.Globalization;
using System.Text.Json;
using NetGen.Generated;

namespace NetGen;

/// <summary>
/// Features as JSON:
/// <c>{"complete":true,"columns":[{"column":"sex","by_name":true,"feature":{"kind":"OneHot","rounded":false,"missing":{"kind":"Category","value":null,"name":"?"},"categories":["?","f","m"]}}]}</c>.
/// Numbers are written so that they read back to the same bits.
/// </summary>
internal static class CsvFeaturesJson
{
    private const string Complete = "complete", Columns = "columns", Column = "column", ByName = "by_name", Feature = "feature";
    private const string Kind = "kind", Rounded = "rounded", Missing = "missing", Categories = "categories", Value = "value", Name = "name";

    public static void Write(Utf8JsonWriter json, CsvFeatures features)
    {
        json.WriteStartObject();
        json.WriteBoolean(Complete, features.IsComplete);
        json.WriteStartArray(Columns);
        foreach (var (column, feature) in features.Columns)
        {
            json.WriteStartObject();
            json.WriteString(Column, column.ToString());
            json.WriteBoolean(ByName, column.Name is not null);
            json.WritePropertyName(Feature);
            Write(json, feature);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, CsvFeature feature)
    {
        json.WriteStartObject();
        json.WriteString(Kind, feature.Kind.ToString());
        json.WriteBoolean(Rounded, feature.Rounded);
        json.WritePropertyName(Missing);
        Write(json, feature.Missing);
        if (feature.Categories is { } categories)
        {
            json.WriteStartArray(Categories);
            foreach (string category in categories)
            {
                json.WriteStringValue(category);
            }

            json.WriteEndArray();
        }
        else
        {
            json.WriteNull(Categories);
        }

        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, MissingValues missing)
    {
        json.WriteStartObject();
        json.WriteString(Kind, missing.Kind.ToString());
        if (missing.Value is { } value)
        {
            json.WriteNumber(Value, value);
        }
        else
        {
            json.WriteNull(Value);
        }

        json.WriteString(Name, missing.Name);
        json.WriteEndObject();
    }

    /// <summary>Reads features.</summary>
    /// <exception cref="InvalidDataException">They have another form.</exception>
    /// <exception cref="ArgumentException">They contradict each other.</exception>
    public static CsvFeatures ReadFeatures(JsonMembers members)
    {
        bool isComplete = members.Take(Complete, JsonKind.Boolean);
        var features = new CsvFeatures(isComplete, members.TakeObjects(Columns, ReadColumn));
        foreach (var (name, feature) in features)
        {
            feature.Check(name, nameof(features));
        }

        return features;
    }

    /// <summary>Reads features that describe all inputs of a row.</summary>
    /// <exception cref="InvalidDataException">They have another form, contradict each other, or leave something open.</exception>
    public static CsvFeatures ReadComplete(JsonMembers members)
    {
        try
        {
            var features = ReadFeatures(members);
            return features.IsComplete && features.Values.All(f => f.Categories is not null == f.IsCategorical)
                ? features
                : throw members.Error("expected all inputs, with the categories of those that have some.");
        }
        catch (ArgumentException e)
        {
            throw members.Error(e.Message);
        }
    }

    /// <summary>Reads a feature.</summary>
    /// <exception cref="InvalidDataException">It has another form.</exception>
    public static CsvFeature ReadFeature(JsonMembers members) => new(members.Take(Kind, OneOf<CsvFeatureKind>()))
    {
        Rounded = members.Take(Rounded, JsonKind.Boolean),
        Missing = members.TakeObject(Missing, ReadMissing),
        Categories = members.TakeNull(Categories) ? null : members.TakeMany(Categories, JsonKind.Text),
    };

    /// <summary>Reads what becomes of missing values.</summary>
    /// <exception cref="InvalidDataException">It has another form.</exception>
    public static MissingValues ReadMissing(JsonMembers members)
    {
        var kind = members.Take(Kind, OneOf<MissingValuesKind>());
        float value = kind == MissingValuesKind.Constant || !members.TakeNull(Value) ? members.Take(Value, JsonKind.Single) : 0;
        string name = kind == MissingValuesKind.Category || !members.TakeNull(Name) ? members.Take(Name, JsonKind.Text) : "";
        return kind switch
        {
            MissingValuesKind.Refused => MissingValues.Refused,
            MissingValuesKind.Dropped => MissingValues.Dropped,
            MissingValuesKind.Mean => MissingValues.Mean,
            MissingValuesKind.Constant => MissingValues.Constant(value),
            _ => MissingValues.Category(name),
        };
    }

    private static CsvColumnFeature ReadColumn(JsonMembers members)
    {
        var column = members.Take(ByName, JsonKind.Boolean) ? new CsvColumn(members.Take(Column, JsonKind.Text)) : new CsvColumn(members.Take(Column, Place));
        return new CsvColumnFeature(column, members.TakeObject(Feature, ReadFeature));
    }

    private static JsonKind<Index> Place { get; } = new("an index such as \"3\" or \"^1\"", (JsonElement element, out Index place) =>
    {
        string text = element.ValueKind == JsonValueKind.String ? element.GetString()! : "";
        bool isFromEnd = text.StartsWith('^');
        bool isNumber = int.TryParse(text.AsSpan(isFromEnd ? 1 : 0), NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        place = new Index(number, isFromEnd);
        return isNumber;
    });

    private static JsonKind<T> OneOf<T>()
        where T : struct, Enum => new($"one of {string.Join(", ", Enum.GetNames<T>())}", (JsonElement element, out T value) =>
        {
            value = default;
            return element.ValueKind == JsonValueKind.String && Enum.GetNames<T>().Contains(element.GetString()) && Enum.TryParse(element.GetString(), out value);
        });
}
