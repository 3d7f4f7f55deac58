using NetGen.Generated;
using NetGen.Runtime.Tests.Networks;

namespace NetGen.Runtime.Tests.Serialization;

public class LoadMatchTests
{
    private static readonly byte[] ImageFile = NetworkFile.SaveToBytes(TestNetworks.Create<ImageLayout>(seed: 3));

    [Fact]
    public void By_name_another_width_is_refused_with_the_layer_and_both_shapes() =>
        Refuses<WiderImageLayout>(
            ImageFile,
            LoadMatch.ByName,
            "span does not fit WiderClassifier: layer 'dense1': weight is 5×24 in the file but 7×24 in WiderClassifier; layer 'dense1': bias is 5 in the file but 7 in WiderClassifier; layer 'dense2': weight is 3×5 in the file but 3×7 in WiderClassifier.");

    [Fact]
    public void By_name_missing_and_unexpected_tensors_are_named() =>
        Refuses<DeeperImageLayout>(
            SafetensorsBytes.Edit(ImageFile, "1.bias", "1.offset"),
            LoadMatch.ByName,
            "span does not fit DeeperClassifier: layer 'dense1': '1.bias' is missing from the file; layer 'dense3': '6.weight' is missing from the file; layer 'dense3': '6.bias' is missing from the file; and 1 more.");

    [Fact]
    public void By_name_a_tensor_too_many_is_named() =>
        Refuses<ImageLayout>(NetworkFile.SaveToBytes(TestNetworks.Create<DeeperImageLayout>()), LoadMatch.ByName, "span does not fit ImageClassifier: tensor '6.weight' of the file belongs to no layer of ImageClassifier; tensor '6.bias' of the file belongs to no layer of ImageClassifier.");

    [Fact]
    public void By_name_another_architecture_of_the_same_shapes_is_refused()
    {
        string hash = ImageLayout.Description.ArchitectureHash;
        string error = Refuses<ImageLayout>(SafetensorsBytes.Edit(ImageFile, hash, "00FF"), LoadMatch.ByName, null);
        Assert.StartsWith("span does not fit ImageClassifier: its tensors have the right names and shapes, but they belong to another architecture", error, StringComparison.Ordinal);
        Assert.Contains($"expected hash {hash}, found '00FF'", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_a_later_format_is_refused() =>
        Refuses<ImageLayout>(SafetensorsBytes.Edit(ImageFile, "\"netgen.version\":\"2\"", "\"netgen.version\":\"3\""), LoadMatch.Matching, "span: expected netgen.version 2, but found '3': a later version of NetGen wrote it.");

    [Fact]
    public void Whole_numbers_are_no_weights() =>
        Refuses<ImageLayout>(
            SafetensorsBytes.Edit(ImageFile, "\"1.bias\":{\"dtype\":\"F32\"", "\"1.bias\":{\"dtype\":\"I32\""),
            LoadMatch.ByName,
            "span does not fit ImageClassifier: layer 'dense1': bias is I32 in the file, but weights are read from F32, F16, BF16 or F64.");

    [Fact]
    public void The_count_of_batches_is_passed_over_wherever_it_stands()
    {
        const string Counts = """
            "num_batches_tracked":{"dtype":"I64","shape":[],"data_offsets":[572,580]},"9.num_batches_tracked":{"dtype":"I64","shape":[],"data_offsets":[580,588]},
            """;
        string header = SafetensorsBytes.Header(ImageFile).Replace("\"1.weight\"", $"{Counts}\"1.weight\"", StringComparison.Ordinal);
        byte[] file = SafetensorsBytes.Of(header, [.. SafetensorsBytes.Data(ImageFile), .. new byte[16]]);
        foreach (var match in Enum.GetValues<LoadMatch>())
        {
            Assert.True(NetworkFile.Load(TestNetworks.Create<ImageLayout>(), file, match).IsComplete);
        }
    }

    [Fact]
    public void By_order_names_do_not_matter()
    {
        var saved = TestNetworks.Create<ImageLayout>(seed: 3);
        var core = TestNetworks.Create<NamedImageLayout>(seed: 4);
        Assert.Throws<InvalidDataException>(() => NetworkFile.Load(core, ImageFile));
        var report = NetworkFile.Load(core, ImageFile, LoadMatch.ByOrder);
        Assert.True(report.IsComplete);
        Assert.Equal(["1.weight", "1.bias", "4.weight", "4.bias"], report.Loaded);
        Assert.Equal(saved.Storage.Parameters.Span, core.Storage.Parameters.Span);
    }

    [Fact]
    public void By_order_each_parameter_takes_the_first_tensor_left_of_its_shape()
    {
        // Sorted by name, as Python's package writes: the biases stand before the weights.
        byte[] file = SafetensorsBytes.Of(
            """{"a.bias":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a.weight":{"dtype":"F32","shape":[2,2],"data_offsets":[8,24]},"b.bias":{"dtype":"F32","shape":[2],"data_offsets":[24,32]},"b.weight":{"dtype":"F32","shape":[2,2],"data_offsets":[32,48]}}""",
            SafetensorsBytes.Floats(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
        var core = TestNetworks.Create<SquareLayout>();
        NetworkFile.Load(core, file, LoadMatch.ByOrder);
        float[] weights = new float[4];
        core.View("dense1").CopyWeightsTo(weights);
        Assert.Equal([3, 4, 5, 6], weights);
        Assert.Equal(2, core.View("dense1").Bias(1));
        core.View("dense2").CopyWeightsTo(weights);
        Assert.Equal([9, 10, 11, 12], weights);
        Assert.Equal(7, core.View("dense2").Bias(0));
    }

    /// <summary>PyTorch's state dict of a network with four vectors of one shape in each of its batch normalisations, sorted as Python's safetensors package writes it.</summary>
    [Fact]
    public void By_order_tensors_sorted_by_name_find_their_roles()
    {
        byte[] file = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Reference", "Serialization", "normalised.safetensors"));
        INetwork<NormalisingImage> first = new NormalisingImage(seed: 1), second = new NormalisingImage(seed: 2);
        NetworkCore byName = first.Core, byOrder = second.Core;
        NetworkFile.Load(byName, file);
        NetworkFile.Load(byOrder, SafetensorsBytes.Sorted(file), LoadMatch.ByOrder);
        Assert.Equal(byName.Storage.Parameters.Span, byOrder.Storage.Parameters.Span);
        Assert.Equal(byName.Storage.State.Span, byOrder.Storage.State.Span);
    }

    [Fact]
    public void By_order_the_numbers_in_sorted_names_are_counted()
    {
        byte[] file = SafetensorsBytes.Of(
            """{"l.10.bias":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"l.10.weight":{"dtype":"F32","shape":[2,2],"data_offsets":[8,24]},"l.9.bias":{"dtype":"F32","shape":[2],"data_offsets":[24,32]},"l.9.weight":{"dtype":"F32","shape":[2,2],"data_offsets":[32,48]}}""",
            SafetensorsBytes.Floats(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
        var core = TestNetworks.Create<SquareLayout>();
        NetworkFile.Load(core, file, LoadMatch.ByOrder);
        Assert.Equal(7, core.View("dense1").Bias(0));
        Assert.Equal(1, core.View("dense2").Bias(0));

        // As NetGen writes them, they stand in the order of the layers whatever their names.
        byte[] own = SafetensorsBytes.Edit(file, "{\"l.10.bias\"", "{\"__metadata__\":{\"netgen.version\":\"2\"},\"l.10.bias\"");
        NetworkFile.Load(core, own, LoadMatch.ByOrder);
        Assert.Equal(1, core.View("dense1").Bias(0));
    }

    /// <summary>A Keras or Flax kernel is <c>[inputs, outputs]</c>: where both are the same, only its name says that it is no weight.</summary>
    [Theory]
    [InlineData("b.kernel", "layer 'dense2': weight is 2×2 in Square, but the next tensor of that shape in the file is 'b.kernel'; tensor 'b.kernel' of the file belongs to no layer of Square.")]
    [InlineData("b/kernel", "layer 'dense2': weight is 2×2 in Square, but the next tensor of that shape in the file is 'b/kernel'; tensor 'b/kernel' of the file belongs to no layer of Square.")]
    [InlineData("b.running_mean", "layer 'dense2': weight is 2×2 in Square, but the next tensor of that shape in the file is 'b.running_mean'; tensor 'b.running_mean' of the file belongs to no layer of Square.")]
    public void By_order_a_name_of_another_kind_is_refused(string name, string message) =>
        Refuses<SquareLayout>(
            SafetensorsBytes.Of(
                $$$"""{"a.weight":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]},"a.bias":{"dtype":"F32","shape":[2],"data_offsets":[16,24]},"{{{name}}}":{"dtype":"F32","shape":[2,2],"data_offsets":[24,40]},"b.bias":{"dtype":"F32","shape":[2],"data_offsets":[40,48]}}""",
                SafetensorsBytes.Floats(new float[12])),
            LoadMatch.ByOrder,
            "span does not fit Square: " + message);

    [Fact]
    public void By_order_shapes_must_fit_on_both_sides()
    {
        Refuses<WiderImageLayout>(
            ImageFile,
            LoadMatch.ByOrder,
            "span does not fit WiderClassifier: layer 'dense1': weight is 7×24 in WiderClassifier, but the file has no tensor of that shape left; layer 'dense1': bias is 7 in WiderClassifier, but the file has no tensor of that shape left; layer 'dense2': weight is 3×7 in WiderClassifier, but the file has no tensor of that shape left; and 3 more.");
        Refuses<ImageLayout>(
            NetworkFile.SaveToBytes(TestNetworks.Create<DeeperImageLayout>()),
            LoadMatch.ByOrder,
            "span does not fit ImageClassifier: tensor '6.weight' of the file belongs to no layer of ImageClassifier; tensor '6.bias' of the file belongs to no layer of ImageClassifier.");
    }

    [Fact]
    public void Matching_loads_what_fits_and_reports_the_rest()
    {
        var saved = TestNetworks.Create<ImageLayout>(seed: 3);
        saved.View("dense2").Bias(0) = 42;
        var core = TestNetworks.Create<WiderImageLayout>(seed: 4);
        var before = core.Storage.Clone();
        byte[] file = SafetensorsBytes.Edit(NetworkFile.SaveToBytes(saved), "1.bias", "1.offset");
        var report = NetworkFile.Load(core, file, LoadMatch.Matching);

        Assert.False(report.IsComplete);
        Assert.Equal(["4.bias"], report.Loaded);
        Assert.Equal(["1.bias"], report.Missing);
        Assert.Equal(["1.offset"], report.Unexpected);
        Assert.Equal(
            [
                "layer 'dense1': weight is 5×24 in the file but 7×24 in WiderClassifier",
                "layer 'dense2': weight is 3×5 in the file but 3×7 in WiderClassifier",
            ],
            report.Mismatched);
        Assert.Equal(
            "loaded: 4.bias\nmissing: 1.bias\nunexpected: 1.offset\nmismatched: layer 'dense1': weight is 5×24 in the file but 7×24 in WiderClassifier, layer 'dense2': weight is 3×5 in the file but 3×7 in WiderClassifier",
            report.ToString());

        // All but the last bias (one panel) is as it was.
        Assert.Equal(42, core.View("dense2").Bias(0));
        Assert.Equal(before.Parameters.Span[..^16], core.Storage.Parameters.Span[..^16]);
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("{}")]
    [InlineData("[\\\"a\\\",null]")]
    [InlineData("[\\\"a\\\"")]
    [InlineData("")]
    [InlineData("[\\\"\\\\ud800\\\"]")]
    public void Class_names_must_be_an_array_of_strings(string names)
    {
        byte[] file = SafetensorsBytes.Edit(ImageFile, "\"format\":\"pt\"", $"\"netgen.class_names\":\"{names}\"");
        foreach (var match in Enum.GetValues<LoadMatch>())
        {
            Assert.StartsWith("span, metadata netgen.class_names: expected ", Refuses<ImageLayout>(file, match, null), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void More_classes_than_the_network_tells_apart_are_refused()
    {
        var saved = TestNetworks.Create<ImageLayout>(seed: 3);
        saved.Storage.ClassNames = ["a", "b", "c", "d"];
        byte[] file = NetworkFile.SaveToBytes(saved);
        Refuses<ImageLayout>(file, LoadMatch.ByName, "span does not fit ImageClassifier: the file names 4 classes but ImageClassifier distinguishes 3.");
        var core = TestNetworks.Create<ImageLayout>();
        Assert.Equal(["the file names 4 classes but ImageClassifier distinguishes 3"], NetworkFile.Load(core, file, LoadMatch.Matching).Mismatched);
        Assert.Null(core.Storage.ClassNames);
    }

    private static string Refuses<TLayout>(byte[] file, LoadMatch match, string? message)
        where TLayout : ILayout
    {
        var core = TestNetworks.Create<TLayout>(seed: 9);
        var before = core.Storage;
        string actual = Assert.Throws<InvalidDataException>(() => NetworkFile.Load(core, file, match)).Message;
        Assert.Equal(message ?? actual, actual);
        Assert.Same(before, core.Storage);
        return actual;
    }

    private sealed class SquareLayout : ILayout
    {
        public static NetworkDescription Description { get; } = new DescriptionBuilder("Square", new Shape(2)).Dense(2, relu: true).Dense(2).Build();
    }
}
