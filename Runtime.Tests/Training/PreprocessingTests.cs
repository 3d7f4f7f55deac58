namespace NetGen.Runtime.Tests.Training;

public class PreprocessingTests
{
    /// <summary>Three features of different scale, the last of which does not vary; two targets.</summary>
    public static Dataset Data() => Dataset.FromArrays(
        [1, 100, 0.1f, 2, 300, 0.1f, 3, 200, 0.1f, 6, 400, 0.1f],
        3,
        [10, -1, 20, -1, 30, -1, 60, -1],
        2);

    [Fact]
    public void Means_and_deviations_are_those_of_the_rescaled_data()
    {
        var network = LinearNetwork<Standardized>.Zero();

        network.FitPreprocessing(Data());

        // v·0.5 + 1 of 1, 2, 3, 6: 1.5, 2, 2.5, 4; mean 2.5, variance (1 + 0.25 + 0 + 2.25) / 4 = 0.875.
        var state = network.Core.Storage.State.Span;
        Assert.True(network.Core.Storage.IsFitted);
        Assert.Equal(2.5f, state[0]);
        Assert.Equal((float)(1 / Math.Sqrt(0.875)), state[16]);
        Assert.Equal(126f, state[1]);

        // The feature that does not vary is only centred: no division by what rounding left of its variance.
        Assert.Equal(1.05f, state[2]);
        Assert.Equal(1f, state[18]);

        // The second step sees 2·z + 3: mean 3, deviation 2. The means and reciprocals of the first step are floats, hence the tolerance.
        Assert.Equal(3f, state[32], 1e-6f);
        Assert.Equal(0.5f, state[48], 1e-6f);

        // Targets: mean 30, variance (400 + 100 + 0 + 900) / 4 = 350; the second is constant.
        Assert.Equal(30f, state[64]);
        Assert.Equal((float)(1 / Math.Sqrt(350)), state[80]);
        Assert.Equal(-1f, state[65]);
        Assert.Equal(1f, state[81]);
    }

    [Fact]
    public void Padding_stays_zero()
    {
        var network = LinearNetwork<Standardized>.Zero();

        network.FitPreprocessing(Data());

        float[] state = network.Core.Storage.State.Span.ToArray();
        Assert.All(state[3..16].Concat(state[19..32]).Concat(state[66..80]).Concat(state[82..]), value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_large_mean_does_not_cancel()
    {
        // Deviation 1 around 2²³: the mean of the squares minus the square of the mean would be far off in float.
        var network = LinearNetwork<Standardized>.Zero();
        var data = Dataset.FromArrays([8388610, 0, 0, 8388614, 0, 0], 3, [0, 0, 1, 1], 2);

        network.FitPreprocessing(data);

        Assert.Equal(4194307f, network.Core.Storage.State.Span[0]);
        Assert.Equal(1f, network.Core.Storage.State.Span[16]);
    }

    [Fact]
    public void Fit_fits_once_and_to_the_training_data_only()
    {
        var network = LinearNetwork<Standardized>.Zero();
        var trainer = new Trainer<LinearNetwork<Standardized>>(network, new Sgd { LearningRate = 0.1f }) { Epochs = 1 };
        var other = Dataset.FromArrays([5, 5, 5], 3, [1, 2], 2);

        trainer.Fit(Data(), other);
        float[] fitted = network.Core.Storage.State.Span.ToArray();
        trainer.Fit(other);

        Assert.Equal(2.5f, fitted[0]);
        Assert.Equal(fitted, network.Core.Storage.State.Span.ToArray());
    }

    [Fact]
    public void Targets_are_standardised_for_the_loss_and_predictions_come_back_in_their_unit()
    {
        var network = LinearNetwork<Standardized>.Zero();
        var trainer = new Trainer<LinearNetwork<Standardized>>(network, new Sgd { LearningRate = 0.1f }) { Epochs = 400 };

        var history = trainer.Fit(Data());
        float[] predictions = network.Predict(Data());

        // At first the network predicts the means: squared errors 1 (standardised) and 0, averaged over both outputs.
        Assert.Equal(0.5, history.Epochs[0].Loss, 1e-5);

        // The first target is ten times the first feature, which is linear; gradient descent has come within a hundredth.
        Assert.Equal([10f, 20f, 30f, 60f], predictions.Where((_, i) => i % 2 == 0).ToArray(), (a, b) => Math.Abs(a - b) < 0.6f);
        Assert.All(predictions.Where((_, i) => i % 2 == 1), p => Assert.Equal(-1, p, 1e-3f));
        Assert.InRange(network.Evaluate(Data()).R2!.Value, 0.99, 1);
    }

    [Fact]
    public void Rows_or_targets_of_another_size_are_refused()
    {
        var network = LinearNetwork<Standardized>.Zero();

        Assert.Throws<ArgumentException>(() => network.FitPreprocessing(Dataset.FromArrays(new float[4], 2, new float[4], 2)));
        Assert.Throws<ArgumentException>(() => network.FitPreprocessing(Dataset.FromArrays(new float[3], 3, new float[1], 1)));
        Assert.Throws<ArgumentNullException>(() => network.FitPreprocessing(null!));
        Assert.False(network.Core.Storage.IsFitted);
    }

    [Fact]
    public void Data_without_targets_fit_a_network_whose_targets_are_not_standardised()
    {
        var network = LinearNetwork<ThreeClasses>.Zero();

        network.FitPreprocessing(TestData.ThreeClasses(names: ["a", "b", "c"]));

        Assert.Equal(["a", "b", "c"], network.Core.Storage.ClassNames);
    }
}
