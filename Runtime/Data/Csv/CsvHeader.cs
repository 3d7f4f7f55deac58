namespace NetGen;

/// <summary>Whether the first line of a CSV file holds the names of the columns.</summary>
public enum CsvHeader
{
    /// <summary>
    /// Decided by the first line: it is a header if a field outside the label column is neither a number nor a mark of a missing value.
    /// So a first line of nothing but text is always a header, and one whose names are all numbers is not found: use <see cref="True"/> there.
    /// Where columns are asked for by name, there must be a header.
    /// </summary>
    Auto,

    /// <summary>The first line is a header.</summary>
    True,

    /// <summary>The first line is data.</summary>
    False,
}
