using NetGen.Generated;

namespace NetGen.Runtime.Tests.Witness;

/// <summary>Batches that are functions of the step alone: counted random numbers, so that no function of the operating system is in them.</summary>
internal sealed class WitnessData(NetworkDescription network, WitnessWeights weights, int indices)
{
    private const ulong InputKey = 1, TargetKey = 2, WeightKey = 3;
    private readonly int inputs = network.InputShape.Size, outputs = network.OutputShape.Size;

    public float[] Inputs(int step, int rows) =>
        indices > 0
            ? [.. Enumerable.Range(0, rows * inputs).Select(i => (float)CounterRandom.Below(Key(InputKey, step), (ulong)i, indices))]
            : [.. Uniform(InputKey, step, rows * inputs).Select(u => (2 * u) - 1)];

    public TargetBatch Targets(int step, int rows) => new()
    {
        Labels = network.Loss.TakesLabels ? Labels(step, rows) : [],
        Values = network.Loss.TakesLabels ? [] : Values(step, rows),
        RowWeights = weights.HasFlag(WitnessWeights.Rows) ? Weights(step, rows) : [],
        ClassWeights = weights.HasFlag(WitnessWeights.Classes) ? Weights(step: 0, outputs) : [],
        PositiveWeights = weights.HasFlag(WitnessWeights.Positives) ? Weights(step: 0, outputs) : [],
    };

    /// <summary>What means and deviations are fitted to.</summary>
    public Dataset Rows(int rows) => network.Loss.TakesLabels
        ? Dataset.FromArrays(Inputs(step: 0, rows), inputs, Labels(step: 0, rows))
        : Dataset.FromArrays(Inputs(step: 0, rows), inputs, Values(step: 0, rows), outputs);

    private int[] Labels(int step, int rows) => [.. Enumerable.Range(0, rows).Select(row => CounterRandom.Below(Key(TargetKey, step), (ulong)row, outputs))];

    /// <summary>In [0, 1) for probabilities, whose sum is 1 for distributions; otherwise around 1, or around 100 where they are standardised.</summary>
    private float[] Values(int step, int rows)
    {
        float[] values = [.. Uniform(TargetKey, step, rows * outputs)];
        if (network.Loss.Kind == LossKind.CrossEntropy)
        {
            for (int row = 0; row < rows; row++)
            {
                var distribution = values.AsSpan(row * outputs, outputs);
                float sum = 0;
                foreach (float value in distribution)
                {
                    sum += value;
                }

                foreach (ref float value in distribution)
                {
                    value /= sum;
                }
            }
        }
        else if (network.TargetStateOffset >= 0)
        {
            foreach (ref float value in values.AsSpan())
            {
                value = 100 + (10 * value);
            }
        }

        return values;
    }

    private static float[] Weights(int step, int count) => [.. Uniform(WeightKey, step, count).Select(u => 0.5f + u)];

    private static IEnumerable<float> Uniform(ulong kind, int step, int count) =>
        Enumerable.Range(0, count).Select(i => CounterRandom.Uniform(Key(kind, step), (ulong)i));

    private static ulong Key(ulong kind, int step) => CounterRandom.Mix(kind, (ulong)step);
}
