namespace NetGen.Benchmarks.Works;

/// <summary>Rows for a network, and whole batches of them in turn.</summary>
internal sealed class RowData
{
    /// <summary>Rows that the works of the comparison have in memory.</summary>
    public const int UsualRows = 10_000;

    private readonly NetworkDescription description;
    private readonly float[] inputs;
    private readonly int[] labels;
    private readonly float[] values;
    private readonly int batch;
    private readonly int rows;
    private int row;

    /// <summary>Makes the rows: inputs and numeric targets are standard-normal, classes of each head uniform (only-positive inputs would kill half of the ReLUs).</summary>
    /// <param name="description">The network.</param>
    /// <param name="batch">Rows of a batch.</param>
    /// <param name="rows">Rows in memory.</param>
    public RowData(NetworkDescription description, int batch, int rows = UsualRows)
    {
        this.rows = rows;
        this.description = description;
        this.batch = batch;
        inputs = StandardNormal.Numbers(rows * description.InputShape.Size, seed: 1);
        labels = new int[rows * description.LabelCount];
        values = StandardNormal.Numbers(rows * description.TargetCount, seed: 3);
        var classes = description.Heads.Where(head => head.Loss.TakesLabels).Select((head, i) => StandardNormal.Classes(rows, head.Shape.Size, (ulong)(2 + (2 * i)))).ToList();
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = classes[i % classes.Count][i / classes.Count];
        }
    }

    /// <summary>Rows of a batch.</summary>
    public int Batch => batch;

    /// <summary>The inputs of the current batch.</summary>
    public Span<float> Inputs => inputs.AsSpan(row * description.InputShape.Size, batch * description.InputShape.Size);

    /// <summary>The targets of the current batch.</summary>
    public TargetBatch Targets => new()
    {
        Labels = labels.AsSpan(row * description.LabelCount, batch * description.LabelCount),
        Values = values.AsSpan(row * description.TargetCount, batch * description.TargetCount),
    };

    /// <summary>All whole batches as a data set; for a network with one head.</summary>
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
