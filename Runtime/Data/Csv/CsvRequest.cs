namespace NetGen;

/// <summary>What is asked of a CSV file.</summary>
/// <param name="Targets">The columns to learn; none where all columns are inputs.</param>
/// <param name="TargetsAreClasses">Whether the one target column holds class labels.</param>
/// <param name="Options">How the file is written, and what its columns become.</param>
internal sealed record CsvRequest(CsvColumn[] Targets, bool TargetsAreClasses, CsvOptions Options);
