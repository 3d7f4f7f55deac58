namespace NetGen;

/// <summary>
/// The targets of the running mini-batch as the network's losses take them: with class and positive weights, and labels of two classes as the numbers 0 and
/// 1.
/// </summary>
internal sealed class BatchTargets
{
    private readonly MiniBatches batches;
    private readonly LossWeights weights;
    private readonly float[] numbers;
    private readonly HeadTargets? heads;

    public BatchTargets(NetworkDescription network, Dataset data, MiniBatches batches, LossWeights weights = default)
    {
        this.batches = batches;
        this.weights = weights;
        int rows = Math.Min(batches.BatchSize, data.Count);
        heads = network.HasHeads ? new HeadTargets(network, data, rows) : null;
        numbers = heads is null && data.HasLabels && !network.Heads[0].Loss.TakesLabels ? new float[checked(rows * data.LabelCount)] : [];
    }

    /// <summary>The targets; valid until the next batch is made.</summary>
    public TargetBatch Current
    {
        get
        {
            var targets = batches.Targets;
            var lengths = targets.Lengths;
            if (heads is not null)
            {
                targets = heads.Arrange(targets, batches.Rows);
            }

            bool convert = numbers.Length > 0;
            for (int row = 0; convert && row < targets.Labels.Length; row++)
            {
                numbers[row] = targets.Labels[row];
            }

            return new TargetBatch
            {
                Labels = convert ? default : targets.Labels,
                Values = convert ? numbers.AsSpan(0, targets.Labels.Length) : targets.Values,
                RowWeights = targets.RowWeights,
                ClassWeights = weights.OfClasses,
                PositiveWeights = weights.OfPositives,
                Lengths = lengths,
            };
        }
    }
}
