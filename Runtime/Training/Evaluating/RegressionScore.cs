namespace NetGen;

/// <summary>Numbers to come close to.</summary>
internal sealed class RegressionScore(int outputCount) : IScore
{
    private readonly RegressionErrors errors = new(outputCount);

    public void Clear() => errors.Clear();

    public void Add(ReadOnlySpan<float> outputs, in TargetBatch targets, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            errors.Add(outputs.Slice(row * outputCount, outputCount), targets.Values.Slice(row * outputCount, outputCount));
        }
    }

    public void Report(Evaluation evaluation)
    {
        evaluation.MeanAbsoluteError = errors.MeanAbsoluteError;
        evaluation.MeanSquaredError = errors.MeanSquaredError;
        evaluation.R2 = errors.R2;
    }
}
