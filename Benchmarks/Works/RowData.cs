namespace NetGen.Benchmarks.Works;

/// <summary>Rows for a network, and whole batches of them in turn.</summary>
internal sealed class RowData
{
    /// <summary>Rows that the works of the comparison have in memory.</summary>
    public const int UsualRows = 10_000;

    private readonly NetworkDescription description;
    private readonly float[] inputs;
    private readonly int[] labels = [];
    private readonly float[] values = [];
    private readonly int batch;
    private readonly int rows;
    private int row;

    /// <summary>Makes the rows: inputs and numeric targets are standard-normal, classes uniform (only-positive inputs would kill half of the ReLUs).</summary>
    /// <param name="description">The network.</param>
    /// <param name="batch">Rows of a batch.</param>
    /// <param name="rows">Rows in memory.</param>
    public RowData(NetworkDescription description, int batch, int rows = UsualRows)
    {
        this.rows = rows;
        this.description = description;
        this.batch = batch;
        inputs = StandardNormal.Numbers(rows * description.InputShape.Size, seed: 1);
        if (description.Loss.TakesLabels)
        {
            labels = StandardNormal.Classes(rows, description.OutputShape.Size, seed: 2);
        }
        else
        {
            values = StandardNormal.Numbers(rows * description.OutputShape.Size, seed: 3);
        }
    }

    /// <summary>Rows of a batch.</summary>
    public int Batch => batch;

    /// <summary>The inputs of the current batch.</summary>
    public Span<float> Inputs => inputs.AsSpan(row * description.InputShape.Size, batch * description.InputShape.Size);

    /// <summary>The targets of the current batch.</summary>
    public TargetBatch Targets => labels.Length > 0
        ? labels.AsSpan(row, batch)
        : values.AsSpan(row * description.OutputShape.Size, batch * description.OutputShape.Size);

    /// <summary>All whole batches as a data set.</summary>
    public Dataset ToDataset()
    {
        int whole = rows - (rows % batch), inputSize = description.InputShape.Size, outputSize = description.OutputShape.Size;
        float[] rowInputs = inputs[..(whole * inputSize)];
        return labels.Length > 0
            ? Dataset.FromArrays(rowInputs, inputSize, labels[..whole])
            : Dataset.FromArrays(rowInputs, inputSize, values[..(whole * outputSize)], outputSize);
    }

    /// <summary>Goes on to the next whole batch; after the last comes the first.</summary>
    public void Next()
    {
        row += batch;
        if (row + batch > rows)
        {
            row = 0;
        }
    }

    /// <summary>Back to the first batch.</summary>
    public void Reset() => row = 0;
}
