using System.Text.Json;
using NetGen.Generated;
using NetGen.Runtime.Tests.Networks;

namespace NetGen.Runtime.Tests.Serialization.PyTorch;

/// <summary>Files of <c>torch.save</c>: what is read of them.</summary>
public sealed class TorchFileTests
{
    // Sums of up to 96 products of numbers near 1, in another order than PyTorch's: a few ε (6e-8) times sizes below 10.
    private const float Tolerance = 1e-6f;

    [Theory]
    [InlineData("sequential", LoadMatch.ByName)]
    [InlineData("sequential", LoadMatch.ByOrder)]
    [InlineData("sequential", LoadMatch.Matching)]
    [InlineData("image", LoadMatch.ByName)]
    [InlineData("image", LoadMatch.ByOrder)]
    [InlineData("signal", LoadMatch.ByName)]
    [InlineData("signal", LoadMatch.ByOrder)]
    [InlineData("normalised", LoadMatch.ByName)]
    [InlineData("normalised", LoadMatch.ByOrder)]
    [InlineData("branching", LoadMatch.ByName)]
    [InlineData("branching", LoadMatch.Matching)]
    public void A_network_predicts_what_PyTorch_predicts(string name, LoadMatch match)
    {
        NetworkCore core = Create(name), ofSafetensors = Create(name);
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(TorchFiles.Reference, name + ".json")));
        float[] inputs = Numbers(expected.RootElement.GetProperty("inputs"));
        Assert.True(NetworkFile.Load(core, TorchFiles.Path(name + ".pt"), match).IsComplete);
        float[] outputs = core.Predict(inputs);
        float[] ofPyTorch = Numbers(expected.RootElement.GetProperty("outputs"));
        Assert.Equal(ofPyTorch.Length, outputs.Length);
        Assert.All(ofPyTorch.Zip(outputs), pair => Assert.InRange(pair.Second, pair.First - Tolerance, pair.First + Tolerance));

        // And to the bit what it predicts from the same weights in a safetensors file.
        NetworkFile.Load(ofSafetensors, Path.Combine(TorchFiles.Reference, name + ".safetensors"));
        Assert.Equal(ofSafetensors.Predict(inputs), outputs);
    }

    [Theory]
    [InlineData("sequential_2.pt")]
    [InlineData("sequential_big.pt")]
    [InlineData("sequential_p3.pt")]
    [InlineData("sequential_p4.pt")]
    [InlineData("sequential_p5.pt")]
    [InlineData("double.pt")]
    [InlineData("parameters.pt")]
    [InlineData("shared.pt")]
    [InlineData("checkpoint.pt")]
    public void However_they_were_saved_the_weights_are_the_same_bits(string name)
    {
        var core = TestNetworks.Create<ImageLayout>(seed: 9);
        var report = NetworkFile.Load(core, TorchFiles.Path(name));
        Assert.True(report.IsComplete);
        Assert.Equal(["1.weight", "1.bias", "4.weight", "4.bias"], report.Loaded);
        Assert.Equal(Sequential().Storage.Parameters.Span, core.Storage.Parameters.Span);
    }

    [Theory]
    [InlineData("half.pt", WeightPrecision.Half)]
    [InlineData("bfloat16.pt", WeightPrecision.BFloat16)]
    public void Lower_precisions_are_those_that_are_saved_here_too(string name, WeightPrecision precision)
    {
        NetworkCore fromPyTorch = TestNetworks.Create<ImageLayout>(seed: 9), fromHere = TestNetworks.Create<ImageLayout>(seed: 9);
        NetworkFile.Load(fromPyTorch, TorchFiles.Path(name));
        NetworkFile.Load(fromHere, NetworkFile.SaveToBytes(Sequential(), precision));
        Assert.Equal(fromPyTorch.Storage.Parameters.Span, fromHere.Storage.Parameters.Span);
        Assert.False(Sequential().Storage.Parameters.Span.SequenceEqual(fromHere.Storage.Parameters.Span));
    }

    [Fact]
    public void Tensors_that_are_not_contiguous_are_read_in_their_order()
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(TorchFiles.Path("expected.json")));
        using var file = WeightFile.Open(new MemoryStream(TorchFiles.Bytes("strided.pt")), "strided.pt", null);
        Assert.Equal(4, file.Tensors.Count);
        foreach (var tensor in file.Tensors)
        {
            float[] numbers = Numbers(expected.RootElement.GetProperty("strided").GetProperty(tensor.Name)), values = new float[numbers.Length];
            file.Read(tensor, values);
            Assert.Equal(numbers, values);
        }
    }

    [Theory]
    [InlineData("model", 0)]
    [InlineData("ema/module", 1)]
    public void Of_several_dictionaries_the_one_that_is_named_is_read(string entry, float difference)
    {
        var core = TestNetworks.Create<ImageLayout>();
        NetworkFile.Load(core, TorchFiles.Path("averaged.pt"), entry, LoadMatch.ByName);
        Assert.Equal(Sequential().View("dense2").Bias(1) + difference, core.View("dense2").Bias(1));
        NetworkFile.Load(core, new MemoryStream(TorchFiles.Bytes("averaged.pt")), entry, LoadMatch.ByName);
        NetworkFile.Load(core, TorchFiles.Bytes("averaged.pt"), entry, LoadMatch.ByName);
        Assert.Equal(Sequential().View("dense2").Bias(1) + difference, core.View("dense2").Bias(1));
    }

    [Fact]
    public void Networks_take_an_entry_by_path_stream_and_bytes()
    {
        var network = new ConvolvingImage(seed: 9);
        Assert.True(network.Load(TorchFiles.Path("image.pt"), entry: "").IsComplete);
        Assert.True(network.Load(new MemoryStream(TorchFiles.Bytes("image.pt")), entry: "", LoadMatch.ByOrder).IsComplete);
        Assert.True(network.Load(TorchFiles.Bytes("image.pt"), entry: "").IsComplete);
        Assert.Throws<InvalidDataException>(() => network.Load(TorchFiles.Path("image.pt"), entry: "model"));
    }

    [Fact]
    public void The_outermost_dictionary_has_the_empty_name()
    {
        var core = TestNetworks.Create<ImageLayout>();
        Assert.True(NetworkFile.Load(core, TorchFiles.Path("mixed.pt"), "", LoadMatch.ByName).IsComplete);
        Assert.Equal(Sequential().Storage.Parameters.Span, core.Storage.Parameters.Span);
    }

    [Theory]
    [InlineData("averaged.pt", null, "span: several of its dictionaries have tensors: 'model', 'ema/module'. Say which one has the weights, as in network.Load(path, entry: \"model\").")]
    [InlineData("averaged.pt", "ema", "span: expected a dictionary of tensors named 'ema', but found 'model', 'ema/module'.")]
    [InlineData("mixed.pt", null, "span: several of its dictionaries have tensors: '' (the outermost), 'running'. Say which one has the weights, as in network.Load(path, entry: \"\").")]
    [InlineData("sequential.pt", "weights", "span: expected a dictionary of tensors named 'weights', but found '' (the outermost).")]
    public void An_error_lists_the_dictionaries_that_there_are(string name, string? entry, string message) => Refuses(TorchFiles.Bytes(name), entry, message);

    [Fact]
    public void A_safetensors_file_has_no_entries() =>
        Refuses(
            NetworkFile.SaveToBytes(Sequential()), "model",
            "span: expected a file of PyTorch (.pt, .pth), of which 'model' is to be an entry, but it is none; a safetensors file has no entries.");

    [Fact]
    public void A_stream_is_read_from_where_it_stands_to_its_end()
    {
        using var stream = new MemoryStream();
        stream.Write([1, 2, 3]);
        stream.Write(TorchFiles.Bytes("sequential.pt"));
        stream.Position = 3;
        var core = TestNetworks.Create<ImageLayout>();
        Assert.True(NetworkFile.Load(core, stream).IsComplete);
        Assert.Equal(stream.Length, stream.Position);
        Assert.True(NetworkFile.Load(core, new OneByteStream(TorchFiles.Bytes("sequential.pt"))).IsComplete);
        Assert.Equal(Sequential().Storage.Parameters.Span, core.Storage.Parameters.Span);
    }

    [Fact]
    public void Names_of_classes_stay()
    {
        var core = TestNetworks.Create<ImageLayout>();
        core.Storage.ClassNames = ["a", "b", "c"];
        NetworkFile.Load(core, TorchFiles.Path("sequential.pt"));
        Assert.Equal(["a", "b", "c"], core.Storage.ClassNames);
    }

    [Fact]
    public void Weights_of_another_network_are_refused_as_those_of_a_safetensors_file()
    {
        var core = TestNetworks.Create<WiderImageLayout>();
        var before = core.Storage;
        string message = Assert.Throws<InvalidDataException>(() => NetworkFile.Load(core, TorchFiles.Bytes("sequential.pt"))).Message;
        Assert.StartsWith(
            "span does not fit WiderClassifier: layer 'dense1': weight is 5×24 in the file but 7×24 in WiderClassifier; ", message, StringComparison.Ordinal);
        Assert.Same(before, core.Storage);
        Assert.Contains(
            "layer 'dense1': weight is I64 in the file, but weights are read from F32, F16, BF16 or F64",
            Assert.Throws<InvalidDataException>(() => NetworkFile.Load(Sequential(), TorchFiles.Bytes("whole.pt"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("old.pt", "span: this is the format that torch.save wrote before PyTorch 1.6, without an archive around it. Write it anew with a later version, in Python: torch.save(torch.load(old), new), or save it as safetensors.")]
    [InlineData("plain.pkl", "span: this is a Python pickle that is not in PyTorch's archive. Where torch.load reads it, write it anew in Python: torch.save(torch.load(old), new), or save it as safetensors.")]
    [InlineData("script.pt", "span: this is a TorchScript program (torch.jit.save), not a file of weights. Save its weights: torch.save(torch.jit.load(path).state_dict(), new).")]
    [InlineData("system.pt", "span/archive/data.pkl, byte 19: the pickle asks for 'posix.system'. Only tensors and dictionaries, lists, texts and numbers around them are read, and nothing is run: save the weights alone, torch.save(model.state_dict(), path).")]
    [InlineData("eval.pt", "span/archive/data.pkl, byte 41: the pickle asks for 'builtins.eval'. Only ")]
    [InlineData("module.pt", "span/archive/data.pkl, byte 2: the pickle asks for 'torch.nn.modules.container.Sequential'. Only ")]
    [InlineData("sparse.pt", "the pickle asks for 'torch._utils._rebuild_sparse_tensor'. Only ")]
    [InlineData("list.pt", "span: expected a dictionary of tensors, as model.state_dict() gives it, but found a list.")]
    [InlineData("numbers.pt", "span: expected a dictionary of tensors, as model.state_dict() gives it, but none of its dictionaries has tensors by names.")]
    public void What_is_no_file_of_weights_is_refused_with_what_to_do(string name, string message)
    {
        Refuses(TorchFiles.Bytes(name), null, message);
        Assert.False(File.Exists("netgen-was-here"));
    }

    private static void Refuses(byte[] file, string? entry, string message)
    {
        var core = Sequential();
        var before = core.Storage;
        var error = Assert.Throws<InvalidDataException>(() => NetworkFile.Load(core, file, entry, LoadMatch.ByName));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Same(before, core.Storage);
    }

    private static NetworkCore Sequential()
    {
        var core = TestNetworks.Create<ImageLayout>();
        NetworkFile.Load(core, Path.Combine(TorchFiles.Reference, "sequential.safetensors"));
        return core;
    }

    private static NetworkCore Create(string name) => name switch
    {
        "image" => CoreOf(new ConvolvingImage(seed: 9)),
        "signal" => CoreOf(new ConvolvingSignal(seed: 9)),
        "normalised" => CoreOf(new NormalisingImage(seed: 9)),
        "branching" => CoreOf(new BranchingImage(seed: 9)),
        _ => TestNetworks.Create<ImageLayout>(seed: 9),
    };

    private static NetworkCore CoreOf<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork> => network.Core;

    private static float[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(n => n.GetSingle())];
}
