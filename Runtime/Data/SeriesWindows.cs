namespace NetGen;

/// <summary>Finds the windows of a data set in time order.</summary>
internal static class SeriesWindows
{
    /// <summary>Makes the windows.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="series">The series of each row; null if there is one.</param>
    /// <param name="length">Rows of a window.</param>
    /// <param name="horizon">How far behind its last row the target is.</param>
    /// <param name="stride">How far the next window begins behind the one before.</param>
    public static Dataset Of(Dataset data, int[]? series, int length, int horizon, int stride)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(horizon);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        if (data.HasWindows)
        {
            throw new InvalidOperationException("The rows are windows already, and no series: make windows of the data set that these were made of.");
        }

        long needed = (long)length + horizon;
        List<int> starts = [];
        int longest = 0;
        for (int first = 0; first < data.Count;)
        {
            int end = EndOfRun(data, series, first);
            longest = Math.Max(longest, end - first);
            for (long start = first; start + needed <= end; start += stride)
            {
                starts.Add((int)start);
            }

            first = end;
        }

        return starts.Count > 0 ? data.WindowsAt([.. starts], length, horizon) : throw new ArgumentException(
            $"A window of {NumberText.Count(length, "row")} whose target is {NumberText.Count(horizon, "row")} behind it needs {needed} rows that follow each other, "
            + $"but there are at most {longest}.",
            nameof(length));
    }

    /// <summary>The names of the inputs of a window: that of the row <c>k</c> before the last is <c>name[t-k]</c>.</summary>
    public static string[] Names(IReadOnlyList<string> names, int length)
    {
        string[] all = new string[checked(names.Count * length)];
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = Name(names[i % names.Count], length - 1 - (i / names.Count));
        }

        return all;
    }

    /// <summary>What the inputs of a window mean.</summary>
    public static CsvFeatures Features(CsvFeatures features, int length) => new(
        isComplete: true,
        from step in Enumerable.Range(1, length)
        from column in features.Columns
        where column.Feature.IsInput
        select new CsvColumnFeature(new CsvColumn(Name(column.Column.ToString(), length - step)), column.Feature));

    private static string Name(string name, int before) => before == 0 ? $"{name}[t]" : FormattableString.Invariant($"{name}[t-{before}]");

    /// <summary>Where rows of one series that follow each other at their source end.</summary>
    private static int EndOfRun(Dataset data, int[]? series, int first)
    {
        int end = first + 1;
        for (; end < data.Count; end++)
        {
            int before = data.SourceRow(end - 1), row = data.SourceRow(end);
            if (row <= before)
            {
                throw new InvalidOperationException(
                    $"The rows are in no time order: row {end} was row {row} at its source, but the one before it row {before}. "
                    + "Make windows before rows are shuffled or picked.");
            }

            if (row != before + 1 || (series is not null && series[end] != series[end - 1]))
            {
                break;
            }
        }

        return end;
    }
}
