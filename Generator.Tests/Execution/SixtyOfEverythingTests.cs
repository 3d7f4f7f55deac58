using NetGen.Generator.Layers;
using NetGen.Generator.Planning;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Execution;

/// <summary>Sixty of everything that can be counted: no name runs out of letters, and what is written compiles and runs.</summary>
public sealed class SixtyOfEverythingTests
{
    private const int Count = 60;

    /// <summary>A layer of each kind that leaves its input's shape, on images of 3 × 3 × 2 where it takes none but those; kinds that a network has but once are left out.</summary>
    private static readonly Dictionary<string, (string Input, string Layer)> Layers = new()
    {
        ["Dense"] = ("4", "Dense(4)"),
        ["Conv2D"] = ("3, 3, 2", "Conv2D(2, 1)"),
        ["Conv1D"] = ("3, 2", "Conv1D(2, 1)"),
        ["ConvTranspose2D"] = ("3, 3, 2", "ConvTranspose2D(2, 1)"),
        ["Flatten"] = ("4", "Flatten"),
        ["Rescale"] = ("4", "Rescale(1.5, -0.5)"),
        ["Dropout"] = ("4", "Dropout(0.1)"),
        ["Dropout2D"] = ("3, 3, 2", "Dropout2D(0.1)"),
        ["GaussianNoise"] = ("4", "GaussianNoise(0.1)"),
        ["Reshape"] = ("4", "Reshape(4)"),
        ["ZeroPad2D"] = ("3, 3, 2", "ZeroPad2D(0)"),
        ["UpSample2D"] = ("3, 3, 2", "UpSample2D(1)"),
        ["DepthToSpace"] = ("3, 3, 2", "DepthToSpace(1)"),
        ["SpaceToDepth"] = ("3, 3, 2", "SpaceToDepth(1)"),
        ["RNN"] = ("3, 2", "RNN(2)"),
        ["LSTM"] = ("3, 2", "LSTM(2)"),
        ["GRU"] = ("3, 2", "GRU(2)"),
        ["BatchNorm"] = ("4", "BatchNorm"),
        ["LayerNorm"] = ("4", "LayerNorm"),
        ["GroupNorm"] = ("3, 3, 2", "GroupNorm(1)"),
        ["MaxPool2D"] = ("3, 3, 2", "MaxPool2D(1)"),
        ["MaxPool1D"] = ("3, 2", "MaxPool1D(1)"),
        ["AvgPool2D"] = ("3, 3, 2", "AvgPool2D(1)"),
        ["AvgPool1D"] = ("3, 2", "AvgPool1D(1)"),
        ["Add"] = ("4", "Add(\"input\")"),
        ["Multiply"] = ("4", "Multiply(\"input\")"),
        ["Concat"] = ("1", "Concat(\"input\")"),
        ["Activation"] = ("4", "Activation<Own>"),
    };

    private static readonly string[] Once = ["Standardize", "Embedding", "LastStep", "GlobalMaxPool", "GlobalAvgPool"];

    private static readonly Dictionary<string, string> Networks = new()
    {
        ["Operands"] = Named("Dense(4, From = \"input\", Name = \"n@\")") + $"[Add({All}, Name = \"sum\")] [Multiply({All}, Name = \"product\")] [Concat({All})] [Dense(2)]",
        ["Blocks"] = Repeated("[Block<Part>]") + "[Dense(2)]",
        ["Runs"] = $"[Block<Part>(Repeat = {Count})] [Dense(2)]",
        ["AllActivations"] = string.Concat(Enumerable.Range(0, Count).Select(i => $"[{ActivationNames.SpecOf(ActivationNames.All[1 + (i % (ActivationNames.All.Length - 1))]!).Kind}]")) + "[Dense(2)]",
    };

    private static readonly Lazy<GeneratedAssembly> Assembly = new(() => GeneratedAssembly.Load(new GeneratorRunner(new NetworkGenerator(), new RowGenerator()).Run(Source()).CheckedOutput()));

    public static TheoryData<string> Names => [.. Kinds.Select(k => k + "s"), .. Networks.Keys];

    private static IEnumerable<string> Kinds => LayerTable.Kinds.Except(Once);

    private static string All => string.Join(", ", Enumerable.Range(0, Count).Select(i => $"\"n{i}\""));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_network_of_sixty_trains_and_predicts(string name)
    {
        var core = GeneratedAssembly.CoreOf(Assembly.Value.Create(name, seed: 1));
        const int Rows = 3;
        float[] inputs = [.. Enumerable.Range(0, Rows * core.Description.InputShape.Size).Select(i => 0.1f * (i % 7))];
        float[] outputs = new float[Rows * core.Description.OutputShape.Size];

        core.Predict(inputs, outputs);
        core.Forward(inputs, outputs);
        core.Backward(outputs, new float[inputs.Length]);

        Assert.Equal(core.Description.Layers.Count, core.Description.Layers.Select(l => l.Name).Distinct().Count());
    }

    [Fact]
    public void A_row_of_sixty_properties_is_encoded() =>
        Assert.Equal(Count * Count, Assembly.Value.Invoke<int>("Use", "Encode"));

    [Fact]
    public void A_network_of_sixty_views_has_them() => Assert.Equal(Count, Assembly.Value.Type("Views").GetProperties().Count(p => p.PropertyType == typeof(LayerView)));

    private static string Source()
    {
        var stacks = Kinds.Select(k => Network(k + "s", Layers.TryGetValue(k, out var layer) ? layer.Input : "4", Repeated($"[{(layer.Layer ?? k)}]")));
        string properties = string.Join(", ", Enumerable.Range(0, Count).Select(i => $"[Category({All})] string P{i}"));
        string arguments = string.Join(", ", Enumerable.Range(0, Count).Select(i => $"\"n{i}\""));
        string views = string.Concat(Enumerable.Range(0, Count).Select(i => $"/** <summary>A layer.</summary> */ public partial LayerView V{i} {{ get; }} "));
        return $$"""
            using System.Numerics;
            using NetGen;
            public class Own : IActivation
            {
                public static Vector<float> Forward(Vector<float> x) => x;
                public static Vector<float> Backward(Vector<float> x, Vector<float> y, Vector<float> dy) => dy;
            }
            [Block] [Dense(4, Activation.Tanh)] [Dropout(0.1)] public class Part;
            {{string.Join('\n', stacks)}}
            {{string.Join('\n', Networks.Select(n => Network(n.Key, "4", n.Value)))}}
            /** <summary>Sixty views.</summary> */ [Network(4)] {{string.Concat(Enumerable.Range(0, Count).Select(i => $"[Dense(4, Name = \"V{i}\")]"))}} public partial class Views { {{views}} }
            [Features] public partial record Row({{properties}});
            public static class Use
            {
                public static int Encode()
                {
                    float[] inputs = new float[Row.FeatureCount];
                    Row.Encode(new Row({{arguments}}), inputs);
                    for (int i = 0; i < {{Count}}; i++)
                    {
                        inputs[({{Count}} * i) + i] -= 1;
                    }
                    return System.Array.TrueForAll(inputs, x => x == 0) ? inputs.Length : -1;
                }
            }
            """;
    }

    private static string Network(string name, string input, string layers) => $"[Network({input})] {layers} public partial class {name};";

    private static string Repeated(string layer) => string.Concat(Enumerable.Repeat(layer, Count));

    private static string Named(string layer) => string.Concat(Enumerable.Range(0, Count).Select(i => $"[{layer.Replace("@", $"{i}", StringComparison.Ordinal)}]"));
}
