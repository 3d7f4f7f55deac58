namespace NetGen;

/// <summary>What is asked of a CSV file.</summary>
/// <param name="Targets">The columns to learn; none where all columns are inputs.</param>
/// <param name="TargetsAreClasses">Whether the one target column holds class labels.</param>
/// <param name="Header">Whether there is a header.</param>
/// <param name="ClassNames">The classes in order, where they are known beforehand.</param>
/// <param name="Separator">What stands between fields.</param>
/// <param name="Features">What columns become, by name; those that are not named are numbers.</param>
internal sealed record CsvOptions(
    CsvColumn[] Targets, bool TargetsAreClasses, CsvHeader Header, IReadOnlyList<string>? ClassNames, char Separator, IReadOnlyDictionary<string, CsvFeature>? Features);
