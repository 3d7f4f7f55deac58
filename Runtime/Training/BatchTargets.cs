namespace NetGen;

/// <summary>The targets of the running mini-batch as the network's loss takes them: with class and positive weights, and labels of two classes as the numbers 0 and 1.</summary>
internal sealed class BatchTargets
{
    private readonly MiniBatches batches;
    private readonly float[]? classWeights;
    private readonly float[]? positiveWeights;
    private readonly float[] numbers;

    public BatchTargets(NetworkDescription network, Dataset data, MiniBatches batches, float[]? classWeights = null, float[]? positiveWeights = null)
    {
        this.batches = batches;
        this.classWeights = classWeights;
        this.positiveWeights = positiveWeights;
        numbers = data.HasLabels && !network.Loss.TakesLabels ? new float[Math.Min(batches.BatchSize, data.Count)] : [];
    }

    /// <summary>The targets; valid until the next batch is made.</summary>
    public TargetBatch Current
    {
        get
        {
            var targets = batches.Targets;
            bool convert = numbers.Length > 0;
            for (int row = 0; convert && row < targets.Labels.Length; row++)
            {
                numbers[row] = targets.Labels[row];
            }

            return new TargetBatch
            {
                Labels = convert ? default : targets.Labels,
                Values = convert ? numbers.AsSpan(0, batches.Rows) : targets.Values,
                RowWeights = targets.RowWeights,
                ClassWeights = classWeights,
                PositiveWeights = positiveWeights,
            };
        }
    }
}
