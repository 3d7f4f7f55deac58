using NetGen.Generated;

namespace NetGen.Runtime.Tests.Training.Shards;

[Network(6), Dense(20, Activation.Tanh), Dropout(0.3), Dense(16, Activation.ReLU, Name = "middle"), GaussianNoise(0.05), Dense(3), CrossEntropyLoss]
internal sealed partial class ShardedClassifier;

[Network(6), Standardize, Dense(12, Activation.Tanh), Dense(2), MeanSquaredErrorLoss(StandardizeTargets = true)]
internal sealed partial class ShardedRegression;

[Network(9, 2, VariableLength = true)]
[GRU(7, Layers = 2, Dropout = 0.3)]
[Dropout(0.2)]
[Dense(3, PerStep = true)]
[CrossEntropyLoss(PerStep = true, IgnoreIndex = -1)]
internal sealed partial class ShardedSteps;

[Network(9, 2, VariableLength = true), LSTM(5, Bidirectional = true), LastStep, Dropout(0.2), Dense(3), CrossEntropyLoss]
internal sealed partial class ShardedSequences;

[Network(6), Dense(8, Bias = false), BatchNorm, ReLU, Dense(3), CrossEntropyLoss]
internal sealed partial class ShardedNormalised;

/// <summary>Gradients by shards in one process.</summary>
public class ShardTests
{
    // Sums of some hundred floats in another order: a few roundings of 6e-8 each, relative to gradients of about 1.
    private const float Tolerance = 1e-6f;

    public static TheoryData<int, int> ShardsAndRows
    {
        get
        {
            var cases = new TheoryData<int, int>();
            foreach (int shards in new[] { 2, 4, 8, 32 })
            {
                foreach (int rows in new[] { 1, 3, 29, 64 })
                {
                    cases.Add(shards, rows);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(ShardsAndRows))]
    public void The_gradient_is_that_of_the_whole_batch(int shards, int rows)
    {
        var data = ShardData.Classes(rows);
        float[] weights = [1, 2.5f, 0.25f], rowWeights = [.. Enumerable.Range(0, rows).Select(row => 0.5f + (row % 3))];
        AssertSame(new ShardedClassifier(seed: 3), shards, data.Inputs, new TargetBatch { Labels = data.Labels });
        AssertSame(new ShardedClassifier(seed: 3), shards, data.Inputs, new TargetBatch { Labels = data.Labels, ClassWeights = weights });
        AssertSame(
            new ShardedClassifier(seed: 3), shards, data.Inputs, new TargetBatch { Labels = data.Labels, ClassWeights = weights, RowWeights = rowWeights });
    }

    [Theory]
    [InlineData(4, 31)]
    [InlineData(16, 9)]
    public void The_gradient_of_several_heads_is_that_of_the_whole_batch(int shards, int rows)
    {
        var parts = Heads.HeadData.Parts(rows);
        var network = new Heads.KindAndPrice(seed: 2);
        network.FitPreprocessing(Heads.HeadData.KindAndPrice());
        var targets = new TargetBatch { Labels = parts.Kinds, Values = parts.Prices, ClassWeights = [1, 3, 0.5f, 1] };
        AssertSame(network, shards, parts.Inputs, targets);
    }

    [Theory]
    [InlineData(2, 31)]
    [InlineData(8, 13)]
    [InlineData(16, 9)]
    public void The_gradient_of_rows_of_different_length_is_that_of_the_whole_batch(int shards, int rows)
    {
        float[] inputs = [.. Enumerable.Range(0, rows * 18).Select(i => (2 * CounterRandom.Uniform(4, (ulong)i)) - 1)];
        int[] lengths = [.. Enumerable.Range(0, rows).Select(row => 1 + (row * 5 % 9))];
        int[] labels = [.. Enumerable.Range(0, rows * 9).Select(i => (i % 4) - 1)];
        AssertSame(new ShardedSteps(seed: 3), shards, inputs, new TargetBatch { Labels = labels, Lengths = lengths, ClassWeights = [1, 2, 0.5f] });
        AssertSame(
            new ShardedSequences(seed: 3), shards, inputs,
            new TargetBatch { Labels = labels[..rows].Select(l => Math.Max(0, l)).ToArray(), Lengths = lengths });
    }

    /// <summary>Means over powers of two of rows differ by powers of two, which round nothing: so the bits of the tree can be told.</summary>
    [Fact]
    public void Gradients_of_shards_are_summed_in_a_binary_tree()
    {
        const int Shards = 8, Rows = 64, Each = Rows / Shards;
        var data = ShardData.Classes(Rows);
        float[][] gradients = new float[Shards][];
        for (int shard = 0; shard < Shards; shard++)
        {
            var network = new ShardedNormalised(seed: 3);
            network.ComputeGradients(data.Inputs.AsSpan(shard * Each * 6, Each * 6), data.Labels.AsSpan(shard * Each, Each));
            gradients[shard] = [.. network.Gradients.ToArray().Select(g => g / Shards)];
        }

        for (int step = 1; step < Shards; step *= 2)
        {
            for (int shard = 0; shard < Shards; shard += 2 * step)
            {
                gradients[shard] = [.. gradients[shard].Zip(gradients[shard + step], (left, right) => left + right)];
            }
        }

        Assert.Equal(gradients[0], Gradients(new ShardedNormalised(seed: 3), Shards, data.Inputs, data.Labels).Values);
    }

    /// <summary>Momentum 0.1 of the mean of the shards' statistics, weighted by their rows, in float.</summary>
    [Fact]
    public void Running_statistics_move_by_the_mean_of_the_shards()
    {
        const int Shards = 4, Rows = 22;
        var data = ShardData.Classes(Rows);
        var tree = new ShardTree(Shards);
        var network = new ShardedNormalised(seed: 3);
        float[] before = ShardData.CoreOf(network).Storage.State.Span.ToArray();
        double[] expected = [.. before.Select(v => (double)v)];
        for (int shard = 0; shard < Shards; shard++)
        {
            int from = tree.FirstRow(shard, Rows), to = tree.FirstRow(shard + 1, Rows);
            var alone = new ShardedNormalised(seed: 3);
            alone.ComputeGradients(data.Inputs.AsSpan(from * 6, (to - from) * 6), data.Labels.AsSpan(from, to - from));
            for (int i = 0; i < expected.Length; i++)
            {
                expected[i] += (ShardData.CoreOf(alone).Storage.State.Span[i] - before[i]) * (to - from) / (double)Rows;
            }
        }

        Gradients(network, Shards, data.Inputs, data.Labels);

        float[] after = ShardData.CoreOf(network).Storage.State.Span.ToArray();
        Assert.All(expected.Zip(after), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
        Assert.NotEqual(before, after);
    }

    [Fact]
    public void A_batch_without_a_finite_loss_leaves_the_running_statistics()
    {
        var data = ShardData.Classes(16);
        data.Inputs[17] = float.NaN;
        var network = new ShardedNormalised(seed: 3);
        byte[] before = network.Save();

        Assert.False(double.IsFinite(Gradients(network, 4, data.Inputs, data.Labels).Loss.Sum));

        Assert.Equal(before, network.Save());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void The_bits_do_not_depend_on_the_workers(int shards)
    {
        byte[][] networks = [.. new[] { 1, 2, 3 }.Select(workers =>
        {
            var trainer = new Trainer<SharedNetwork>(new SharedNetwork(seed: 1), new Adam()) { BatchSize = 240, Epochs = 2, Shards = shards, Workers = workers };
            trainer.Fit(ShardData.Wide(1000));
            return trainer.Network.Save();
        })];

        Assert.All(networks, network => Assert.Equal(networks[0], network));
    }

    [Fact]
    public void The_bits_depend_on_the_shards()
    {
        Assert.NotEqual(Trained(1), Trained(2));
        Assert.NotEqual(Trained(2), Trained(8));

        static byte[] Trained(int shards) => ShardData.Train(shards, RankGroup.OfOne);
    }

    /// <summary>The vectors of all levels have gradients of the layer by then.</summary>
    [Fact]
    public void A_layer_that_is_frozen_in_the_middle_has_no_gradient_from_then_on()
    {
        var trainer = ShardData.Trainer(8, RankGroup.OfOne);
        var network = trainer.Network;
        float[] frozen = [], atEnd = new float[16 * 20];
        trainer.Callbacks.Add(new AtEpoch(2, () =>
        {
            network.Freeze("middle");
            frozen = Weights(network);
        }));

        trainer.Fit(ShardData.Set());

        Assert.Equal(frozen, Weights(network));
        network.Layer("middle").CopyWeightGradientsTo(atEnd);
        Assert.All(atEnd, gradient => Assert.Equal(0, gradient));

        static float[] Weights(ShardedClassifier network)
        {
            float[] weights = new float[16 * 20];
            network.Layer("middle").CopyWeightsTo(weights);
            return weights;
        }
    }

    [Fact]
    public void A_training_is_resumed_to_the_same_bits_with_the_same_shards_only()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("run.checkpoint");
        var whole = ShardData.Trainer(8, RankGroup.OfOne);
        whole.Fit(ShardData.Set(), ShardData.Set(40));
        var first = ShardData.Trainer(8, RankGroup.OfOne);
        first.Epochs = 2;
        first.Callbacks.Add(new Checkpoint(path));
        first.Fit(ShardData.Set(), ShardData.Set(40));
        var other = ShardData.Trainer(4, RankGroup.OfOne);
        other.Callbacks.Add(new Checkpoint(path));
        other.Resume(path);
        var resumed = ShardData.Trainer(8, RankGroup.OfOne);
        resumed.Callbacks.Add(new Checkpoint(path));
        resumed.Resume(path);

        Assert.Contains(
            "expected Shards 8, found 4", Assert.Throws<InvalidOperationException>(() => other.Fit(ShardData.Set(), ShardData.Set(40))).Message,
            StringComparison.Ordinal);
        resumed.Fit(ShardData.Set(), ShardData.Set(40));
        Assert.Equal(whole.Network.Save(), resumed.Network.Save());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(-8)]
    public void Shards_are_a_power_of_two(int shards) =>
        Assert.Equal("Shards", Assert.Throws<ArgumentOutOfRangeException>(() => ShardData.Trainer(shards, RankGroup.OfOne)).ParamName);

    [Fact]
    public void Shards_of_one_row_cannot_be_normalised()
    {
        var trainer = new Trainer<ShardedNormalised>(new ShardedNormalised(seed: 1), new Sgd()) { BatchSize = 16, Shards = 16 };

        Assert.Contains("a shard of it 1", Assert.Throws<ArgumentException>(() => trainer.Fit(ShardData.Set())).Message, StringComparison.Ordinal);
    }

    private static void AssertSame<TNetwork>(TNetwork network, int shards, float[] inputs, TargetBatch targets)
        where TNetwork : class, INetwork<TNetwork>
    {
        var whole = network.Core.ComputeGradients(inputs, targets);
        float[] expected = network.Gradients.ToArray();

        var (loss, actual) = Gradients(network, shards, inputs, targets);

        Assert.Equal(whole.Weight, loss.Weight);
        Assert.Equal(whole.Mean, loss.Mean, Tolerance);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
        Assert.NotEqual(0, expected.Max());
    }

    private static (BatchLoss Loss, float[] Values) Gradients<TNetwork>(TNetwork network, int shards, float[] inputs, TargetBatch targets)
        where TNetwork : class, INetwork<TNetwork>
    {
        var loss = network.Core.ComputeGradientsHeld(inputs, targets, network.Core.Shard(new ShardTree(shards), RankGroup.OfOne));
        return (loss, network.Gradients.ToArray());
    }

    private sealed class AtEpoch(int epoch, Action action) : Callback
    {
        public override void OnEpochBegin(TrainingContext context)
        {
            if (context.Epoch == epoch)
            {
                action();
            }
        }
    }
}
