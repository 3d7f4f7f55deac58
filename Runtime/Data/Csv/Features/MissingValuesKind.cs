namespace NetGen;

/// <summary>The kinds of <see cref="MissingValues"/>.</summary>
internal enum MissingValuesKind
{
    Refused,
    Dropped,
    Mean,
    Constant,
    Category,
}
