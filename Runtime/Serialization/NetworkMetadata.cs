using System.Text.Json;

namespace NetGen.Generated;

/// <summary>What a file contains besides tensors: the format's version, the architecture, class names, what the inputs mean, and preprocessing.</summary>
internal static class NetworkMetadata
{
    /// <summary>The version that this code writes; it also reads version 1.</summary>
    public const string Version = "2";

    private const string FirstVersion = "1";

    /// <summary>Key of the format's version; a file without it was not written by NetGen.</summary>
    public const string VersionKey = "netgen.version";

    /// <summary>Key of the architecture's hash.</summary>
    public const string ArchitectureKey = "netgen.architecture";

    /// <summary>Key of the class names, a JSON array.</summary>
    public const string ClassNamesKey = "netgen.class_names";

    /// <summary>Key of the class names of a network with several heads: a JSON object with an array for each head whose classes have names.</summary>
    public const string HeadClassNamesKey = "netgen.head_class_names";

    /// <summary>Key of what the inputs mean, see <see cref="CsvFeaturesJson"/>.</summary>
    public const string FeaturesKey = "netgen.features";

    /// <summary>Key of the means and reciprocal deviations, see <see cref="PreprocessingJson"/>.</summary>
    public const string PreprocessingKey = "netgen.preprocessing";

    /// <summary>What is written of a network.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(NetworkDescription network, NetworkStorage storage)
    {
        // PyTorch's tools refuse a file that does not say it is for them.
        var metadata = new List<KeyValuePair<string, string>>
        {
            new("format", "pt"),
            new(VersionKey, Version),
            new(ArchitectureKey, network.ArchitectureHash),
        };
        if (storage.ClassNames is { } names)
        {
            metadata.Add(new(ClassNamesKey, MetadataJson.Write(json => WriteStrings(json, names))));
        }

        if (storage.HeadClassNames.Count > 0)
        {
            metadata.Add(new(HeadClassNamesKey, MetadataJson.Write(json => WriteHeadClassNames(json, storage.HeadClassNames))));
        }

        if ((network.Features ?? storage.Features) is { } features)
        {
            metadata.Add(new(FeaturesKey, MetadataJson.Write(json => CsvFeaturesJson.Write(json, features))));
        }

        if (network.Standardizes)
        {
            metadata.Add(new(PreprocessingKey, PreprocessingJson.Write(network, storage)));
        }

        return metadata;
    }

    /// <summary>Whether NetGen wrote the file.</summary>
    public static bool IsPresent(WeightFile reader) => reader.Metadata.ContainsKey(VersionKey);

    /// <summary>
    /// Whether a file has the orders of version 1. Refuses one of a later format, and one of version 1 whose weights the network cannot use any more.
    /// </summary>
    public static bool IsVersion1(WeightFile reader, NetworkDescription network)
    {
        string? version = reader.Metadata.GetValueOrDefault(VersionKey);
        if (version is not (null or Version or FirstVersion))
        {
            throw new InvalidDataException(
                $"{reader.Source}: expected {VersionKey} {Version}, but found {SafetensorsReader.Quote(version)}: a later version of NetGen wrote it.");
        }

        if (version == FirstVersion)
        {
            network.RequireVersion1(reader.Source);
        }

        return version == FirstVersion;
    }

    /// <summary>The class names of a file, or null.</summary>
    public static IReadOnlyList<string>? ClassNames(WeightFile reader)
    {
        if (!reader.Metadata.TryGetValue(ClassNamesKey, out string? text))
        {
            return null;
        }

        using var json = MetadataJson.Parse(reader.Source, ClassNamesKey, text);
        var names = json.RootElement;
        return names.ValueKind == JsonValueKind.Array && names.EnumerateArray().All(n => n.ValueKind == JsonValueKind.String)
            ? [.. names.EnumerateArray().Select(n => MetadataJson.String(reader.Source, ClassNamesKey, n))]
            : throw MetadataJson.Error(reader.Source, ClassNamesKey, "expected an array of strings.");
    }

    /// <summary>The class names of a file by head; empty if it has none.</summary>
    public static IReadOnlyDictionary<string, string[]> HeadClassNames(WeightFile reader)
    {
        if (!reader.Metadata.TryGetValue(HeadClassNamesKey, out string? text))
        {
            return new Dictionary<string, string[]>();
        }

        using var json = MetadataJson.Parse(reader.Source, HeadClassNamesKey, text);
        return JsonMembers.Read(reader.Source, HeadClassNamesKey, "", json.RootElement, members => members.TakeAllMany(JsonKind.Text));
    }

    /// <summary>Writes class names by head as an object.</summary>
    public static void WriteHeadClassNames(Utf8JsonWriter json, IReadOnlyDictionary<string, IReadOnlyList<string>> names)
    {
        json.WriteStartObject();
        foreach (var (head, classes) in names)
        {
            json.WritePropertyName(head);
            WriteStrings(json, classes);
        }

        json.WriteEndObject();
    }

    /// <summary>What the inputs of a file's network mean, or null.</summary>
    public static CsvFeatures? Features(WeightFile reader)
    {
        if (!reader.Metadata.TryGetValue(FeaturesKey, out string? text))
        {
            return null;
        }

        using var json = MetadataJson.Parse(reader.Source, FeaturesKey, text);
        return JsonMembers.Read(reader.Source, FeaturesKey, "", json.RootElement, CsvFeaturesJson.ReadComplete);
    }

    private static void WriteStrings(Utf8JsonWriter json, IReadOnlyList<string> strings)
    {
        json.WriteStartArray();
        foreach (string text in strings)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
