using System.Text.Json;

namespace NetGen.Runtime.Tests.Infrastructure;

/// <summary>A tensor of a reference file: its shape (empty for one number) and its values, row-major.</summary>
internal sealed record ReferenceTensor(int[] Shape, float[] Values)
{
    /// <summary>The length of the last dimension; 1 for one number.</summary>
    public int Columns => Shape.Length == 0 ? 1 : Shape[^1];

    /// <summary>The product of the dimensions before the last.</summary>
    public int Rows => Values.Length / Columns;

    /// <summary>The values as indices.</summary>
    public int[] ToLabels() => Array.ConvertAll(Values, value => checked((int)value));

    /// <summary>The values of [rows, channels, …] in the order [rows, …, channels].</summary>
    public float[] ChannelsLast()
    {
        if (Shape.Length < 3)
        {
            return Values;
        }

        int channels = Shape[1], pixels = Values.Length / (Shape[0] * channels);
        return [.. Enumerable.Range(0, Values.Length).Select(i =>
        {
            int row = i / (channels * pixels), pixel = i / channels % pixels, channel = i % channels;
            return Values[(((row * channels) + channel) * pixels) + pixel];
        })];
    }

    internal static ReferenceTensor Read(JsonElement element)
    {
        var shape = new List<int>();
        for (var level = element; level.ValueKind == JsonValueKind.Array; level = level[0])
        {
            shape.Add(level.GetArrayLength());
        }

        var values = new List<float>();
        Append(element, values);
        return new ReferenceTensor([.. shape], [.. values]);
    }

    private static void Append(JsonElement element, List<float> values)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            values.Add(element.GetSingle());
            return;
        }

        foreach (var item in element.EnumerateArray())
        {
            Append(item, values);
        }
    }
}

/// <summary>One case of a reference file. The gradients are those of Σ outputs · output gradients.</summary>
internal sealed class ReferenceCase
{
    private readonly JsonElement extra;

    public ReferenceCase(JsonElement element)
    {
        Name = element.GetProperty("name").GetString()!;
        Inputs = Tensors(element.GetProperty("inputs"));
        Parameters = Tensors(element.GetProperty("params"));
        Outputs = [.. element.GetProperty("outputs").EnumerateArray().Select(ReferenceTensor.Read)];
        OutputGradients = [.. element.GetProperty("grad_outputs").EnumerateArray().Select(ReferenceTensor.Read)];
        InputGradients = Tensors(element.GetProperty("grad_inputs"));
        ParameterGradients = Tensors(element.GetProperty("grad_params"));
        element.TryGetProperty("extra", out extra);
    }

    public string Name { get; }

    public IReadOnlyDictionary<string, ReferenceTensor> Inputs { get; }

    public IReadOnlyDictionary<string, ReferenceTensor> Parameters { get; }

    public IReadOnlyList<ReferenceTensor> Outputs { get; }

    public IReadOnlyList<ReferenceTensor> OutputGradients { get; }

    public IReadOnlyDictionary<string, ReferenceTensor> InputGradients { get; }

    public IReadOnlyDictionary<string, ReferenceTensor> ParameterGradients { get; }

    /// <summary>An option of the case, or what holds without it.</summary>
    public float Option(string name, float otherwise) =>
        extra.ValueKind == JsonValueKind.Object && extra.TryGetProperty(name, out var value) ? value.GetSingle() : otherwise;

    /// <summary>An option of the case that is text.</summary>
    public string Text(string name) => extra.GetProperty(name).GetString()!;

    /// <summary>A further result of the case.</summary>
    public ReferenceTensor Tensor(string name) => ReferenceTensor.Read(extra.GetProperty(name));

    private static Dictionary<string, ReferenceTensor> Tensors(JsonElement element) =>
        element.EnumerateObject().ToDictionary(property => property.Name, property => ReferenceTensor.Read(property.Value));
}

/// <summary>Reads the files of the folder Reference, which is copied beside the tests.</summary>
internal static class ReferenceCases
{
    /// <summary>The cases of a file by name.</summary>
    public static IReadOnlyDictionary<string, ReferenceCase> Load(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", file)));
        return document.RootElement.GetProperty("cases").EnumerateArray().Select(element => new ReferenceCase(element.Clone())).ToDictionary(item => item.Name);
    }
}
