namespace NetGen;

/// <summary>What is asked of a CSV file.</summary>
/// <param name="Heads">The columns to learn; none where all columns are inputs.</param>
/// <param name="Options">How the file is written, and what its columns become.</param>
internal sealed record CsvRequest(IReadOnlyList<CsvHead> Heads, CsvOptions Options)
{
    /// <summary>The columns to learn, head by head.</summary>
    public CsvColumn[] Targets { get; } = [.. Heads.SelectMany(h => h.Columns)];
}
