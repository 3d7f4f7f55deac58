using System.Text.Json;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>The programs of <c>docs/weights.md</c> compile without a warning, and do what the page says, with files that PyTorch wrote.</summary>
public sealed class WeightsDocumentTests : IDisposable
{
    private static readonly string[] Reference = ["Runtime.Tests", "Reference", "Serialization"];
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_network_of_PyTorchs_predicts_the_same()
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.Path([.. Reference, "sequential.json"])));
        float[] logits = Load(0).Invoke<float[]>("FromPyTorch", "Run", [RepositoryRoot.Path([.. Reference, "Torch", "sequential.pt"]), Numbers("inputs")]);
        float[] outputs = Numbers("outputs");
        Assert.Equal(outputs.Length, logits.Length);

        // Sums of 24 products of numbers near 1 in another order: a few ε (6e-8).
        Assert.All(outputs.Zip(logits), pair => Assert.InRange(pair.Second, pair.First - 1e-6f, pair.First + 1e-6f));

        float[] Numbers(string name) => [.. expected.RootElement.GetProperty(name).EnumerateArray().Select(n => n.GetSingle())];
    }

    [Fact]
    public void One_dictionary_of_a_checkpoint_is_read_and_saved_in_half_the_space()
    {
        string file = Path.Combine(folder.Path, "shapes.safetensors");
        var report = Load(1).Invoke<LoadReport>("FromCheckpoint", "Run", [RepositoryRoot.Path([.. Reference, "Torch", "averaged.pt"]), file]);
        Assert.True(report.IsComplete);
        Assert.Equal(4, report.Loaded.Count);
        Assert.Equal(4, File.ReadAllText(file).Split("\"F16\"").Length - 1);
    }

    private static GeneratedAssembly Load(int block) =>
        GeneratedAssembly.Load(DocumentedPrograms.Run(DocumentedPrograms.Blocks("docs", "weights.md")[block], program: false).CheckedOutput());
}
