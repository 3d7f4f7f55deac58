namespace NetGen;

/// <summary>Labels that do not exclude each other, one logit each: above 0 it means that the row has the label.</summary>
internal sealed class MultiLabelScore(int labelCount) : IScore
{
    private readonly ClassCounts[] counts = new ClassCounts[labelCount];
    private long rowCount;

    public void Clear()
    {
        Array.Clear(counts);
        rowCount = 0;
    }

    public void Add(ReadOnlySpan<float> outputs, in TargetBatch targets, int rows)
    {
        rowCount += rows;
        for (int i = 0; i < rows * labelCount; i++)
        {
            bool actual = targets.Values[i] > 0.5f, predicted = outputs[i] > 0;
            counts[i % labelCount] += new ClassCounts(actual && predicted ? 1 : 0, !actual && predicted ? 1 : 0, actual && !predicted ? 1 : 0);
        }
    }

    public void Report(Evaluation evaluation)
    {
        evaluation.Scores = new ClassificationScores((ClassCounts[])counts.Clone(), skipAbsentClasses: false);
        long wrong = evaluation.Scores.Micro.FalsePositives + evaluation.Scores.Micro.FalseNegatives;
        evaluation.Accuracy = 1 - ((double)wrong / (rowCount * labelCount));
    }
}
