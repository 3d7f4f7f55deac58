using System.Text.Json;

namespace Amp;

/// <summary>A model of Neural Amp Modeler (<c>.nam</c>): its architecture, and all weights in one list.</summary>
internal sealed class NamFile
{
    private NamFile(string architecture, JsonElement config, float[] weights, int sampleRate)
    {
        Architecture = architecture;
        Config = config;
        Weights = weights;
        SampleRate = sampleRate;
    }

    /// <summary><c>WaveNet</c>, <c>LSTM</c> …</summary>
    public string Architecture { get; }

    /// <summary>Its sizes.</summary>
    public JsonElement Config { get; }

    /// <summary>Its weights, in the order of its layers.</summary>
    public float[] Weights { get; }

    /// <summary>Samples a second that it was trained with.</summary>
    public int SampleRate { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="ModelFileException">It is no model.</exception>
    public static NamFile Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            return new NamFile(
                root.GetProperty("architecture").GetString()!,
                root.GetProperty("config").Clone(),
                [.. root.GetProperty("weights").EnumerateArray().Select(w => w.GetSingle())],
                root.TryGetProperty("sample_rate", out var rate) && rate.ValueKind == JsonValueKind.Number ? (int)rate.GetDouble() : 48_000);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ModelFileException($"{path} is no model of Neural Amp Modeler: {wrong.Message}");
        }
    }

    /// <summary>A size of the configuration, or of a part of it.</summary>
    /// <exception cref="ModelFileException">There is none.</exception>
    public static int Size(JsonElement part, string name) =>
        part.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int size)
            ? size
            : throw new ModelFileException($"The configuration has no whole number '{name}'.");
}
