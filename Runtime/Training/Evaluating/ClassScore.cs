namespace NetGen;

/// <summary>Classes that exclude each other: the largest output is the prediction, the label (or the largest part of a distribution) is right.</summary>
internal sealed class ClassScore(int classCount, IReadOnlyList<string>? classNames) : IScore
{
    private readonly ConfusionMatrix confusion = new(classCount, classNames);

    public void Clear() => confusion.Clear();

    public void Add(ReadOnlySpan<float> outputs, in TargetBatch targets, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            int actual = targets.Labels.IsEmpty ? Largest(targets.Values.Slice(row * classCount, classCount)) : targets.Labels[row];
            confusion.Add(actual, Largest(outputs.Slice(row * classCount, classCount)));
        }
    }

    public void Report(Evaluation evaluation)
    {
        evaluation.Confusion = confusion.Clone();
        evaluation.Accuracy = evaluation.Confusion.Accuracy;
        evaluation.Scores = evaluation.Confusion.Scores;
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
