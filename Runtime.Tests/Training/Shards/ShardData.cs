using NetGen.Generated;

namespace NetGen.Runtime.Tests.Training.Shards;

/// <summary>Data and trainings of these tests.</summary>
internal static class ShardData
{
    /// <summary>Rows of six inputs, and their classes of three.</summary>
    public static (float[] Inputs, int[] Labels) Classes(int rows)
    {
        float[] inputs = [.. Enumerable.Range(0, 6 * rows).Select(i => (4 * CounterRandom.Uniform(9, (ulong)i)) - 2)];
        return (inputs, [.. Enumerable.Range(0, rows).Select(row => inputs[6 * row] > 0.5f ? 2 : inputs[(6 * row) + 1] > 0 ? 1 : 0)]);
    }

    /// <summary>The same, with row weights.</summary>
    public static Dataset Set(int rows = 107)
    {
        var (inputs, labels) = Classes(rows);
        return Dataset.FromArrays(inputs, 6, labels).WithRowWeights([.. Enumerable.Range(0, rows).Select(row => 0.5f + (row % 4))]);
    }

    /// <summary>What <see cref="SharedNetwork"/> learns.</summary>
    public static Dataset Wide(int rows)
    {
        float[] inputs = [.. Enumerable.Range(0, rows * SharedNetwork.InputSize).Select(i => CounterRandom.Uniform(3, (ulong)i) - 0.5f)];
        return Dataset.FromArrays(inputs, SharedNetwork.InputSize, [.. Enumerable.Range(0, rows).Select(row => row % 10)]);
    }

    /// <summary>Dropout, noise, class weights, clipping, a transform and a last batch of 11 rows of 32.</summary>
    public static Trainer<ShardedClassifier> Trainer(int shards, RankGroup group) =>
        new(new ShardedClassifier(seed: 1), new Adam { LearningRate = 0.01f, ClipNorm = 0.2f, ClipValue = 0.5f })
        {
            BatchSize = 32,
            Epochs = 5,
            Seed = 7,
            Shards = shards,
            Group = group,
            ClassWeights = [1, 2, 0.5f],
            Transform = new Jitter(),
        };

    /// <summary>What such a training comes to, as a file.</summary>
    public static byte[] Train(int shards, RankGroup group)
    {
        var trainer = Trainer(shards, group);
        trainer.Callbacks.Add(new ModelAverage());
        trainer.Callbacks.Add(new EarlyStopping { Patience = 3, RestoreBestWeights = true });
        trainer.Fit(Set(), Set(40));
        return trainer.Network.Save();
    }

    /// <summary>The passes of a network.</summary>
    public static NetworkCore CoreOf<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork> => network.Core;

    private sealed class Jitter : IRowTransform
    {
        public void Transform(ReadOnlySpan<float> input, Span<float> output, ref RowRandom random)
        {
            for (int i = 0; i < input.Length; i++)
            {
                output[i] = input[i] + random.NextUniform(-0.1f, 0.1f);
            }
        }
    }
}
