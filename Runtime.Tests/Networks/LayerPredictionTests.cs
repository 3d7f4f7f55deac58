namespace NetGen.Runtime.Tests.Networks;

[Network(2), Standardize, Dense(5, Activation.Tanh, Name = "features"), Dropout(0.5), Dense(1), MeanSquaredErrorLoss(StandardizeTargets = true)]
internal sealed partial class LookedInto;

/// <summary>What the values are is tested layer by layer with the generator.</summary>
public class LayerPredictionTests
{
    [Fact]
    public void Are_there_by_name_and_without_allocation()
    {
        var network = new LookedInto(1);
        float[] inputs = [1, 2, 3, 4], features = new float[10];
        Assert.Throws<InvalidOperationException>(() => network.PredictLayer("features", inputs, features));

        network.FitPreprocessing(Dataset.FromArrays(inputs, 2, [1f, 2f], 1));
        network.PredictLayer("features", inputs, features);
        long before = GC.GetAllocatedBytesForCurrentThread();
        network.PredictLayer("features", inputs, features);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        Assert.Throws<ArgumentException>("outputs", () => network.PredictLayer("features", features.AsSpan(0, 4), features));

        // Standardised inputs are −1 and 1.
        float weights = network.Layer("features").Weight(0, 2) + network.Layer("features").Weight(1, 2);
        Assert.Equal(Math.Tanh(-weights), features[2], 1e-6);
        Assert.Equal(Math.Tanh(weights), features[7], 1e-6);
    }

    [Fact]
    public void Another_name_lists_those_there_are()
    {
        var network = new LookedInto(1);
        var error = Assert.Throws<ArgumentException>("name", () => network.PredictLayer("hidden", new float[2], new float[5]));
        Assert.StartsWith("LookedInto has no layer 'hidden'; its layers are standardize1, features, dropout1, dense1.", error.Message, StringComparison.Ordinal);
    }
}
