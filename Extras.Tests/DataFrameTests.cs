using Microsoft.Data.Analysis;

namespace NetGen.Extras.Tests;

[Network(3)]
[Dense(2)]
[CrossEntropyLoss]
public sealed partial class FrameClassifier;

/// <summary>Data sets of data frames are those of the same table in a file.</summary>
public class DataFrameTests
{
    private static DataFrame Frame => new(
        new StringDataFrameColumn("island", ["Biscoe", "Dream, west", "Biscoe"]),
        new SingleDataFrameColumn("length", new float?[] { 1.5f, null, 0.1f }),
        new DoubleDataFrameColumn("price", new double?[] { 1.25, 2.5, 1e-3 }),
        new StringDataFrameColumn("kind", ["a", "b", "a"]));

    private static CsvFeatures Features => new()
    {
        ["island"] = CsvFeature.OneHot,
        ["length"] = CsvFeature.Number with { Missing = MissingValues.Constant(7) },
        ["price"] = CsvFeature.Ignored,
        ["kind"] = CsvFeature.Ignored,
    };

    [Fact]
    public void A_frame_has_labels_targets_or_rows_to_predict()
    {
        using var culture = new CultureScope("de-DE");
        var labelled = Frame.ToDataset("kind", new CsvOptions { Features = new(Features) { ["kind"] = CsvFeature.Number } });
        var targets = Frame.ToDataset(["price"], new CsvOptions { Features = new(Features) { ["price"] = CsvFeature.Number } });
        var inputs = Frame.ToInputs(new CsvOptions { Features = labelled.Features });

        Assert.Equal(["island=Biscoe", "island=Dream, west", "length"], labelled.FeatureNames);
        Assert.Equal([0, 1, 7], labelled.Input(1).ToArray());
        Assert.Equal([1, 0, 0.1f], labelled.Input(2).ToArray());
        Assert.Equal(["a", "b"], labelled.ClassNames);
        Assert.Equal(1, labelled.Label(1));
        Assert.Equal([1.25f, 2.5f, 1e-3f], Enumerable.Range(0, 3).Select(row => targets.Target(row)[0]));
        Assert.Equal([0, 1, 7], inputs.Input(1).ToArray());
    }

    [Fact]
    public void Predictions_come_as_a_frame()
    {
        var data = Frame.ToDataset("kind", new CsvOptions { Features = new(Features) { ["kind"] = CsvFeature.Number } });
        var trainer = new Trainer<FrameClassifier>(new FrameClassifier(seed: 1), new Adam { LearningRate = 0.1f }) { Epochs = 100 };
        trainer.Fit(data);

        var frame = trainer.Network.PredictFrame(data);

        Assert.Equal(["row", "prediction", "p(a)", "p(b)", "actual"], frame.Columns.Select(c => c.Name));
        Assert.Equal(["a", "b", "a"], frame["prediction"].Cast<string>());
    }

    [Fact]
    public void What_is_wrong_is_an_error()
    {
        Assert.Contains("has no column 'species'", Assert.Throws<ArgumentException>(() => Frame.ToDataset("species")).Message, StringComparison.Ordinal);
        Assert.StartsWith("the stream, line 2: column 1 'island'", Assert.Throws<InvalidDataException>(() => Frame.ToDataset("kind")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => ((DataFrame)null!).ToInputs());
    }
}
