namespace NetGen.Benchmarks.Works;

/// <summary>Rows for a network, and whole batches of them in turn.</summary>
internal sealed class RowData
{
    /// <summary>Rows that every work has in memory.</summary>
    public const int Rows = 10_000;

    private readonly NetworkDescription description;
    private readonly float[] inputs;
    private readonly int[] labels = [];
    private readonly float[] values = [];
    private readonly int batch;
    private int row;

    /// <summary>Makes the rows: inputs and numeric targets are standard-normal, classes uniform (only-positive inputs would kill half of the ReLUs).</summary>
    public RowData(NetworkDescription description, int batch)
    {
        this.description = description;
        this.batch = batch;
        inputs = StandardNormal.Numbers(Rows * description.InputShape.Size, seed: 1);
        if (description.Loss.TakesLabels)
        {
            labels = StandardNormal.Classes(Rows, description.OutputShape.Size, seed: 2);
        }
        else
        {
            values = StandardNormal.Numbers(Rows * description.OutputShape.Size, seed: 3);
        }
    }

    /// <summary>The inputs of the current batch.</summary>
    public Span<float> Inputs => inputs.AsSpan(row * description.InputShape.Size, batch * description.InputShape.Size);

    /// <summary>The targets of the current batch.</summary>
    public TargetBatch Targets => labels.Length > 0
        ? labels.AsSpan(row, batch)
        : values.AsSpan(row * description.OutputShape.Size, batch * description.OutputShape.Size);

    /// <summary>Goes on to the next whole batch; after the last comes the first.</summary>
    public void Next()
    {
        row += batch;
        if (row + batch > Rows)
        {
            row = 0;
        }
    }

    /// <summary>Back to the first batch.</summary>
    public void Reset() => row = 0;
}
