namespace NetGen;

/// <summary>The rows behind a data set and all its views.</summary>
internal sealed class DatasetStorage
{
    /// <summary>Number of rows.</summary>
    public required int Count { get; init; }

    /// <summary>Rows × <see cref="InputSize"/>, row-major; every value finite. Empty where they stay in a file.</summary>
    public required float[] Inputs { get; init; }

    /// <summary>Where the inputs stay that are not in memory; null where they are.</summary>
    public RowFile? File { get; init; }

    public required int InputSize { get; init; }

    /// <summary>One class index a row, each in [0, <see cref="ClassCount"/>); null where the targets are numbers or there are none.</summary>
    public int[]? Labels { get; init; }

    public int ClassCount { get; init; }

    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>Rows × <see cref="TargetSize"/>, row-major; every value finite. Null where the targets are classes or there are none.</summary>
    public float[]? Targets { get; init; }

    public int TargetSize { get; init; }

    /// <summary>Of data without labels and targets: how they could have some, as the end of a sentence. Empty where that is not known.</summary>
    public string TargetHint { get; init; } = "";

    public IReadOnlyList<string>? FeatureNames { get; init; }

    public CsvFeatures? Features { get; init; }

    /// <summary>Where the rows stand in their file; null where they come from none, or all of them and without ids.</summary>
    public DatasetSource? Source { get; init; }
}
