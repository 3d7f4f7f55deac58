namespace NetGen;

/// <summary>The measures of losses of steps: each step counts as a row, without those whose label is ignored.</summary>
/// <param name="score">Counts rows.</param>
/// <param name="head">The head.</param>
internal sealed class StepScore(IScore score, HeadDescription head) : IScore
{
    private float[] outputs = [];
    private int[] labels = [];

    public void Clear() => score.Clear();

    public void Add(ReadOnlySpan<float> outputs, in TargetBatch targets, int rows)
    {
        int steps = rows * head.Steps;
        if (head.Loss.IgnoreIndex is { } ignored)
        {
            AddCounted(outputs, targets.Labels, steps, ignored);
        }
        else
        {
            score.Add(outputs, targets, steps);
        }
    }

    public void Report(Evaluation evaluation) => score.Report(evaluation);

    private void AddCounted(ReadOnlySpan<float> all, ReadOnlySpan<int> allLabels, int steps, int ignored)
    {
        if (labels.Length < steps)
        {
            (labels, outputs) = (new int[steps], new float[steps * head.StepSize]);
        }

        int counted = 0;
        for (int step = 0; step < steps; step++)
        {
            if (allLabels[step] != ignored)
            {
                labels[counted] = allLabels[step];
                all.Slice(step * head.StepSize, head.StepSize).CopyTo(outputs.AsSpan(counted * head.StepSize));
                counted++;
            }
        }

        score.Add(outputs.AsSpan(0, counted * head.StepSize), new TargetBatch { Labels = labels.AsSpan(0, counted) }, counted);
    }
}
