namespace NetGen;

/// <summary>Classes that exclude each other: the largest output is the prediction, the label (or the largest part of a distribution) is right.</summary>
/// <param name="classCount">The number of classes.</param>
/// <param name="classNames">Their names, or null.</param>
/// <param name="withCurves">Whether it is to be said how sure the network is.</param>
internal sealed class ClassScore(int classCount, IReadOnlyList<string>? classNames, bool withCurves) : IScore
{
    private readonly ConfusionMatrix confusion = new(classCount, classNames);

    private readonly long[] ranks = new long[classCount];

    private readonly ReliabilityCounts? reliability = withCurves ? new ReliabilityCounts(Reliability.UsualBins) : null;

    public void Clear()
    {
        confusion.Clear();
        Array.Clear(ranks);
        reliability?.Clear();
    }

    public void Add(ReadOnlySpan<float> outputs, in TargetBatch targets, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            int actual = targets.Labels.IsEmpty ? Largest(targets.Values.Slice(row * classCount, classCount)) : targets.Labels[row];
            var predicted = outputs.Slice(row * classCount, classCount);
            int largest = Largest(predicted);
            confusion.Add(actual, largest);
            reliability?.Add(Probability(predicted, largest), actual == largest);
            ranks[Rank(predicted, actual)]++;
        }
    }

    public void Report(Evaluation evaluation)
    {
        evaluation.Confusion = confusion.Clone();
        evaluation.Accuracy = evaluation.Confusion.Accuracy;
        evaluation.Ranks = (long[])ranks.Clone();
        evaluation.Scores = evaluation.Confusion.Scores;
        evaluation.Reliability = reliability?.Total();
    }

    /// <summary>The softmax of the largest of several logits.</summary>
    private static double Probability(ReadOnlySpan<float> logits, int largest)
    {
        double sum = 0;
        foreach (float logit in logits)
        {
            sum += Math.Exp(logit - (double)logits[largest]);
        }

        return 1 / sum;
    }

    /// <summary>How many values are larger than one of them, or equal and before it; what is no number comes last.</summary>
    private static int Rank(ReadOnlySpan<float> values, int index)
    {
        float own = values[index];
        int rank = 0;
        for (int i = 0; i < values.Length; i++)
        {
            rank += values[i] > own || (i < index && values[i] == own) ? 1 : 0;
        }

        return float.IsNaN(own) ? values.Length - 1 : rank;
    }

    /// <summary>The index of the largest value, the first of equal ones.</summary>
    private static int Largest(ReadOnlySpan<float> values)
    {
        int largest = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] > values[largest])
            {
                largest = i;
            }
        }

        return largest;
    }
}
