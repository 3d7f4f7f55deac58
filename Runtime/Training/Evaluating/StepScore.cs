using NetGen.Generated;

namespace NetGen;

/// <summary>The measures of losses of steps: each step counts as a row, without those whose label is ignored and those behind the end of a row.</summary>
/// <param name="score">Counts rows.</param>
/// <param name="core">The network.</param>
/// <param name="head">The head.</param>
internal sealed class StepScore(IScore score, NetworkCore core, HeadDescription head) : IScore
{
    private float[] outputs = [];
    private float[] values = [];
    private int[] labels = [];

    public void Clear() => score.Clear();

    public void Add(ReadOnlySpan<float> outputs, in TargetBatch targets, int rows)
    {
        int steps = rows * head.Steps;
        if (head.Loss.IgnoreIndex is not null || !targets.Lengths.IsEmpty)
        {
            AddCounted(outputs, targets, steps);
        }
        else
        {
            score.Add(outputs, targets, steps);
        }
    }

    public void Report(Evaluation evaluation) => score.Report(evaluation);

    private void AddCounted(ReadOnlySpan<float> all, in TargetBatch targets, int steps)
    {
        bool takesLabels = !targets.Labels.IsEmpty;
        int size = head.StepSize;
        if (outputs.Length < steps * size)
        {
            (labels, values, outputs) = (new int[steps], new float[steps * size], new float[steps * size]);
        }

        int counted = 0;
        for (int step = 0; step < steps; step++)
        {
            bool isValid = targets.Lengths.IsEmpty || step % head.Steps < core.OutputSteps(targets.Lengths[step / head.Steps]);
            if (isValid && !(takesLabels && targets.Labels[step] == head.Loss.IgnoreIndex))
            {
                all.Slice(step * size, size).CopyTo(outputs.AsSpan(counted * size));
                if (takesLabels)
                {
                    labels[counted] = targets.Labels[step];
                }
                else
                {
                    targets.Values.Slice(step * size, size).CopyTo(values.AsSpan(counted * size));
                }

                counted++;
            }
        }

        TargetBatch valid = new() { Labels = labels.AsSpan(0, takesLabels ? counted : 0), Values = values.AsSpan(0, takesLabels ? 0 : counted * size) };
        score.Add(outputs.AsSpan(0, counted * size), valid, counted);
    }
}
