using NetGen.Generated;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>The programs of <c>docs/transfer.md</c> and <c>docs/measures.md</c> compile without a warning, and do what the pages say.</summary>
public sealed class TransferDocumentTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-transfer-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_body_learns_other_classes()
    {
        var program = Load("transfer.md", 0);
        string file = Path.Combine(folder.FullName, "corners.safetensors");
        object corners = program.Create("Corners", 1);
        GeneratedAssembly.CoreOf(corners).ClassNames = ["top", "left", "right"];
        GeneratedAssembly.CoreOf(corners).Storage.IsFitted = true;
        GeneratedAssembly.CoreOf(corners).Storage.State.Span.Fill(1);
        GeneratedAssembly.CoreOf(corners).Storage.State.Span[0] = 3;
        NetworkFile.Save(GeneratedAssembly.CoreOf(corners), file);

        object sides = program.Invoke<object>("Transfer", "Run", [file, Data(["a", "b", "c"])]);

        Assert.Equal(["a", "b", "c"], GeneratedAssembly.CoreOf(sides).ClassNames);
        Assert.Equal(3, GeneratedAssembly.CoreOf(sides).Storage.State.Span[0]);
    }

    [Fact]
    public void A_hidden_layer_gives_features()
    {
        var program = Load("transfer.md", 1);

        float[] features = program.Invoke<float[]>("Features", "Run", [program.Create("Encoder", 1), new float[] { 1, 2, 3, 4, 5, 6, 7, 8 }]);

        Assert.Equal(16, features.Length);
        Assert.All(features, feature => Assert.InRange(feature, -1, 1));
    }

    [Fact]
    public void A_threshold_is_taken_from_the_costs()
    {
        var program = Load("measures.md", 0);
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, 80).Select(_ => random.NextSingle())];
        var validation = Dataset.FromArrays(inputs, 2, [.. Enumerable.Range(0, 40).Select(row => row % 2 == 0 ? 0f : 1f)], 1);

        Assert.Contains(program.Invoke<string>("Thresholds", "Run", [program.Create("Defect", 1), validation]), new[] { "look at it", "fine" });
    }

    [Fact]
    public void A_classifier_says_how_sure_it_may_be()
    {
        var program = Load("measures.md", 1);

        Assert.InRange(program.Invoke<double>("Sureness", "Run", [program.Create("Triangle", 1), Data(["a", "b", "c"])]), 0, 1);
    }

    [Fact]
    public void Features_are_ranked()
    {
        var program = Load("measures.md", 2);
        var random = new Random(3);
        float[] inputs = [.. Enumerable.Range(0, 90).Select(_ => random.NextSingle())];

        var importance = program.Invoke<PermutationImportance>("Owing", "Run", [program.Create("Yield", 1), Dataset.FromArrays(inputs, 3, inputs[..30], 1)]);

        Assert.Equal(3, importance.Features.Count);
        Assert.Equal(10, importance.Repeats);
    }

    [Fact]
    public void Each_head_is_measured()
    {
        var program = Load("measures.md", 3);
        float[] inputs = [.. Enumerable.Range(0, 40).Select(i => i / 40f)];
        var validation = Dataset.FromArrays(
            inputs, 2, [DatasetHead.FromLabels("policy", [.. Enumerable.Range(0, 20).Select(row => row % 3)]), DatasetHead.FromNumbers("value", inputs[..20])]);

        // Sums of two doubles each.
        Assert.Equal(0, program.Invoke<double>("Heads", "Run", [program.Create("Player", 1), validation]), 1e-12);
    }

    private static GeneratedAssembly Load(string page, int block) =>
        GeneratedAssembly.Load(DocumentedPrograms.Run(DocumentedPrograms.Blocks("docs", page)[block], program: false).CheckedOutput());

    private static Dataset Data(string[] names)
    {
        var random = new Random(2);
        return Dataset.FromArrays([.. Enumerable.Range(0, 120).Select(_ => (2 * random.NextSingle()) - 1)], 2, [.. Enumerable.Range(0, 60).Select(row => row % 3)], names);
    }
}
