using System.Diagnostics;
using NetGen.Generated;

namespace NetGen.Runtime.Tests.Training.Shards;

/// <summary>A convolution with statistics, whose gradients are computed in the middle of the backward pass.</summary>
[Network(6, 6, 1)]
[Conv2D(5, 3, Bias = false), BatchNorm, ReLU]
[Conv2D(3, 3, Activation.ReLU), Flatten, LayerNorm, Dense(7, Activation.Tanh), BatchNorm, Dense(3), CrossEntropyLoss]
internal sealed partial class ShardedImages;

/// <summary>The middle layer runs twice; what is around it does not.</summary>
[Network(6)]
[Dense(5, Activation.Tanh)]
[Dense(5, Activation.Tanh, Name = "twice")]
[Dense(5, Activation.ReLU)]
[Dense(5, Activation.Tanh, Weights = "twice")]
[Dense(3), CrossEntropyLoss]
internal sealed partial class ShardedTwice;

[Network(6), Dropout(0.3), LeakyReLU, CrossEntropyLoss]
internal sealed partial class ShardedNothing;

/// <summary>Gradients that ranks exchange part by part while they compute others: the bits are those of one process, for parts of any size.</summary>
public class GroupGradientTests
{
    // Parts of each layer, of a few layers, and of the whole network.
    private static readonly int[] FloatsOfParts = [1, 500, GradientParts.FewestFloats];

    public static TheoryData<int, int> RanksAndShards
    {
        get
        {
            var cases = new TheoryData<int, int>();
            foreach (int shards in new[] { 2, 8, 64 })
            {
                foreach (int ranks in new[] { 2, 3, 4, 5 }.Where(ranks => ranks <= shards))
                {
                    cases.Add(ranks, shards);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(RanksAndShards))]
    public void Layers_come_to_the_bits_of_one_process(int ranks, int shards) =>
        AssertSame(ranks, shards, [129, 64, 5, 200], () => new ShardedClassifier(seed: 3), Classes);

    [Theory]
    [MemberData(nameof(RanksAndShards))]
    public void A_frozen_layer_comes_to_the_bits_of_one_process(int ranks, int shards) =>
        AssertSame(
            ranks, shards, [64, 64, 37],
            () =>
            {
                var network = new ShardedClassifier(seed: 3);
                network.Freeze("middle");
                return network;
            },
            Classes);

    /// <summary>Shards need two rows.</summary>
    [Theory]
    [MemberData(nameof(RanksAndShards))]
    public void Statistics_come_to_the_bits_of_one_process(int ranks, int shards)
    {
        AssertSame(ranks, shards, [128, 200], () => new ShardedNormalised(seed: 3), Classes);
        AssertSame(ranks, shards, [200, 128], () => new ShardedImages(seed: 3), rows => (Uniform(36 * rows), Classes(rows).Targets));
    }

    [Theory]
    [MemberData(nameof(RanksAndShards))]
    public void Shared_weights_come_to_the_bits_of_one_process(int ranks, int shards) =>
        AssertSame(ranks, shards, [65, 9], () => new ShardedTwice(seed: 3), Classes);

    [Theory]
    [MemberData(nameof(RanksAndShards))]
    public void Several_heads_come_to_the_bits_of_one_process(int ranks, int shards) => AssertSame(
        ranks, shards, [65, 9],
        () =>
        {
            var network = new Heads.KindAndPrice(seed: 2);
            network.FitPreprocessing(Heads.HeadData.KindAndPrice());
            return network;
        },
        rows =>
        {
            var parts = Heads.HeadData.Parts(rows);
            return (parts.Inputs, new Batch { Labels = parts.Kinds, Values = parts.Prices });
        });

    [Theory]
    [MemberData(nameof(RanksAndShards))]
    public void Sequences_come_to_the_bits_of_one_process(int ranks, int shards) => AssertSame(
        ranks, shards, [65, 9],
        () => new ShardedSteps(seed: 3),
        rows => (
            Uniform(18 * rows),
            new Batch
            {
                Labels = [.. Enumerable.Range(0, rows * 9).Select(i => (i % 4) - 1)],
                Lengths = [.. Enumerable.Range(0, rows).Select(row => 1 + (row * 5 % 9))],
            }));

    [Fact]
    public void A_network_without_parameters_has_a_loss() => AssertSame(3, 8, [16], () => new ShardedNothing(seed: 3), Classes);

    /// <summary>The items of a part are shared among workers.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Workers_come_to_the_bits_of_one(int ranks)
    {
        float[] inputs = Uniform(240 * SharedNetwork.InputSize);
        int[] labels = [.. Enumerable.Range(0, 240).Select(row => row % 10)];
        float[] alone = Gradients(RankGroup.OfOne, 1);

        Assert.All(ThreadGroup.Run(ranks, group => Gradients(group, 2)), gradients => Assert.Equal(alone, gradients));

        float[] Gradients(RankGroup group, int workers)
        {
            var network = new SharedNetwork(seed: 1);
            network.UseWorkers(workers);
            var core = ShardData.CoreOf(network);
            core.ComputeGradientsHeld(inputs, labels, core.Shard(new ShardTree(4), group, 1));
            network.UseWorkers(1);
            return network.Gradients.ToArray();
        }
    }

    [Theory]
    [MemberData(nameof(RanksAndShards))]
    public void A_rank_holds_at_most_two_gradients_more_than_the_tree_has_levels(int ranks, int shards) => Assert.All(
        ThreadGroup.Run(ranks, group => ShardData.CoreOf(new SharedNetwork(seed: 1)).Shard(new ShardTree(shards), group).Memory),
        memory => Assert.InRange(memory, SharedNetwork.Description.ParameterStorage, (Math.Log2(shards) + 2) * SharedNetwork.Description.ParameterStorage));

    /// <summary>The parts are the whole vector, and some are complete before the last job.</summary>
    [Theory]
    [InlineData(1, 7)]
    [InlineData(200, 4)]
    [InlineData(GradientParts.FewestFloats, 1)]
    public void Parts_are_whole_layers_from_the_last_to_the_first(int fewest, int count)
    {
        var parts = ShardData.CoreOf(new ShardedImages(seed: 1)).Shard(new ShardTree(2), new TwoRanks(), fewest).Parts!;
        int end = (ShardedImages.Description.ParameterStorage + ShardedImages.Description.StateStorage + 15) / 16 * 16;
        foreach (var range in parts.Ranges)
        {
            Assert.Equal(end, range.Start + range.Length);
            end = range.Start;
        }

        int[] complete = [.. Enumerable.Range(parts.FirstJob, parts.Jobs.Length - parts.FirstJob).Select(parts.CompleteAfter)];
        Assert.Equal(0, end);
        Assert.Equal(count, parts.Ranges.Count);
        Assert.Equal(complete.Order(), complete);
        Assert.Equal(count, complete[^1]);
        Assert.True(count == 1 || complete[..^1].Max() > 0, "All parts are complete at once.");
        Assert.All(parts.Ranges.SkipLast(1), range => Assert.True(range.Length >= fewest));
    }

    [Fact]
    public void A_group_that_only_waits_comes_to_the_same_bits()
    {
        byte[] alone = ShardData.Train(16, RankGroup.OfOne);

        Assert.All(ThreadGroup.Run(5, group => ShardData.Train(16, group), isBlocking: true), network => Assert.Equal(alone, network));
    }

    private static void AssertSame<TNetwork>(int ranks, int shards, int[] batches, Func<TNetwork> create, Func<int, (float[] Inputs, Batch Targets)> dataOf)
        where TNetwork : class, INetwork<TNetwork>
    {
        var data = batches.Select(dataOf).ToArray();
        float[][] alone = Compute(RankGroup.OfOne, 1);
        Assert.True(alone.Length > 0);
        foreach (int floats in FloatsOfParts)
        {
            Assert.All(ThreadGroup.Run(ranks, group => Compute(group, floats)), values => Assert.Equal(alone, values));
        }

        // Gradients, statistics and losses of batches of different sizes, one after the other with the same memory.
        float[][] Compute(RankGroup group, int floats)
        {
            var network = create();
            var gradients = network.Core.Shard(new ShardTree(shards), group, floats);
            List<float[]> values = [];
            foreach (var (inputs, targets) in data)
            {
                var loss = network.Core.ComputeGradientsHeld(
                    inputs, new TargetBatch { Labels = targets.Labels, Values = targets.Values, Lengths = targets.Lengths }, gradients);
                values.Add([.. network.Gradients, .. network.Core.Storage.State.Span, (float)loss.Mean]);
            }

            return [.. values];
        }
    }

    private static (float[] Inputs, Batch Targets) Classes(int rows)
    {
        var (inputs, labels) = ShardData.Classes(rows);
        return (inputs, new Batch { Labels = labels });
    }

    private static float[] Uniform(int count) => [.. Enumerable.Range(0, count).Select(i => (2 * CounterRandom.Uniform(4, (ulong)i)) - 1)];

    /// <summary>A rank that is never asked for an exchange.</summary>
    private sealed class TwoRanks : RankGroup
    {
        public override int Rank => 0;

        public override int Size => 2;

        public override void AllToAll(ReadOnlySpan<byte> send, ReadOnlySpan<int> sendCounts, Span<byte> receive, ReadOnlySpan<int> receiveCounts) =>
            throw new UnreachableException();

        public override void AllGather(Span<byte> parts, ReadOnlySpan<int> counts) => throw new UnreachableException();

        public override void Barrier() => throw new UnreachableException();

        public override void Abort(Exception failure) => throw new UnreachableException();
    }

    private sealed record Batch
    {
        public int[] Labels { get; init; } = [];

        public float[] Values { get; init; } = [];

        public int[] Lengths { get; init; } = [];
    }
}
