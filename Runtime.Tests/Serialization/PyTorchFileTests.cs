using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NetGen.Generated;
using NetGen.Runtime.Tests.Networks;

namespace NetGen.Runtime.Tests.Serialization;

/// <summary>Files from PyTorch and to PyTorch, behind images and signals of two channels (Reference/Serialization).</summary>
public sealed class PyTorchFileTests : IDisposable
{
    // Sums of 24 products of numbers near 1, with convolutions of up to 96, in another order: a few ε (6e-8) times the sum of their sizes, which is below 10.
    private const float Tolerance = 2e-6f;
    private static readonly string Reference = Path.Combine(AppContext.BaseDirectory, "Reference", "Serialization");
    private readonly string path = Path.Combine(Path.GetTempPath(), $"netgen-tests-{Guid.NewGuid():N}.safetensors");

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData(LoadMatch.ByName)]
    [InlineData(LoadMatch.ByOrder)]
    [InlineData(LoadMatch.Matching)]
    public void A_file_from_PyTorch_predicts_what_PyTorch_predicts(LoadMatch match)
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Reference, "sequential.json")));
        var core = TestNetworks.Create<ImageLayout>();
        Assert.True(NetworkFile.Load(core, Path.Combine(Reference, "sequential.safetensors"), match).IsComplete);
        CheckOutputs(Numbers(expected, "outputs"), core.Predict(Numbers(expected, "inputs")));
    }

    [Theory]
    [InlineData(LoadMatch.ByName)]
    [InlineData(LoadMatch.ByOrder)]
    [InlineData(LoadMatch.Matching)]
    public void Convolutions_from_PyTorch_predict_what_PyTorch_predicts(LoadMatch match)
    {
        Check(new ConvolvingImage(), "image", "conv2D1");
        Check(new ConvolvingSignal(), "signal", "conv1D1");

        void Check<TNetwork>(TNetwork network, string name, string layer)
            where TNetwork : class, INetwork<TNetwork>
        {
            var core = network.Core;
            using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Reference, name + ".json")));
            byte[] original = File.ReadAllBytes(Path.Combine(Reference, name + ".safetensors"));
            Assert.True(NetworkFile.Load(core, original, match).IsComplete);
            CheckOutputs(Numbers(expected, "outputs"), core.Predict(Numbers(expected, "inputs")));

            float[] weights = new float[core.View(layer).WeightCount];
            core.View(layer).CopyWeightsTo(weights);
            Assert.Equal(Numbers(expected, "weight"), weights);
            Assert.Equal(SafetensorsBytes.Data(original), SafetensorsBytes.Data(NetworkFile.SaveToBytes(core)));
        }
    }

    [Theory]
    [InlineData("normalised", LoadMatch.ByName)]
    [InlineData("normalised", LoadMatch.ByOrder)]
    [InlineData("normalised", LoadMatch.Matching)]
    [InlineData("branching", LoadMatch.ByName)]
    [InlineData("branching", LoadMatch.Matching)]
    public void Batch_normalisations_from_PyTorch_predict_what_PyTorch_predicts(string name, LoadMatch match)
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Reference, name + ".json")));
        NetworkCore core = Normalising(name), again = Normalising(name);
        Assert.True(NetworkFile.Load(core, Path.Combine(Reference, name + ".safetensors"), match).IsComplete);
        CheckOutputs(Numbers(expected, "outputs"), core.Predict(Numbers(expected, "inputs")));

        // Written and read again, the running statistics among it.
        NetworkFile.Load(again, NetworkFile.SaveToBytes(core));
        Assert.Equal(core.Predict(Numbers(expected, "inputs")), again.Predict(Numbers(expected, "inputs")));
    }

    [Fact]
    public void Its_weights_are_in_PyTorchs_order_through_a_view()
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Reference, "sequential.json")));
        var core = TestNetworks.Create<ImageLayout>();
        NetworkFile.Load(core, Path.Combine(Reference, "sequential.safetensors"));
        float[] weights = new float[120];
        core.View("dense1").CopyWeightsTo(weights);
        Assert.Equal(Numbers(expected, "weight"), weights);
    }

    [Fact]
    public void Saved_again_the_data_are_the_same_bytes()
    {
        byte[] original = File.ReadAllBytes(Path.Combine(Reference, "sequential.safetensors"));
        var core = TestNetworks.Create<ImageLayout>();
        NetworkFile.Load(core, original);
        Assert.Equal(SafetensorsBytes.Data(original), SafetensorsBytes.Data(NetworkFile.SaveToBytes(core)));
    }

    [PyTorchFact]
    public void PyTorch_predicts_from_a_saved_file_what_the_network_predicts()
    {
        var core = TestNetworks.Create<ImageLayout>(seed: 12);
        core.View("dense1").CopyBiasesFrom([0.1f, -0.2f, 0.3f, -0.4f, 0.5f]);
        core.Storage.ClassNames = ["a", "b", "c"];
        NetworkFile.Save(core, path);
        float[] inputs = [.. Enumerable.Range(0, 3 * 24).Select(i => (CounterRandom.Uniform(5, (ulong)i) * 2) - 1)];

        using var answer = JsonDocument.Parse(RunPython("sequential", inputs));
        Assert.Equal(["1.weight", "1.bias", "4.weight", "4.bias"], answer.RootElement.GetProperty("names").EnumerateArray().Select(n => n.GetString()));
        Assert.Equal("pt", answer.RootElement.GetProperty("metadata").GetProperty("format").GetString());
        Assert.Equal("""["a","b","c"]""", answer.RootElement.GetProperty("metadata").GetProperty("netgen.class_names").GetString());
        CheckOutputs(core.Predict(inputs), Numbers(answer, "outputs"));
    }

    [PyTorchFact]
    public void PyTorch_predicts_from_saved_convolutions_what_the_network_predicts()
    {
        Check(new ConvolvingImage(seed: 3), "image", ["0.weight", "0.bias", "3.weight", "3.bias", "5.weight", "5.bias", "9.weight", "9.bias"]);
        Check(new ConvolvingSignal(seed: 4), "signal", ["0.weight", "4.weight", "4.bias"]);

        void Check<TNetwork>(TNetwork network, string name, string[] tensors)
            where TNetwork : class, INetwork<TNetwork>
        {
            var core = network.Core;
            NetworkFile.Save(core, path);
            float[] inputs = [.. Enumerable.Range(0, 2 * core.Description.InputShape.Size).Select(i => (CounterRandom.Uniform(5, (ulong)i) * 2) - 1)];
            using var answer = JsonDocument.Parse(RunPython(name, inputs));
            Assert.Equal(tensors, answer.RootElement.GetProperty("names").EnumerateArray().Select(n => n.GetString()));
            CheckOutputs(core.Predict(inputs), Numbers(answer, "outputs"));
        }
    }

    [PyTorchFact]
    public void PyTorch_predicts_from_saved_batch_normalisations_what_the_network_predicts()
    {
        foreach (string name in new[] { "normalised", "branching" })
        {
            var core = Normalising(name);
            NetworkFile.Load(core, Path.Combine(Reference, name + ".safetensors"));
            NetworkFile.Save(core, path);
            float[] inputs = [.. Enumerable.Range(0, 2 * core.Description.InputShape.Size).Select(i => (CounterRandom.Uniform(5, (ulong)i) * 2) - 1)];

            // load_state_dict is strict: it wants the count of batches too.
            using var answer = JsonDocument.Parse(RunPython(name, inputs));
            CheckOutputs(core.Predict(inputs), Numbers(answer, "outputs"));
        }
    }

    private static NetworkCore Normalising(string name) => name == "branching" ? CoreOf(new BranchingImage(seed: 9)) : CoreOf(new NormalisingImage(seed: 9));

    private static NetworkCore CoreOf<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork> => network.Core;

    private static void CheckOutputs(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.InRange(pair.Second, pair.First - Tolerance, pair.First + Tolerance));
    }

    private static float[] Numbers(JsonDocument json, string name) => [.. json.RootElement.GetProperty(name).EnumerateArray().Select(n => n.GetSingle())];

    private string RunPython(string network, float[] inputs)
    {
        using var process = Process.Start(new ProcessStartInfo(PyTorchFactAttribute.Python!, [Path.Combine(Reference, "predict.py"), network, path])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        process.StandardInput.Write($"[{string.Join(',', inputs.Select(x => x.ToString("R", CultureInfo.InvariantCulture)))}]");
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
