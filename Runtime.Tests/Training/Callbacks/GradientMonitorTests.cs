namespace NetGen.Runtime.Tests.Training.Callbacks;

[Network(2)]
[Dense(20, Activation.ReLU, Name = nameof(Dense1))]
[Dense(12, Activation.ReLU, Bias = false, Name = nameof(Dense2))]
[Dense(3)]
[CrossEntropyLoss]
internal sealed partial class MonitoredNetwork
{
    public partial LayerView Dense1 { get; }

    public partial LayerView Dense2 { get; }
}

public class GradientMonitorTests
{
    private static readonly Dataset Data = TestData.ThreeClasses();

    [Fact]
    public void Its_norms_are_those_of_the_gradients()
    {
        var network = new MonitoredNetwork(1);
        var monitor = new GradientMonitor(TextWriter.Null);
        var norms = new Norms();
        new Trainer<MonitoredNetwork>(network, new Sgd()) { Epochs = 2, BatchSize = 30, Callbacks = { monitor, norms } }.Fit(Data);

        Assert.Equal([1, 2], monitor.Records.Select(r => r.Epoch));
        var last = monitor.Records[1];
        Assert.Equal(["Dense1", "Dense2", "dense1"], last.Layers.Select(l => l.Layer));
        for (int layer = 0; layer < 3; layer++)
        {
            double[] expected = [.. norms.Seen.Skip(3).Select(n => n[layer])];

            // Up to 1024 squares are added in float, this sum is in double: 1e-5 of it is far above the roundings.
            Assert.Equal(expected.Average(), last.Layers[layer].MeanNorm, 1e-5 * expected.Average());
            Assert.Equal(expected.Max(), last.Layers[layer].GreatestNorm, 1e-5 * expected.Max());
            double meanSquare = expected.Average(n => n * n) / MonitoredNetwork.Description.Layers[layer].ParameterCount;
            Assert.Equal(Math.Sqrt(meanSquare), last.Layers[layer].RootMeanSquare, 1e-5 * Math.Sqrt(meanSquare));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Dead_units_are_counted_and_the_layer_is_named(bool withBias)
    {
        var network = new MonitoredNetwork(1);
        string layer = withBias ? "Dense1" : "Dense2";
        if (withBias)
        {
            // No row of the data lies so far out that these are switched on.
            Kill(network, 5);
        }
        else
        {
            // Weights that are all negative: what comes in is never negative.
            for (int unit = 0; unit < 5; unit++)
            {
                for (int input = 0; input < 20; input++)
                {
                    network.Dense2.Weight(input, unit) = -1;
                }
            }
        }

        var written = new StringWriter();
        var monitor = new GradientMonitor(written);
        new Trainer<MonitoredNetwork>(network, new Sgd { LearningRate = 1e-4f }) { Epochs = 3, Callbacks = { monitor } }.Fit(Data);

        var record = monitor.Records[^1].Layers.Single(l => l.Layer == layer);
        Assert.InRange(record.DeadUnits, 5, record.Units - 1);
        string warning = Assert.Single(monitor.Warnings, w => w.Contains($"layer '{layer}'", StringComparison.Ordinal));
        Assert.Contains($"{monitor.Records[0].Layers.Single(l => l.Layer == layer).DeadUnits} of {record.Units} units are dead", warning, StringComparison.Ordinal);
        Assert.StartsWith("epoch 1: ", warning, StringComparison.Ordinal);
        Assert.Contains(warning, written.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Vanishing_gradients_are_warned_of_by_name()
    {
        var network = new MonitoredNetwork(1);

        // What comes back to the first layer is scaled by the weights of the second.
        float[] weights = new float[network.Dense2.WeightCount];
        network.Dense2.CopyWeightsTo(weights);
        network.Dense2.CopyWeightsFrom([.. weights.Select(w => 1e-7f * w)]);
        var monitor = new GradientMonitor(TextWriter.Null) { DeadAbove = 1 };
        new Trainer<MonitoredNetwork>(network, new Sgd { LearningRate = 0 }) { Epochs = 2, Callbacks = { monitor } }.Fit(Data);

        Assert.StartsWith("epoch 1: layer 'Dense1': its gradients vanish: ", Assert.Single(monitor.Warnings, w => w.Contains("'Dense1'", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Exploding_gradients_are_warned_of_by_name()
    {
        var trainer = new Trainer<LinearNetwork<Line>>(LinearNetwork<Line>.Create(1), new Sgd { LearningRate = 3 }) { Epochs = 12 };
        var monitor = new GradientMonitor(TextWriter.Null);
        trainer.Callbacks.Add(monitor);

        trainer.Fit(TestData.Line());

        Assert.Contains("layer 'dense1': its gradients explode: a norm of ", Assert.Single(monitor.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_healthy_training_has_no_warning()
    {
        var monitor = new GradientMonitor(TextWriter.Null) { DeadAbove = 0.5 };
        new Trainer<MonitoredNetwork>(new MonitoredNetwork(1), new Adam()) { Epochs = 5, Callbacks = { monitor } }.Fit(Data);

        Assert.Empty(monitor.Warnings);
    }

    [Fact]
    public void A_frozen_layer_is_not_watched()
    {
        var network = new MonitoredNetwork(1);
        Kill(network, 20);
        network.Freeze("Dense1");
        var monitor = new GradientMonitor(TextWriter.Null);
        new Trainer<MonitoredNetwork>(network, new Adam()) { Epochs = 1, Callbacks = { monitor } }.Fit(Data);

        Assert.Equal(["Dense2", "dense1"], monitor.Records[0].Layers.Select(l => l.Layer));
    }

    [Fact]
    public void Starts_anew_in_a_second_training()
    {
        var monitor = new GradientMonitor(TextWriter.Null);
        var network = new MonitoredNetwork(1);
        Kill(network, 20);
        var trainer = new Trainer<MonitoredNetwork>(network, new Adam()) { Epochs = 2, Callbacks = { monitor } };
        trainer.Fit(Data);
        int warnings = monitor.Warnings.Count;

        trainer.Fit(Data);

        Assert.Equal([3, 4], monitor.Records.Select(r => r.Epoch));
        Assert.Equal(warnings, monitor.Warnings.Count);
        Assert.All(monitor.Warnings, w => Assert.StartsWith("epoch 3: ", w, StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientMonitor { VanishingBelow = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientMonitor { ExplodingAbove = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientMonitor { DeadAbove = 1.1 });
    }

    private static void Kill(MonitoredNetwork network, int units)
    {
        for (int unit = 0; unit < units; unit++)
        {
            network.Dense1.Bias(unit) = -1000;
        }
    }

    /// <summary>The norms of each batch, computed in double over logical values.</summary>
    private sealed class Norms : Callback
    {
        public List<double[]> Seen { get; } = [];

        public override void OnBatchEnd(TrainingContext context)
        {
            float[] gradients = context.Core.Gradients.ToArray();
            Seen.Add([.. context.Network.Layers.Select(layer => Math.Sqrt(
                (from parameter in layer.Parameters
                 from output in Enumerable.Range(0, parameter.Outputs)
                 from input in Enumerable.Range(0, parameter.Inputs)
                 select (double)gradients[parameter.IndexOf(input, output)]).Sum(g => g * g)))]);
        }
    }
}
