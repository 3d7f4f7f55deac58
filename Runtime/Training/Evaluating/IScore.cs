namespace NetGen;

/// <summary>Compares predictions with targets, batch by batch, for the measures of one kind of loss.</summary>
internal interface IScore
{
    /// <summary>Begins anew.</summary>
    void Clear();

    /// <summary>Counts the rows of a batch.</summary>
    /// <param name="outputs">What the network predicts, rows × outputs.</param>
    /// <param name="targets">What is right.</param>
    /// <param name="rows">How many rows there are.</param>
    void Add(ReadOnlySpan<float> outputs, in TargetBatch targets, int rows);

    /// <summary>Writes the measures over all rows so far.</summary>
    void Report(Evaluation evaluation);
}
