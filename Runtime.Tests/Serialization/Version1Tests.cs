using System.Text.Json;
using NetGen.Generated;

namespace NetGen.Runtime.Tests.Serialization.Version1;

/// <summary>Files and checkpoints that NetGen wrote when the format's version was 1 (Reference/Version1): they predict what they predicted then, or are refused.</summary>
public class Version1Tests
{
    // The kernels are those of then, so only the number of lanes makes a difference: a few ε of sums of less than 50 products near 1.
    private const float Tolerance = 1e-5f;
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Reference", "Version1");

    public static TheoryData<string> Files => [.. All.Select(n => n.Description.Name).Where(n => n != nameof(JoinedImages))];

    private static IEnumerable<NetworkCore> All =>
    [
        New<Plain>(), New<BatchNormed>(), New<Concatenated>(), New<Generated>(), New<Fitted>(),
        New<ResidualBlock>(), New<Embedded>(), New<WholeNormed>(), New<ReshapedMeans>(), New<JoinedImages>(),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_predicts_what_it_predicted(string name)
    {
        foreach (var match in Enum.GetValues<LoadMatch>())
        {
            var core = Create(name);
            Assert.True(NetworkFile.Load(core, PathOf(name), match).IsComplete);
            AssertPredicts(name, core);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Written_anew_it_is_of_version_2_and_predicts_the_same(string name)
    {
        NetworkCore core = Create(name), again = Create(name);
        NetworkFile.Load(core, PathOf(name));
        byte[] file = NetworkFile.SaveToBytes(core);
        Assert.Equal("2", Version(file));
        Assert.True(NetworkFile.Load(again, file).IsComplete);
        Assert.Equal(core.Storage.Parameters.Span, again.Storage.Parameters.Span);
        AssertPredicts(name, again);
    }

    [Fact]
    public void Orders_that_have_changed_are_written_in_their_new_place()
    {
        // As version 2 the same bytes are another network: the test would not see it if both versions were read alike.
        string[] changed = [.. All.Where(c => c.Description.Layers.SelectMany(l => l.Parameters).Any(p => p.Version1 is not null)).Select(c => c.Description.Name)];
        Assert.Equal([nameof(ResidualBlock), nameof(Embedded), nameof(WholeNormed), nameof(ReshapedMeans)], changed);
        foreach (string name in changed.Except([nameof(WholeNormed), nameof(Embedded)]))
        {
            NetworkCore first = Create(name), second = Create(name);
            byte[] file = File.ReadAllBytes(PathOf(name));
            NetworkFile.Load(first, file);
            NetworkFile.Load(second, SafetensorsBytes.Edit(file, "\"netgen.version\":\"1\"", "\"netgen.version\":\"2\""));
            Assert.NotEqual(first.Storage.Parameters.Span.ToArray(), second.Storage.Parameters.Span.ToArray());
        }
    }

    [Fact]
    public void A_file_whose_values_were_joined_in_another_order_is_refused()
    {
        foreach (var match in Enum.GetValues<LoadMatch>())
        {
            var core = Create(nameof(JoinedImages));
            float[] before = core.Storage.Parameters.Span.ToArray();
            var error = Assert.Throws<InvalidDataException>(() => NetworkFile.Load(core, PathOf(nameof(JoinedImages)), match));
            Assert.EndsWith(
                "JoinedImages.safetensors does not fit JoinedImages: it has version 1, in which JoinedImages had no layer 'transpose1' and did not take values in PyTorch's order, "
                + "so that its weights belong to another network. Train JoinedImages again, or use the version of NetGen that wrote it.",
                error.Message);
            Assert.Equal(before, core.Storage.Parameters.Span.ToArray());
        }
    }

    [Fact]
    public void A_checkpoint_goes_on_to_what_it_came_to()
    {
        Continue<Plain>(new(seed: 99), 40, ["round", "square", "flat"]);
        Continue<ResidualBlock>(new(seed: 99), 12, null);
    }

    [Fact]
    public void A_checkpoint_whose_values_were_joined_in_another_order_is_refused()
    {
        var network = new JoinedImages(seed: 99);
        float[] before = network.Parameters.ToArray();
        var trainer = new Trainer<JoinedImages>(network, new Adam());
        var error = Assert.Throws<InvalidDataException>(() => trainer.Resume(Path.Combine(Folder, "JoinedImages.checkpoint")));
        Assert.Contains("it has version 1, in which JoinedImages had no layer 'transpose1'", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.ToArray());
    }

    /// <summary>The third epoch of the training that write_files.cs.txt describes.</summary>
    private static void Continue<TNetwork>(TNetwork network, int inputs, string[]? names)
        where TNetwork : class, INetwork<TNetwork>
    {
        const int Rows = 24;
        float[] x = [.. Enumerable.Range(0, Rows * inputs).Select(i => (((i * 37) % 101) / 50f) - 1)];
        var data = Dataset.FromArrays(x, inputs, [.. Enumerable.Range(0, Rows).Select(i => (i * 7) % 11 % 3)], names);
        var trainer = new Trainer<TNetwork>(network, new Adam { LearningRate = 0.02f }) { BatchSize = 8, Epochs = 3, Seed = 5, Workers = 1 };
        var folder = Directory.CreateTempSubdirectory("netgen-version1-");
        try
        {
            trainer.Callbacks.Add(new Checkpoint(Path.Combine(folder.FullName, "end.checkpoint")));
            Assert.Equal(3, trainer.Resume(Path.Combine(Folder, typeof(TNetwork).Name + ".checkpoint")).Epoch);
            trainer.Fit(data);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        AssertPredicts(typeof(TNetwork).Name, network.Core);
    }

    private static NetworkCore New<TNetwork>()
        where TNetwork : class, INetwork<TNetwork> => TNetwork.Create(seed: 99).Core;

    private static NetworkCore Create(string name) => All.First(c => c.Description.Name == name);

    private static string PathOf(string name) => Path.Combine(Folder, name + ".safetensors");

    private static string Version(byte[] file)
    {
        using var header = JsonDocument.Parse(file.AsMemory(8, (int)BitConverter.ToInt64(file)));
        return header.RootElement.GetProperty("__metadata__").GetProperty("netgen.version").GetString()!;
    }

    private static void AssertPredicts(string name, NetworkCore core)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "predictions.json")));
        float[] inputs = Numbers("inputs"), expected = Numbers("outputs"), outputs = new float[expected.Length];
        core.Predict(inputs, outputs);
        for (int i = 0; i < outputs.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - outputs[i]) <= Tolerance * Math.Max(1, Math.Abs(expected[i])),
                FormattableString.Invariant($"{name}: expected {expected[i]} at {i}, found {outputs[i]}"));
        }

        float[] Numbers(string property) => [.. json.RootElement.GetProperty(name).GetProperty(property).EnumerateArray().Select(v => v.GetSingle())];
    }
}
