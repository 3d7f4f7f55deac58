namespace NetGen;

/// <summary>A column of a CSV file and what it becomes.</summary>
/// <param name="Column">The column, by its name or its place.</param>
/// <param name="Feature">What it becomes.</param>
internal readonly record struct CsvColumnFeature(CsvColumn Column, CsvFeature Feature);
