namespace NetGen;

/// <summary>Which rows of its file a data set has, and what they are called there.</summary>
/// <param name="dropped">The rows of the file that were left out, ascending, from 0.</param>
/// <param name="idName">What the ids are called; null if there are none.</param>
/// <param name="ids">The id of each row that was not left out.</param>
internal sealed class DatasetSource(IReadOnlyList<int> dropped, string? idName, List<string>? ids)
{
    // By how much a row here stands before the one that it is about.
    private int offset;

    /// <summary>The rows of the file that were left out, ascending.</summary>
    public IReadOnlyList<int> Dropped { get; } = [.. dropped];

    /// <summary>What the ids are called; null if there are none.</summary>
    public string? IdName => idName;

    /// <summary>The id of a row.</summary>
    public string? Id(int row) => ids?[row + offset];

    /// <summary>Of rows that are about others, so many behind them.</summary>
    public DatasetSource Shifted(int rows) => new(Dropped, idName, ids) { offset = offset + rows };

    /// <summary>The row of the file.</summary>
    public int RowOf(int row)
    {
        // So many rows before it were left out: those of which fewer rows than this one stand before.
        row += offset;
        int low = 0, high = Dropped.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = Dropped[middle] - middle <= row ? (middle + 1, high) : (low, middle);
        }

        return row + low;
    }
}
