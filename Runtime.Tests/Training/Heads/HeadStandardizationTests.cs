using NetGen.Generated;

namespace NetGen.Runtime.Tests.Training.Heads;

/// <summary>A class and two kinds of numbers, whose targets are standardised, each for itself.</summary>
[Network(3)]
[Dense(12, Activation.Tanh, Name = "trunk")]
[Dense(2)]
[MeanSquaredErrorLoss(Name = "sizes", StandardizeTargets = true)]
[Dense(3, From = "trunk")]
[CrossEntropyLoss(Name = "kind")]
[Dense(1, From = "trunk")]
[HuberLoss(Name = "price", Weight = 0.5, StandardizeTargets = true)]
internal sealed partial class StandardizedHeads;

/// <summary>The same for targets that are scaled already.</summary>
[Network(3)]
[Dense(12, Activation.Tanh, Name = "trunk")]
[Dense(2)]
[MeanSquaredErrorLoss(Name = "sizes")]
[Dense(3, From = "trunk")]
[CrossEntropyLoss(Name = "kind")]
[Dense(1, From = "trunk")]
[HuberLoss(Name = "price", Weight = 0.5)]
internal sealed partial class ScaledHeads;

/// <summary>The same, but the targets of one head alone.</summary>
[Network(3)]
[Dense(12, Activation.Tanh, Name = "trunk")]
[Dense(2)]
[MeanSquaredErrorLoss(Name = "sizes")]
[Dense(3, From = "trunk")]
[CrossEntropyLoss(Name = "kind")]
[Dense(1, From = "trunk")]
[HuberLoss(Name = "price", Weight = 0.5, StandardizeTargets = true)]
internal sealed partial class OneStandardizedHead;

/// <summary>Targets of some of several heads, brought to mean 0 and deviation 1.</summary>
public class HeadStandardizationTests
{
    private const int Rows = 90;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void It_trains_as_on_targets_that_are_scaled_to_the_bit(int workers)
    {
        var (data, scaled, _) = Data();
        var one = new Trainer<StandardizedHeads>(new StandardizedHeads(seed: 2), new Adam { LearningRate = 0.01f }) { Epochs = 4, BatchSize = 16, Workers = workers };
        var other = new Trainer<ScaledHeads>(new ScaledHeads(seed: 2), new Adam { LearningRate = 0.01f }) { Epochs = 4, BatchSize = 16 };

        var history = one.Fit(data);
        var expected = other.Fit(scaled);

        Assert.Equal(other.Network.Parameters.ToArray(), one.Network.Parameters.ToArray());
        Assert.Equal(expected.Epochs.Select(e => e.Loss), history.Epochs.Select(e => e.Loss));
    }

    [Fact]
    public void Predictions_and_measures_are_in_the_units_of_the_targets()
    {
        var (data, _, scales) = Data();
        var trainer = new Trainer<StandardizedHeads>(new StandardizedHeads(seed: 2), new Adam { LearningRate = 0.02f }) { Epochs = 60, BatchSize = 16 };
        trainer.Fit(data);
        float[] outputs = new float[Rows * StandardizedHeads.OutputSize], inputs = HeadData.Parts(Rows).Inputs;
        trainer.Network.Predict(inputs, outputs);

        double error = Enumerable.Range(0, Rows).Average(row => Math.Abs(StandardizedHeads.PriceOf(outputs, row)[0] - data.Head("price").Target(row)[0]));
        var evaluation = trainer.Evaluate(data);
        Assert.Equal(error, evaluation.Heads["price"].MeanAbsoluteError!.Value, 1e-3); // of numbers around 3,000, in single precision
        Assert.True(evaluation.Heads["price"].R2 > 0.9);
        Assert.True(evaluation.Heads["sizes"].R2 > 0.9);

        // The loss is of standardised numbers: half the square of errors that are small; the mean of squares over both numbers.
        double squares = Enumerable.Range(0, 2 * Rows).Average(i => Math.Pow((StandardizedHeads.SizesOf(outputs, i / 2)[i % 2] - data.Head("sizes").Target(i / 2)[i % 2]) * scales.Sizes[i % 2], 2));
        Assert.Equal(squares, evaluation.Heads["sizes"].Loss, 1e-5);

        // One row alone takes a way of its own.
        float[] row = new float[StandardizedHeads.OutputSize];
        trainer.Network.Predict(inputs.AsSpan(0, 3), row);
        Assert.Equal(StandardizedHeads.PriceOf(outputs)[0], StandardizedHeads.PriceOf(row)[0], 1e-2f);
    }

    [Fact]
    public void Files_have_the_means_of_each_head()
    {
        var (data, _, _) = Data();
        var network = new StandardizedHeads(seed: 2);
        Assert.Contains("not fitted yet", Assert.Throws<InvalidOperationException>(() => network.Save()).Message, StringComparison.Ordinal);
        network.FitPreprocessing(data);
        float[] inputs = HeadData.Parts(Rows).Inputs, expected = new float[Rows * StandardizedHeads.OutputSize], found = new float[expected.Length];
        network.Predict(inputs, expected);

        byte[] file = network.Save();
        var loaded = new StandardizedHeads(seed: 9);
        Assert.True(loaded.Load(file).IsComplete);
        loaded.Predict(inputs, found);
        Assert.Equal(expected, found);
        Assert.Equal(file, loaded.Save());

        var other = new OneStandardizedHead(seed: 9);
        string message = Assert.Throws<InvalidDataException>(() => other.Load(file)).Message;
        Assert.Contains("the file standardises the targets of 'sizes', 'price' but OneStandardizedHead those of 'price'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_goes_on_with_the_same_bits()
    {
        var (data, _, _) = Data();
        string folder = Directory.CreateTempSubdirectory("netgen-standardized-").FullName;
        try
        {
            Trainer<StandardizedHeads> Trainer(int epochs) => new(new StandardizedHeads(seed: 2), new Adam()) { Epochs = epochs, BatchSize = 16 };
            var whole = Trainer(4);
            whole.Fit(data);
            string path = Path.Combine(folder, "half.ckpt");
            var first = Trainer(2);
            first.Callbacks.Add(new Checkpoint(path));
            first.Fit(data);
            var second = Trainer(4);
            second.Callbacks.Add(new Checkpoint(path));
            second.Resume(path);
            second.Fit(data);

            Assert.Equal(whole.Network.Save(), second.Network.Save());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Numbers far from unit scale; the same, scaled in single precision as the network does it; and the reciprocal deviations.</summary>
    private static (Dataset Data, Dataset Scaled, (float[] Sizes, float[] Price) Reciprocals) Data()
    {
        var parts = HeadData.Parts(Rows);
        float[] prices = [.. parts.Prices.Select(p => p * 1000)], sizes = [.. parts.Sizes.Select((s, i) => i % 2 == 0 ? s * 50 : s + 7)];
        var fitted = new StandardizedHeads(seed: 1);
        var data = Of(sizes, prices);
        fitted.FitPreprocessing(data);
        var storage = CoreOf(fitted).Storage;
        StandardizationState ofSizes = StandardizationState.OfTargets(StandardizedHeads.Description.Heads[0], storage), ofPrice = StandardizationState.OfTargets(StandardizedHeads.Description.Heads[2], storage);
        float[] sizeMeans = ofSizes.Means.ToArray(), sizeReciprocals = ofSizes.Reciprocals.ToArray(), priceMeans = ofPrice.Means.ToArray(), priceReciprocals = ofPrice.Reciprocals.ToArray();
        Assert.Equal(prices.Average(), priceMeans[0], 1e-2f);
        var scaled = Of([.. sizes.Select((s, i) => (s - sizeMeans[i % 2]) * sizeReciprocals[i % 2])], [.. prices.Select(p => (p - priceMeans[0]) * priceReciprocals[0])]);
        return (data, scaled, (sizeReciprocals, priceReciprocals));

        Dataset Of(float[] ofSizes, float[] ofPrices) => Dataset.FromArrays(
            parts.Inputs, 3, [DatasetHead.FromNumbers("price", ofPrices), DatasetHead.FromNumbers("sizes", ofSizes, 2), DatasetHead.FromLabels("kind", parts.Kinds, HeadData.Kinds)]);
    }

    private static NetworkCore CoreOf<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork> => network.Core;
}
