using System.Text.Json.Nodes;
using NetGen.Generated;
using NetGen.Runtime.Tests.Data;
using NetGen.Runtime.Tests.Serialization;

namespace NetGen.Runtime.Tests.Training;

[Features]
public sealed partial record AscendingRow([Category("a", "b", "c")] string Grade, float Size, [Target] float Price);

[Features]
public sealed partial record DescendingRow([Category("c", "b", "a")] string Grade, float Size, [Target] float Price);

[Network<AscendingRow>]
[Dense(1)]
[MeanSquaredErrorLoss]
public sealed partial class AscendingPrices;

[Network<DescendingRow>]
[Dense(1)]
[MeanSquaredErrorLoss]
public sealed partial class DescendingPrices;

[Network(4)]
[Standardize]
[Dense(2)]
[CrossEntropyLoss]
public sealed partial class Tabular;

/// <summary>What the inputs of a network mean goes where the weights go, and data or rows that mean something else are refused.</summary>
public class InputFeatureTests
{
    private const string Table = "sex,age,class,y\nf,30,1,yes\nm,20,2,no\nf,,3,yes\nm,41,1,no\n";

    private static readonly CsvFeatures Wanted = new()
    {
        ["sex"] = CsvFeature.OneHot,
        ["age"] = CsvFeature.Number with { Missing = MissingValues.Constant(28) },
        ["class"] = CsvFeature.Index,
    };

    [Fact]
    public void A_row_says_what_its_properties_become()
    {
        var features = RowEncoding.FeaturesOf<Flat>()!;

        Assert.True(features.IsComplete);
        Assert.Equal(["Area", "Heating", "District", "Nearest", "Floor", "HasLift", "AreaOfRoom"], features.Keys);
        AssertFeature(CsvFeatureKind.Number, MissingValues.Refused, [], features["Area"]);
        AssertFeature(CsvFeatureKind.OneHot, MissingValues.Category("unknown"), ["gas", "oil", "unknown"], features["Heating"]);
        AssertFeature(CsvFeatureKind.OneHot, MissingValues.Refused, ["Nord", "West", "Altstadt"], features["District"]);
        AssertFeature(CsvFeatureKind.Index, MissingValues.Refused, ["Nord", "West", "Altstadt"], features["Nearest"]);
        AssertFeature(CsvFeatureKind.Number, MissingValues.Constant(2), [], features["Floor"]);
        AssertFeature(CsvFeatureKind.Number, MissingValues.Refused, [], features["HasLift"]);
        Assert.Same(features, new LetClassifier().InputFeatures);
        Assert.Same(features, Dataset.FromRows([new Flat("F", 1, "oil", District.West, District.Nord, 1, true, true)]).Features);
    }

    /// <summary>The case of the newcomer: R² 1.0 became −3.0 without a word.</summary>
    [Fact]
    public void A_file_of_a_row_with_other_categories_is_refused_with_the_property_and_both_lists()
    {
        byte[] file = new AscendingPrices(1).Save();
        var network = new DescendingPrices(2);
        float[] before = network.Parameters.ToArray();

        var byName = Assert.Throws<InvalidDataException>(() => network.Load(file));
        var byOrder = Assert.Throws<InvalidDataException>(() => network.Load(file, LoadMatch.ByOrder));

        const string Difference = "'Grade' is one-hot over 'a', 'b', 'c' in the file, but one-hot over 'c', 'b', 'a' in DescendingPrices";
        Assert.Contains(Difference, byName.Message, StringComparison.Ordinal);
        Assert.Contains(Difference, byOrder.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.ToArray());
        Assert.Contains(Difference, network.Load(file, LoadMatch.Matching).Mismatched);
        new AscendingPrices(3).Load(file);
    }

    [Fact]
    public void Rows_of_another_type_are_refused_by_a_network_of_typed_rows()
    {
        var trainer = new Trainer<AscendingPrices>(new AscendingPrices(1), new Adam());

        var error = Assert.Throws<ArgumentException>(() => trainer.Fit(Dataset.FromRows([new DescendingRow("a", 1, 2), new DescendingRow("b", 1, 3)])));

        Assert.Contains("'Grade' is one-hot over 'c', 'b', 'a' in the data set, but one-hot over 'a', 'b', 'c' in AscendingPrices", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, CsvFeatures, string> Differences => new()
    {
        { "order", Complete(("age", Number), ("sex", Sex)), "input column 0 is 'sex' here, but 'age' there" },
        { "name", Complete(("gender", Sex), ("age", Number)), "input column 0 is 'sex' here, but 'gender' there" },
        { "fewer", Complete(("sex", Sex)), "2 columns become inputs here, but 1 there" },
        { "kind", Complete(("sex", CsvFeature.Index with { Categories = ["f", "m"] }), ("age", Number)), "'sex' is one-hot over 'f', 'm' here, but the index among 'f', 'm' there" },
        { "categories", Complete(("sex", CsvFeature.OneHot with { Categories = ["m", "f"] }), ("age", Number)), "'sex' is one-hot over 'f', 'm' here, but one-hot over 'm', 'f' there" },
        { "number", Complete(("sex", Number), ("age", Number)), "'sex' is one-hot over 'f', 'm' here, but a number there" },
        { "constant", Complete(("sex", Sex), ("age", Number with { Missing = MissingValues.Constant(30) })), "the replacement for a missing 'age' is Constant(28) here, but Constant(30) there" },
    };

    [Theory]
    [MemberData(nameof(Differences))]
    public void Every_difference_names_the_column_and_both_sides(string what, CsvFeatures other, string expected)
    {
        var known = Complete(("sex", Sex), ("age", Number with { Missing = MissingValues.Constant(28) }));

        Assert.NotEmpty(what);
        Assert.Equal(expected, FeatureDifference.Find(known, "here", other, "there"));
        Assert.NotNull(FeatureDifference.Find(other, "there", known, "here"));
    }

    [Fact]
    public void What_encodes_alike_does_not_differ()
    {
        var known = Complete(("flipper_length", Number with { Missing = MissingValues.Constant(28) }), ("sex", Sex));
        var many = Complete(("n", CsvFeature.Index with { Categories = [.. Enumerable.Range(0, 30).Select(i => $"{i}")] }));
        var others = Complete(("n", CsvFeature.Index with { Categories = [.. Enumerable.Range(0, 30).Select(i => i == 24 ? "x" : $"{i}")] }));

        // A property has its name in C#; who has no missing values says nothing about them; what is no input does not count.
        Assert.Null(FeatureDifference.Find(known, "", Complete(("FlipperLength", Number), ("id", CsvFeature.Ignored), ("Sex", Sex)), ""));
        Assert.EndsWith("(they differ from category 24 on: '24' and 'x')", FeatureDifference.Find(many, "here", others, "there"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_loaded_network_reads_another_file_as_it_was_trained()
    {
        using TemporaryFile train = Csv(Table), next = Csv("id,class,sex,age\n7,3,m,\n8,1,f,55\n");
        var network = Trained(Read(train));
        var loaded = Loaded(network);

        var rows = Dataset.FromCsvInputs(next.Path, features: loaded.InputFeatures);

        Assert.Equal(["sex=f", "sex=m", "age", "class"], rows.FeatureNames!);
        Assert.Equal([0, 1, 28, 2], rows.Input(0).ToArray());
        Assert.Equal([1, 0, 55, 0], rows.Input(1).ToArray());
        Assert.Equal(network.Predict(rows), loaded.Predict(rows));
        Assert.Equal(network.InputFeatures!.ToArray(), loaded.Clone().InputFeatures!.ToArray(), Same);
    }

    /// <summary>Everything that takes a data set.</summary>
    [Fact]
    public void Data_that_mean_something_else_are_refused_by_whatever_takes_a_data_set()
    {
        using TemporaryFile first = Csv(Table), second = Csv(Table.Replace("f,", "w,", StringComparison.Ordinal)), output = new(".out");
        Dataset train = Read(first), other = Read(second);
        var network = Loaded(Trained(train));
        var trainer = new Trainer<Tabular>(network, new Adam()) { Epochs = 1 };
        var history = trainer.Fit(train);
        byte[] before = network.Save();

        Action<Dataset>[] all =
        [
            data => trainer.Fit(data),
            data => trainer.Fit(train, data),
            data => new Trainer<Tabular>(new Tabular(1), new Adam()).Fit(train, data),
            data => trainer.Evaluate(data),
            data => network.Evaluate(data),
            data => network.Predict(data),
            data => network.WritePredictions(data, output.Path),
            data => network.FitPreprocessing(data),
            data => new LearningRateFinder().Find(trainer, data),
            data => Sweep(network).Run(data, train),
            data => Sweep(network).Run(train, data),
            data => new TrainingReport<Tabular>(trainer, history, data).Write(output.Path),
        ];

        Assert.All(all, act =>
        {
            var error = Assert.Throws<ArgumentException>(() => act(other));
            Assert.StartsWith("The inputs have another meaning: 'sex' is one-hot over 'm', 'w' in the data set, but one-hot over 'f', 'm' in Tabular.", error.Message, StringComparison.Ordinal);
            Assert.Equal(before, network.Save());
        });
        Assert.False(File.Exists(output.Path));
    }

    [Fact]
    public void Files_and_networks_that_say_nothing_about_inputs_are_not_checked()
    {
        using TemporaryFile first = Csv(Table), second = Csv(Table.Replace("f,", "w,", StringComparison.Ordinal));
        Dataset train = Read(first), other = Read(second);
        float[] inputs = [.. Enumerable.Range(0, train.Count).SelectMany(row => train.Input(row).ToArray())];
        var silent = Loaded(Trained(Dataset.FromArrays(inputs, 4, [1, 0, 1, 0], ["no", "yes"])));

        Assert.Null(silent.InputFeatures);
        silent.Evaluate(other);

        // A file from elsewhere leaves what the network knows.
        var known = Trained(train);
        known.Load(WithoutMetadata(silent.Save()), LoadMatch.Matching);
        Assert.Equal(Wanted.Keys, known.InputFeatures!.Keys);
    }

    [Theory]
    [InlineData("\\\"f\\\",\\\"m\\\"", "\\\"f\\\",\\\"f\\\"", "called 'f'")]
    [InlineData("\\\"f\\\",\\\"m\\\"", "\\\"f\\\"", "does not fit Tabular: the file describes 3 inputs but Tabular takes 4.")]
    [InlineData("[\\\"f\\\",\\\"m\\\"]", "null", "expected all inputs, with the categories of those that have some.")]
    [InlineData("\\\"complete\\\":true", "\\\"complete\\\":false", "expected all inputs, with the categories of those that have some.")]
    [InlineData("\\\"complete\\\":true", "\\\"complete\\\":7", "expected true or false as 'complete', but found '7'.")]
    [InlineData("\\\"kind\\\":\\\"Index\\\"", "\\\"kind\\\":\\\"Hash\\\"", "expected one of Number, OneHot, Index")]
    public void A_file_with_a_wrong_description_is_refused(string written, string changed, string words)
    {
        using var table = Csv(Table);
        var network = new Tabular(3);
        float[] before = network.Parameters.ToArray();

        var error = Assert.Throws<InvalidDataException>(() => network.Load(SafetensorsBytes.Edit(Trained(Read(table)).Save(), written, changed)));

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.ToArray());
        Assert.Null(network.InputFeatures);
    }

    /// <summary>As with class names: a network whose weights are to learn something else takes the meaning of the next data.</summary>
    [Fact]
    public void They_can_be_set_anew()
    {
        using TemporaryFile first = Csv(Table), second = Csv(Table.Replace("f,", "w,", StringComparison.Ordinal));
        Dataset other = Read(second);
        var network = Trained(Read(first));

        network.InputFeatures = null;
        new Trainer<Tabular>(network, new Adam()) { Epochs = 1 }.Fit(other);

        Assert.Equal(["m", "w"], network.InputFeatures!["sex"].Categories!);
        var copy = new Tabular(2);
        copy.CopyFrom(network);
        Assert.Same(network.InputFeatures, copy.InputFeatures);
        copy.ResetPreprocessing();
        Assert.Null(copy.InputFeatures);
        network.InputFeatures = other.Features;
        Assert.Throws<ArgumentException>(() => network.InputFeatures = Wanted);
        Assert.Throws<ArgumentException>(() => new RawInputs().InputFeatures = other.Features);
        Assert.Throws<InvalidOperationException>(() => new AscendingPrices().InputFeatures = null);
    }

    [Fact]
    public void A_checkpoint_keeps_them()
    {
        using TemporaryFile table = Csv(Table), checkpoint = new(".checkpoint");
        var data = Read(table);
        var first = new Trainer<Tabular>(new Tabular(1), new Adam()) { Epochs = 2, Callbacks = { new Checkpoint(checkpoint.Path) } };
        first.Fit(data);
        var second = new Trainer<Tabular>(new Tabular(1), new Adam()) { Epochs = 4, Callbacks = { new Checkpoint(checkpoint.Path) } };

        second.Resume(checkpoint.Path);

        Assert.Equal(first.Network.InputFeatures!.ToArray(), second.Network.InputFeatures!.ToArray(), Same);
        second.Fit(data);
        Assert.Equal(first.Network.InputFeatures!.ToArray(), second.Network.InputFeatures!.ToArray(), Same);
    }

    [Fact]
    public void A_size_that_does_not_fit_names_the_one_hot_columns()
    {
        using var table = Csv(Table);

        var error = Assert.Throws<ArgumentException>(() => new Trainer<RawInputs>(new RawInputs(1), new Adam()).Fit(Read(table)));

        Assert.StartsWith(
            "RawInputs takes rows of 2 numbers, but the rows of the data set have 4, since each category of a one-hot column is an input: 'sex' became 2.", error.Message, StringComparison.Ordinal);
    }

    private static CsvFeature Number => CsvFeature.Number;

    private static CsvFeature Sex => CsvFeature.OneHot with { Categories = ["f", "m"] };

    private static CsvFeatures Complete(params (string, CsvFeature)[] columns) => RowEncoding.Features(columns);

    private static TemporaryFile Csv(string text)
    {
        var file = new TemporaryFile(".csv");
        File.WriteAllText(file.Path, text);
        return file;
    }

    private static Dataset Read(TemporaryFile file) => Dataset.FromCsv(file.Path, "y", features: Wanted);

    private static Tabular Loaded(Tabular saved)
    {
        var network = new Tabular(2);
        network.Load(saved.Save());
        return network;
    }

    /// <summary>A file as PyTorch writes it.</summary>
    private static byte[] WithoutMetadata(byte[] file)
    {
        var header = JsonNode.Parse(SafetensorsBytes.Header(file))!.AsObject();
        header.Remove("__metadata__");
        return SafetensorsBytes.Of(header.ToJsonString(), SafetensorsBytes.Data(file));
    }

    private static LearningRateSweep<Tabular> Sweep(Tabular network)
    {
        var sweep = new LearningRateSweep<Tabular>(network);
        sweep.Add("adam", new Adam());
        return sweep;
    }

    private static Tabular Trained(Dataset data)
    {
        var trainer = new Trainer<Tabular>(new Tabular(1), new Adam()) { Epochs = 1 };
        trainer.Fit(data);
        return trainer.Network;
    }

    private static bool Same(KeyValuePair<string, CsvFeature> a, KeyValuePair<string, CsvFeature> b) =>
        a.Key == b.Key && a.Value.Kind == b.Value.Kind && a.Value.Missing == b.Value.Missing && (a.Value.Categories ?? []).SequenceEqual(b.Value.Categories ?? []);

    private static void AssertFeature(CsvFeatureKind kind, MissingValues missing, string[] categories, CsvFeature actual)
    {
        Assert.Equal((kind, missing), (actual.Kind, actual.Missing));
        Assert.Equal(categories, actual.Categories ?? []);
    }
}
