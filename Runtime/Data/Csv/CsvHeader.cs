namespace NetGen;

/// <summary>Whether the first line of a CSV file holds the names of the columns.</summary>
public enum CsvHeader
{
    /// <summary>
    /// Decided by the first line: it is a header if a field is neither a number nor a mark of a missing value, outside of the label column and of columns that
    /// are said to be no numbers.
    /// So a first line of nothing but text is always a header, and one whose names are all numbers is not found: use <see cref="True"/> there.
    /// Where columns are asked for by name, there must be a header; where <see cref="CsvOptions.ColumnNames"/> are given, there is none.
    /// </summary>
    Auto,

    /// <summary>The first line is a header.</summary>
    True,

    /// <summary>The first line is data.</summary>
    False,
}
