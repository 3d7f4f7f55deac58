namespace NetGen.Runtime.Tests.Networks;

[Network(3), Dropout(0.25), Dense(1, Name = "sum"), MeanSquaredErrorLoss]
internal sealed partial class DroppedSum;

[Network(4), Standardize, Dense(16, Bias = false), BatchNorm, ReLU, Dropout(0.5), GaussianNoise(0.1), Dense(2), MeanSquaredErrorLoss(StandardizeTargets = true)]
internal sealed partial class DroppedRegression;

[Network(2), Dense(12, Activation.ReLU), Dropout(0.5), Dense(3), CrossEntropyLoss]
internal sealed partial class DroppedClasses;

[Network(4), Standardize, Dense(16, Bias = false), BatchNorm, ReLU, Dense(2), MeanSquaredErrorLoss(StandardizeTargets = true)]
internal sealed partial class CertainRegression;

public class DropoutPredictionTests
{
    private const int Samples = 100;
    private static readonly float[] Inputs = [.. Enumerable.Range(0, 20).Select(i => MathF.Sin(i * 1.7f) * 3)];

    [Fact]
    public void Mean_and_deviation_are_those_of_the_masks()
    {
        var network = new DroppedSum();
        network.SetWeights([1, -2, 3, 0.5f]);
        float[] mean = new float[1], deviation = new float[1];
        network.PredictWithDropout([2, 1, 1], 20_000, mean, deviation);

        // Inverted dropout of rate p keeps the mean, and gives a term wx the variance (wx)² p / (1 − p): (4 + 4 + 9) / 3. The mean of 20,000 is off by more than 4 deviations / √20,000 = 0.07 once in
        // 16,000 seeds; the deviation by half of that.
        Assert.Equal(2 - 2 + 3 + 0.5, mean[0], 0.07);
        Assert.Equal(Math.Sqrt(17 / 3.0), deviation[0], 0.05);
    }

    [Fact]
    public void The_same_call_gives_the_same_numbers_and_leaves_the_network_as_it_is()
    {
        var network = Regression();
        byte[] before = network.Save();
        var (mean, deviation) = Predict(network, Inputs);
        AssertSame();
        Assert.Equal(7, network.Step);
        Assert.Equal(before, network.Save());
        Assert.All(deviation, d => Assert.True(d > 0));

        network.Step = 99;
        AssertSame();
        network.Seed = 99;
        Assert.NotEqual(mean, Predict(network, Inputs).Mean);

        void AssertSame()
        {
            var again = Predict(network, Inputs);
            Assert.Equal(mean, again.Mean);
            Assert.Equal(deviation, again.Deviation);
        }
    }

    [Fact]
    public void A_row_gives_the_same_whatever_stands_beside_it()
    {
        var network = Regression();
        var (mean, deviation) = Predict(network, Inputs);
        for (int row = 0; row < 5; row++)
        {
            var one = Predict(network, Inputs[(4 * row)..(4 * (row + 1))]);
            Assert.Equal(mean[(2 * row)..(2 * (row + 1))], one.Mean);
            Assert.Equal(deviation[(2 * row)..(2 * (row + 1))], one.Deviation);
        }
    }

    [Fact]
    public void Without_random_layers_it_is_Predict()
    {
        var network = new CertainRegression(1);
        network.FitPreprocessing(Dataset.FromArrays(Inputs, 4, [.. Inputs.Take(10)], 2));
        float[] predicted = new float[10], mean = new float[10], deviation = new float[10];
        network.Predict(Inputs, predicted);
        network.PredictWithDropout(Inputs, 70, mean, deviation);

        // Training normalises and adds in another order than inference, which has folded the normalisation into the layer before it.
        Assert.All(predicted.Zip(mean), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        Assert.All(deviation, d => Assert.Equal(0, d, 1e-6));
    }

    [Fact]
    public void Probabilities_are_averaged_after_the_softmax()
    {
        var network = new DroppedClasses(1);
        float[] mean = new float[30], deviation = new float[30];
        network.PredictWithDropout(Inputs, Samples, mean, deviation, asProbabilities: true);

        for (int row = 0; row < 10; row++)
        {
            // Each sample's three probabilities add up to 1, within a rounding each.
            Assert.Equal(1, mean[(3 * row)..(3 * (row + 1))].Sum(), 1e-6);
        }

        Assert.All(mean, p => Assert.InRange(p, 0, 1));
        Assert.Contains(deviation, d => d > 0.01f);
        Assert.Throws<InvalidOperationException>(() => Regression().PredictWithDropout(Inputs, Samples, new float[10], new float[10], asProbabilities: true));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var network = Regression();
        float[] ten = new float[10], other = new float[10];
        Assert.Throws<ArgumentException>("inputs", () => network.PredictWithDropout(Inputs.AsSpan(1), Samples, ten, other));
        Assert.Throws<ArgumentException>("mean", () => network.PredictWithDropout(Inputs, Samples, new float[9], ten));
        Assert.Throws<ArgumentException>("deviation", () => network.PredictWithDropout(Inputs, Samples, ten, new float[11]));
        Assert.Throws<ArgumentException>("deviation", () => network.PredictWithDropout(Inputs, Samples, ten, ten));
        Assert.Throws<ArgumentException>("mean", () => network.PredictWithDropout(Inputs, Samples, Inputs.AsSpan(0, 10), ten));
        Assert.Throws<ArgumentOutOfRangeException>("samples", () => network.PredictWithDropout(Inputs, 1, ten, other));
        Assert.Throws<InvalidOperationException>(() => new DroppedRegression().PredictWithDropout(Inputs, Samples, ten, other));

        network.Forward(Inputs, ten);
        network.PredictWithDropout(Inputs, Samples, ten, other);
        Assert.Throws<InvalidOperationException>(() => network.Backward(ten));
    }

    [Fact]
    public void Nothing_is_allocated_after_the_first_call()
    {
        var network = Regression();
        float[] mean = new float[10], deviation = new float[10];
        network.PredictWithDropout(Inputs, Samples, mean, deviation);
        long before = GC.GetAllocatedBytesForCurrentThread();
        network.PredictWithDropout(Inputs, Samples, mean, deviation);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static DroppedRegression Regression()
    {
        var network = new DroppedRegression(1);
        network.FitPreprocessing(Dataset.FromArrays(Inputs, 4, [.. Inputs.Take(10).Select(x => (x * 100) + 50)], 2));
        network.Forward(Inputs, new float[10]);
        network.Step = 7;
        return network;
    }

    private static (float[] Mean, float[] Deviation) Predict(DroppedRegression network, float[] inputs)
    {
        float[] mean = new float[inputs.Length / 2], deviation = new float[inputs.Length / 2];
        network.PredictWithDropout(inputs, Samples, mean, deviation);
        return (mean, deviation);
    }
}
