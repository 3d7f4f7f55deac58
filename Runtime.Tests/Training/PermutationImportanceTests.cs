using System.Xml.Linq;

namespace NetGen.Runtime.Tests.Training;

[Network(3), Dense(1), MeanSquaredErrorLoss]
internal sealed partial class Weights3;

[Features]
internal sealed partial record Item([Category("a", "b", "c")] string Kind, float Size, float Noise, [Target] float Value);

[Network<Item>, Dense(1), MeanSquaredErrorLoss]
internal sealed partial class ItemValue;

/// <summary>Permutation importance, by scikit-learn's definition.</summary>
public sealed class PermutationImportanceTests
{
    [Fact]
    public void It_is_the_mean_fall_of_R2_over_the_repeats()
    {
        var data = Data();
        var network = Exact();
        var importance = PermutationImportance.Of(network, data, seed: 3, repeats: 4);

        Assert.Equal("R²", importance.ScoreName);
        Assert.Equal(1, importance.Score, 1e-6);
        Assert.Equal(["input 0", "input 1", "input 2"], importance.Features.Select(f => f.Name));
        for (int feature = 0; feature < 3; feature++)
        {
            // The same by hand: columns shuffled in an array, and evaluated as a data set.
            double[] falls = [.. Enumerable.Range(0, 4).Select(repeat =>
            {
                int[] order = [.. Enumerable.Range(0, data.Count)];
                Shuffle.InPlace(order, Shuffle.Key(3, (feature * 4) + repeat));
                float[] inputs = [.. Enumerable.Range(0, data.Count).SelectMany(row => data.Input(row).ToArray())], targets = [.. Enumerable.Range(0, data.Count).Select(row => data.Target(row)[0])];
                for (int row = 0; row < data.Count; row++)
                {
                    inputs[(row * 3) + feature] = data.Input(order[row])[feature];
                }

                return importance.Score - network.Evaluate(Dataset.FromArrays(inputs, 3, targets, 1)).R2!.Value;
            })];
            double mean = falls.Average(), deviation = Math.Sqrt(falls.Average(f => (f - mean) * (f - mean)));
            Assert.Equal(mean, importance.Features[feature].Mean, 1e-12);
            Assert.Equal(deviation, importance.Features[feature].Deviation, 1e-12);
        }

        // 3a + b and nothing of c. What is shuffled loses about twice its part of the variance: of 9 : 1, so 1.8 and 0.2.
        Assert.Equal(1.8, importance.Features[0].Mean, 0.4);
        Assert.Equal(0.2, importance.Features[1].Mean, 0.1);
        Assert.Equal(0, importance.Features[2].Mean);
        Assert.Equal(["input 0", "input 1", "input 2"], importance.Ranked.Select(f => f.Name));
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers_and_another_seed_does_not()
    {
        var first = PermutationImportance.Of(Exact(), Data(), seed: 1);

        Assert.Equal(first.Features, PermutationImportance.Of(Exact(), Data(), seed: 1).Features);
        Assert.NotEqual(first.Features, PermutationImportance.Of(Exact(), Data(), seed: 2).Features);
        Assert.Equal(5, first.Repeats);
    }

    [Fact]
    public void The_inputs_of_a_one_hot_feature_are_shuffled_together()
    {
        var random = new Random(1);
        Item[] items = [.. Enumerable.Range(0, 120).Select(i =>
        {
            string kind = ((string[])["a", "b", "c"])[i % 3];
            float size = random.NextSingle();
            return new Item(kind, size, random.NextSingle(), (i % 3 * 2) + size);
        })];
        var data = Dataset.FromRows(items);
        var trainer = new Trainer<ItemValue>(new ItemValue(seed: 1), new Adam { LearningRate = 0.05f }) { Epochs = 60 };
        trainer.Fit(data);

        var importance = PermutationImportance.Of(trainer.Network, data, seed: 1);

        Assert.Equal([("Kind", 0, 3), ("Size", 3, 1), ("Noise", 4, 1)], importance.Features.Select(f => (f.Name, f.First, f.Count)));
        Assert.Equal(["Kind", "Size", "Noise"], importance.Ranked.Select(f => f.Name));
        Assert.StartsWith("feature  fall of the R², from 0.99", importance.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"\nKind +\d\.\d{4} ± \d\.\d{4}\nSize +\d\.\d{4} ± \d\.\d{4}\nNoise +-?\d\.\d{4} ± \d\.\d{4}$", importance.ToString());
    }

    [Fact]
    public void A_classifier_goes_by_its_accuracy_several_heads_by_their_loss_and_who_wants_by_a_score_of_their_own()
    {
        var classes = TestData.ThreeClasses();
        var trainer = new Trainer<WaitedFor>(new WaitedFor(seed: 1), new Adam { LearningRate = 0.05f }) { Epochs = 20 };
        trainer.Fit(classes);

        var byAccuracy = PermutationImportance.Of(trainer.Network, classes);
        var byLoss = PermutationImportance.Of(trainer.Network, classes, score: evaluation => -evaluation.Loss);
        var byCalibration = PermutationImportance.Of(trainer.Network, classes, repeats: 1, score: evaluation => -evaluation.Reliability!.ExpectedCalibrationError);

        Assert.Equal("accuracy", byAccuracy.ScoreName);
        Assert.Equal(trainer.Evaluate(classes).Accuracy!.Value, byAccuracy.Score);
        Assert.All(byAccuracy.Features, feature => Assert.True(feature.Mean > 0.2));
        Assert.Equal("score", byLoss.ScoreName);
        Assert.Equal(-trainer.Evaluate(classes).Loss, byLoss.Score, 1e-12);
        Assert.Equal(1, byCalibration.Repeats);
    }

    [Fact]
    public void The_network_stays_as_it_is()
    {
        var network = Exact();
        byte[] before = network.Save();

        PermutationImportance.Of(network, Data());

        Assert.Equal(before, network.Save());
    }

    [Fact]
    public void The_figure_has_a_bar_for_each_of_the_first_features()
    {
        using var stream = new MemoryStream();
        PermutationImportance.Of(Exact(), Data()).WriteFigure(stream);

        stream.Position = 0;
        var figure = XDocument.Load(stream);
        Assert.Equal(3, figure.Descendants().Count(e => e.Name.LocalName == "rect" && e.Attribute("class")?.Value == "ng-f0"));
        Assert.Equal("input 0", figure.Descendants().First(e => e.Name.LocalName == "text" && e.Attribute("text-anchor")?.Value == "end").Value);
    }

    [Fact]
    public void Mistakes_are_named()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PermutationImportance.Of(Exact(), Data(), repeats: 0));
        Assert.StartsWith("The values of one row", Assert.Throws<ArgumentException>(() => PermutationImportance.Of(Exact(), Dataset.FromArrays(new float[3], 3, new float[1], 1))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PermutationImportance.Of(Exact(), TestData.Line()));
        Assert.Throws<OperationCanceledException>(() => PermutationImportance.Of(Exact(), Data(), cancellation: new CancellationToken(canceled: true)));
        Assert.Throws<ArgumentNullException>(() => PermutationImportance.Of<Weights3>(null!, Data()));
    }

    /// <summary>3a + b.</summary>
    private static Weights3 Exact()
    {
        var network = new Weights3(seed: 1);
        network.Layer("dense1").CopyWeightsFrom([3, 1, 0]);
        network.Layer("dense1").CopyBiasesFrom([0]);
        return network;
    }

    private static Dataset Data()
    {
        var random = new Random(5);
        float[] inputs = [.. Enumerable.Range(0, 600).Select(_ => random.NextSingle() - 0.5f)];
        return Dataset.FromArrays(inputs, 3, [.. Enumerable.Range(0, 200).Select(row => (3 * inputs[3 * row]) + inputs[(3 * row) + 1])], 1);
    }
}
