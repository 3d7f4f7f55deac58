using NetGen.Runtime.Tests.Training;

namespace NetGen.Runtime.Tests.LearningRates;

/// <summary>Three layers with parameters, one without.</summary>
[Network(2)]
[Dense(20, Activation.Tanh, Name = "First")]
[Dense(8, Activation.Tanh)]
[Dropout(0.1)]
[Dense(3)]
[CrossEntropyLoss]
internal sealed partial class LayerRateNetwork;

[Network(8, 8, 3), Conv2D(16, 3, Bias = false), BatchNorm, ReLU, MaxPool2D(2), Conv2D(5, 2, Activation.ReLU), Flatten, Dense(12, Activation.Tanh), Dense(4), CrossEntropyLoss]
internal sealed partial class FrozenImages;

public class LayerRateTests
{
    private static readonly Dataset Data = TestData.ThreeClasses();

    public static TheoryData<Optimizer> Optimizers =>
    [
        new Sgd { LearningRate = 0.1f, WeightDecay = 0.1f, Momentum = 0.9 },
        new AdamW { WeightDecay = 0.1f },
        new Adadelta { WeightDecay = 0.1f },
        new Adagrad { WeightDecay = 0.1f },
        new RmsProp { WeightDecay = 0.1f },
    ];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_frozen_layer_keeps_its_bits_and_the_others_learn(Optimizer optimizer)
    {
        var network = new LayerRateNetwork(1);
        network.Freeze("First", "dense1");
        float[][] before = [.. Layers(network)];

        new Trainer<LayerRateNetwork>(network, optimizer) { Epochs = 3 }.Fit(Data);

        float[][] after = [.. Layers(network)];
        Assert.Equal(before[0], after[0]);
        Assert.Equal(before[1], after[1]);
        Assert.All(before[2].Zip(after[2]), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    public static TheoryData<string[], int> FrozenLayers => new()
    {
        { ["conv2D1"], 1 },
        { ["conv2D1", "batchNorm1"], 1 },
        { ["conv2D1", "batchNorm1", "conv2D2"], 3 },
        { ["conv2D2"], 3 },
        { ["conv2D1", "batchNorm1", "conv2D2", "dense1"], 2 },
        { ["dense2"], 1 },
        { ["conv2D1", "batchNorm1", "conv2D2", "dense1", "dense2"], 1 },
    };

    [Theory]
    [MemberData(nameof(FrozenLayers))]
    public void Freezing_leaves_the_gradients_of_the_others_as_they_are(string[] frozen, int workers)
    {
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, 40 * 8 * 8 * 3).Select(_ => random.NextSingle() - 0.5f)];
        int[] labels = [.. Enumerable.Range(0, 40).Select(_ => random.Next(4))];
        FrozenImages free = new(3), part = new(3);
        part.UseWorkers(workers);

        // Once without: what a frozen layer had must be gone afterwards.
        part.ComputeGradients(inputs, new TargetBatch { Labels = labels });
        part.Freeze(frozen);

        // With frozen statistics the outputs would be others.
        part.UnfreezeStatistics("batchNorm1");
        var loss = part.ComputeGradients(inputs, new TargetBatch { Labels = labels });
        var whole = free.ComputeGradients(inputs, new TargetBatch { Labels = labels });

        Assert.Equal(whole, loss);
        AssertGradients(free, part, frozen);

        float[] outputs = new float[40 * 4], outputGradient = [.. outputs.Select(_ => random.NextSingle())], inputGradient = new float[inputs.Length], expected = new float[inputs.Length];
        foreach (var (network, gradient) in new[] { (free, expected), (part, inputGradient) })
        {
            network.Forward(inputs, outputs);
            network.Backward(outputGradient, gradient);
        }

        Assert.Equal(expected, inputGradient);
        AssertGradients(free, part, frozen);
        part.Forward(inputs, outputs);
        part.Backward(outputGradient);
        AssertGradients(free, part, frozen);

        part.Unfreeze(frozen);
        part.Forward(inputs, outputs);
        part.Backward(outputGradient);
        Assert.Equal(free.Gradients.ToArray(), part.Gradients.ToArray());
    }

    private static void AssertGradients(FrozenImages free, FrozenImages part, string[] frozen)
    {
        foreach (var layer in FrozenImages.Description.Layers.Where(l => l.Parameters.Count > 0))
        {
            foreach (var parameter in layer.Parameters)
            {
                var gradient = part.Gradients.Slice(parameter.Offset, parameter.StorageLength).ToArray();
                Assert.Equal(frozen.Contains(layer.Name) ? new float[gradient.Length] : free.Gradients.Slice(parameter.Offset, parameter.StorageLength).ToArray(), gradient);
            }
        }
    }

    [Fact]
    public void A_frozen_layer_is_out_of_the_gradient_norm()
    {
        var network = new LayerRateNetwork(1);
        network.Freeze("dense1");
        var optimizer = new Sgd { ClipNorm = float.PositiveInfinity };

        Step(network, optimizer);

        // The norm is summed in float in blocks, this one in double: 1e-6 of it covers some hundred roundings.
        double squares = Gradients(network).Where((_, layer) => layer != 1).Sum(g => g.Sum(x => (double)x * x));
        Assert.Equal(Math.Sqrt(squares), optimizer.LastGradientNorm!.Value, 1e-6 * Math.Sqrt(squares));
    }

    [Fact]
    public void A_frozen_layer_keeps_its_optimizer_state()
    {
        var network = new LayerRateNetwork(1);
        var optimizer = new Adam();
        Step(network, optimizer);
        float[] before = StateOf(optimizer, layer: 1);

        network.Freeze("dense1");
        Step(network, optimizer);

        Assert.Equal(before, StateOf(optimizer, layer: 1));
    }

    [Fact]
    public void A_factor_scales_the_step_of_its_layer_only()
    {
        var one = new LayerRateNetwork(1);
        var other = new LayerRateNetwork(1);
        float[][] before = [.. Layers(one)];
        other.SetRateFactor("dense1", 0.25f);

        Step(one, new Sgd { LearningRate = 0.5f });
        Step(other, new Sgd { LearningRate = 0.5f });

        float[][] plain = [.. Layers(one)], scaled = [.. Layers(other)];
        Assert.Equal(plain[0], scaled[0]);
        Assert.Equal(plain[2], scaled[2]);

        // Weights below 1 have an ulp of at most 6e-8, and both steps round to it.
        Assert.All(Enumerable.Range(0, before[1].Length), i => Assert.Equal(0.25 * (plain[1][i] - before[1][i]), scaled[1][i] - before[1][i], 1e-7));
        Assert.Equal(0.25f, other.RateFactor("dense1"));
        Assert.Equal(1f, other.RateFactor("First"));
    }

    [Fact]
    public void A_layer_learns_again_after_it_was_frozen_and_a_clone_has_the_same_factors()
    {
        var network = new LayerRateNetwork(1);
        network.Freeze("First");
        Assert.Equal(0f, network.Clone().RateFactor("First"));

        network.Unfreeze("First");
        float[] before = Layers(network).First();
        Step(network, new Sgd { LearningRate = 0.5f });

        Assert.NotEqual(before, Layers(network).First());
    }

    [Fact]
    public void The_frozen_weights_do_not_depend_on_the_workers()
    {
        float[][][] trained = [.. new[] { 1, 2 }.Select(workers =>
        {
            var network = new LayerRateNetwork(1);
            network.Freeze("dense1");
            new Trainer<LayerRateNetwork>(network, new Adam()) { Epochs = 2, Workers = workers }.Fit(Data);
            return Layers(network).ToArray();
        })];

        Assert.Equal(trained[0], trained[1]);
    }

    [Fact]
    public void An_unknown_name_lists_the_names_there_are_and_changes_nothing()
    {
        var network = new LayerRateNetwork(1);

        var error = Assert.Throws<ArgumentException>(() => network.Freeze("dense1", "dense9"));

        Assert.StartsWith("LayerRateNetwork has no layer 'dense9'; its layers are First, dense1, dropout1, dense2.", error.Message, StringComparison.Ordinal);
        Assert.Equal(1f, network.RateFactor("dense1"));
    }

    [Fact]
    public void A_layer_without_parameters_and_a_wrong_factor_are_refused()
    {
        var network = new LayerRateNetwork(1);

        var error = Assert.Throws<ArgumentException>(() => network.Freeze("dropout1"));

        Assert.Contains("layers with parameters are First, dense1, dense2.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.SetRateFactor("First", -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.SetRateFactor("First", float.NaN));
    }

    private static void Step(LayerRateNetwork network, Optimizer optimizer)
    {
        var batches = new MiniBatches(Data, 30, seed: 1);
        batches.Begin(1);
        batches.Next();
        network.TrainStep(batches.Inputs, batches.Targets, optimizer);
    }

    private static IEnumerable<float[]> Layers(LayerRateNetwork network) => ByLayer(((INetwork<LayerRateNetwork>)network).Core.Storage.Parameters.Span.ToArray());

    private static IEnumerable<float[]> Gradients(LayerRateNetwork network) => ByLayer(((INetwork<LayerRateNetwork>)network).Core.Gradients.ToArray());

    private static float[] StateOf(Optimizer optimizer, int layer) =>
        [.. optimizer.States.SelectMany(state => ByLayer(state.Values.Span.ToArray()).ElementAt(layer))];

    /// <summary>The logical values of each layer that has some; padding is left out.</summary>
    private static IEnumerable<float[]> ByLayer(float[] storage) =>
        from layer in LayerRateNetwork.Description.Layers
        where layer.ParameterCount > 0
        select (from parameter in layer.Parameters
                from output in Enumerable.Range(0, parameter.Outputs)
                from input in Enumerable.Range(0, parameter.Inputs)
                select storage[parameter.IndexOf(input, output)]).ToArray();
}
