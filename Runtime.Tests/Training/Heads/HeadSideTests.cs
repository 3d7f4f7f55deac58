using NetGen.Runtime.Tests.Networks;

namespace NetGen.Runtime.Tests.Training.Heads;

/// <summary>A classifier with dropout beside a regression.</summary>
[Network(3)]
[Dense(16, Activation.Tanh)]
[Dropout(0.4, Name = "trunk")]
[Dense(1)]
[MeanSquaredErrorLoss(Name = "price")]
[Dense(3, From = "trunk")]
[CrossEntropyLoss(Name = "kind")]
internal sealed partial class DroppedHeads;

/// <summary><see cref="DroppedHeads"/> with one head that is another.</summary>
[Network(3)]
[Dense(16, Activation.Tanh)]
[Dropout(0.4, Name = "trunk")]
[Dense(2)]
[CrossEntropyLoss(Name = "size")]
[Dense(3, From = "trunk")]
[CrossEntropyLoss(Name = "kind")]
internal sealed partial class OtherHeads;

/// <summary>What works of one head of several: cross-validation, dropout, names of classes, places in rows.</summary>
public class HeadSideTests
{
    [Fact]
    public void A_cross_validation_measures_each_head()
    {
        var result = CrossValidation.Run(
            HeadData.ThreeHeads(90), folds: 3, seed: 1, _ => new Trainer<ThreeHeads>(new ThreeHeads(seed: 1), new Adam { LearningRate = 0.02f }) { Epochs = 3 }, stratify: false);

        Assert.Equal(["kind", "isLarge", "sizes"], result.Heads.Keys);
        double[] accuracies = [.. result.Folds.Select(f => f.Evaluation.Heads["kind"].Accuracy!.Value)];
        Assert.Equal(accuracies.Average(), result.Heads["kind"].Accuracy!.Value.Mean);
        Assert.Equal(result.Folds.Select(f => f.Evaluation.Heads["sizes"].R2!.Value).Average(), result.Heads["sizes"].R2!.Value.Mean);
        Assert.NotNull(result.Heads["isLarge"].RocAuc);
        Assert.Null(result.Heads["sizes"].Accuracy);
        Assert.Null(result.Accuracy);

        // The loss is the weighted sum; the sums of doubles differ in their order.
        Assert.Equal(result.Loss.Mean, result.Heads["kind"].Loss.Mean + result.Heads["isLarge"].Loss.Mean + (0.25 * result.Heads["sizes"].Loss.Mean), 1e-9);

        string[] blocks = result.ToString().Split("\n\n");
        Assert.Equal(4, blocks.Length);
        Assert.StartsWith("fold    rows  epochs        loss\n", blocks[0], StringComparison.Ordinal);
        Assert.StartsWith("head 'kind'\nfold    rows  epochs        loss    accuracy\n", blocks[1], StringComparison.Ordinal);
        Assert.StartsWith("head 'sizes'\nfold    rows  epochs        loss   mean abs.    mean sq.          R²\n", blocks[3], StringComparison.Ordinal);
    }

    [Fact]
    public void A_cross_validation_of_one_head_has_none_by_name()
    {
        var data = Dataset.FromArrays([.. Enumerable.Range(0, 20).Select(i => i / 20f)], 1, [.. Enumerable.Range(0, 20).Select(i => i / 10f)], 1);
        var result = CrossValidation.Run(data, 2, 1, _ => new Trainer<CrossValidatedLine>(new CrossValidatedLine(seed: 1), new Sgd()) { Epochs = 1 });
        Assert.Empty(result.Heads);
        Assert.DoesNotContain("head", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Dropout_gives_mean_and_deviation_of_one_head()
    {
        var network = new DroppedHeads(seed: 3);
        const int Rows = 5, Samples = 100;
        float[] inputs = HeadData.Parts(Rows).Inputs, mean = new float[4 * Rows], deviation = new float[4 * Rows];
        network.PredictWithDropout(inputs, Samples, mean, deviation);

        float[] ofHead = new float[3 * Rows], deviationOfHead = new float[3 * Rows];
        network.PredictWithDropout(inputs, Samples, ofHead, deviationOfHead, head: "kind");
        for (int i = 0; i < ofHead.Length; i++)
        {
            Assert.Equal(DroppedHeads.KindOf(mean, i / 3)[i % 3], ofHead[i]);
            Assert.Equal(DroppedHeads.KindOf(deviation, i / 3)[i % 3], deviationOfHead[i]);
        }

        network.PredictWithDropout(inputs, Samples, ofHead, deviationOfHead, asProbabilities: true, "kind");
        for (int row = 0; row < Rows; row++)
        {
            // Means of probabilities, which sum to 1 but for the rounding of three numbers.
            Assert.Equal(1f, ofHead.AsSpan(3 * row, 3).ToArray().Sum(), 1e-6f);
        }

        Assert.All(deviationOfHead, d => Assert.True(d > 0));
        Assert.Throws<InvalidOperationException>(() => network.PredictWithDropout(inputs, Samples, new float[Rows], new float[Rows], asProbabilities: true, "price"));
        Assert.Throws<InvalidOperationException>(() => network.PredictWithDropout(inputs, Samples, mean, deviation, asProbabilities: true));
        Assert.Throws<ArgumentException>(() => network.PredictWithDropout(inputs, Samples, mean, deviation, head: "x"));
        Assert.Throws<ArgumentException>("mean", () => network.PredictWithDropout(inputs, Samples, mean, deviation, head: "kind"));
    }

    [Fact]
    public void Names_of_classes_come_along_where_the_head_itself_was_loaded()
    {
        var network = new DroppedHeads(seed: 3);
        network.SetClassNames("kind", HeadData.Kinds);
        var other = new OtherHeads(seed: 4);
        other.SetClassNames("size", ["small", "large"]);

        var report = other.Load(network.Save(), LoadMatch.Matching);

        Assert.Contains(report.Missing.Concat(report.Mismatched), m => m.Contains("dense2", StringComparison.Ordinal));
        Assert.Equal(HeadData.Kinds, other.GetClassNames("kind"));
        Assert.Equal(["small", "large"], other.GetClassNames("size"));
    }

    [Fact]
    public void Places_of_ports_are_constants_and_slices()
    {
        Assert.Equal((40, 0, 3, 40), (Ported.BoardSize, Ported.BoardOffset, Ported.ClockSize, Ported.ClockOffset));
        Assert.Equal((4, 0, 2, 4), (Ported.PolicySize, Ported.PolicyOffset, Ported.ValueSize, Ported.ValueOffset));
        Assert.Equal((9, 16), (Ported.FeaturesOffset, Ported.FeaturesSize));

        float[] outputs = [.. Enumerable.Range(0, 2 * Ported.OutputSize).Select(i => (float)i)];
        Assert.Equal([4f, 5f], Ported.ValueOf(outputs));
        ReadOnlySpan<float> read = outputs;
        Assert.Equal([29f, 30f], Ported.ValueOf(read, row: 1));
        Ported.PolicyOf(outputs.AsSpan(), 1)[0] = -1;
        Assert.Equal(-1, outputs[25]);

        Assert.Throws<ArgumentOutOfRangeException>("row", () => { _ = Ported.ValueOf(outputs, 2).Length; });
        Assert.Throws<ArgumentOutOfRangeException>("row", () => { _ = Ported.ValueOf(outputs, -1).Length; });
        Assert.Throws<ArgumentException>("rows", () => { _ = Ported.ValueOf(outputs.AsSpan(1)).Length; });
    }
}
