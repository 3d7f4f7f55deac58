namespace NetGen;

/// <summary>Two classes and one logit: above 0 it means the second class.</summary>
/// <param name="rows">The number of rows that will come; 0 if the curves are not wanted.</param>
/// <param name="classNames">The names of the two classes, or null.</param>
internal sealed class BinaryScore(int rows, IReadOnlyList<string>? classNames) : IScore
{
    private readonly ConfusionMatrix confusion = new(2, classNames);
    private readonly float[] logits = new float[rows];
    private readonly bool[] positives = new bool[rows];
    private readonly ReliabilityCounts reliability = new(Reliability.UsualBins);
    private int count;

    public void Clear()
    {
        confusion.Clear();
        reliability.Clear();
        count = 0;
    }

    public void Add(ReadOnlySpan<float> outputs, in TargetBatch targets, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            bool positive = targets.Values[row] > 0.5f;
            confusion.Add(positive ? 1 : 0, outputs[row] > 0 ? 1 : 0);
            if (logits.Length > 0)
            {
                logits[count] = outputs[row];
                positives[count++] = positive;
                reliability.Add(1 / (1 + Math.Exp(-Math.Abs((double)outputs[row]))), positive == outputs[row] > 0);
            }
        }
    }

    public void Report(Evaluation evaluation)
    {
        evaluation.Confusion = confusion.Clone();
        evaluation.Accuracy = evaluation.Confusion.Accuracy;
        evaluation.Scores = evaluation.Confusion.Scores;
        if (logits.Length > 0)
        {
            evaluation.RocAuc = RocAuc.Binary(logits.AsSpan(0, count), positives.AsSpan(0, count));
            evaluation.PrecisionRecall = PrecisionRecallCurve.Of(logits.AsSpan(0, count), positives.AsSpan(0, count));
            evaluation.Reliability = reliability.Total();
        }
    }
}
