namespace NetGen;

/// <summary>One batch of <see cref="MiniBatches"/>; valid until the next one is made.</summary>
public readonly ref struct MiniBatch
{
    internal MiniBatch(int rows, ReadOnlySpan<float> inputs, TargetBatch targets)
    {
        Rows = rows;
        Inputs = inputs;
        Targets = targets;
    }

    /// <summary>Number of rows: the batch size, or fewer in the last batch of an epoch.</summary>
    public int Rows { get; }

    /// <summary>Rows × inputs, row-major.</summary>
    public ReadOnlySpan<float> Inputs { get; }

    /// <summary>The valid steps of each row, if rows have lengths of their own (<see cref="Dataset.HasLengths"/>); otherwise empty.</summary>
    public ReadOnlySpan<int> Lengths => Targets.Lengths;

    /// <summary>Labels or values as the data set has them, and its row weights.</summary>
    public TargetBatch Targets { get; }
}
