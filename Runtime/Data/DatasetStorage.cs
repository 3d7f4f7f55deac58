namespace NetGen;

/// <summary>The rows behind a data set and all its views.</summary>
internal sealed record DatasetStorage
{
    /// <summary>Number of rows.</summary>
    public required int Count { get; init; }

    /// <summary>Rows × <see cref="InputSize"/>, row-major; every value finite. Empty if they stay in a file.</summary>
    public required float[] Inputs { get; init; }

    /// <summary>Where the inputs stay that are not in memory; null if they are.</summary>
    public RowFile? File { get; init; }

    public required int InputSize { get; init; }

    /// <summary>Values from the start of a row to that of the next: fewer than it has where rows are windows that overlap.</summary>
    public int InputStride
    {
        get => field == 0 ? InputSize : field;
        init;
    }

    /// <summary>
    /// Rows × <see cref="LabelCount"/> class indices, each in [0, <see cref="ClassCount"/>); null if the targets are numbers or there are none.
    /// </summary>
    public int[]? Labels { get; init; }

    /// <summary>Labels of a row: one, or one for each step.</summary>
    public int LabelCount { get; init; } = 1;

    public int ClassCount { get; init; }

    /// <summary>The valid steps of each row, if rows have lengths of their own; otherwise null.</summary>
    public int[]? Lengths { get; init; }

    /// <summary>The most steps of a row, if rows have lengths of their own; otherwise 0.</summary>
    public int Steps { get; init; }

    /// <summary>Steps of a window over series; 0 if rows are no such windows. Its <see cref="Dataset.SourceRow"/> is the step at which it begins.</summary>
    public int WindowSteps { get; init; }

    /// <summary>Where each of the series begins that windows are from, in steps of all of them.</summary>
    public int[] SeriesStarts { get; init; } = [];

    /// <summary>Whether the numbers to learn are those of steps.</summary>
    public bool HasStepTargets { get; init; }

    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>Rows × <see cref="TargetSize"/>, row-major; every value finite. Null if the targets are classes or there are none.</summary>
    public float[]? Targets { get; init; }

    public int TargetSize { get; init; }

    /// <summary>Values from the start of a row of targets to that of the next: fewer than it has if they are steps of windows that overlap.</summary>
    public int TargetStride
    {
        get => field == 0 ? TargetSize : field;
        init;
    }

    /// <summary>The targets of several heads; then there are no <see cref="Labels"/> and <see cref="Targets"/>. Otherwise empty.</summary>
    public IReadOnlyList<DatasetHead> Heads { get; private init; } = [];

    /// <summary>Of data without labels and targets: how they could have some, as the end of a sentence. Empty if that is not known.</summary>
    public string TargetHint { get; init; } = "";

    public IReadOnlyList<string>? FeatureNames { get; init; }

    public CsvFeatures? Features { get; init; }

    /// <summary>Where the rows stand in their file; null if they come from none, or all of them and without ids.</summary>
    public DatasetSource? Source { get; init; }

    /// <summary>The same rows with the targets of heads, of which there is at least one.</summary>
    public DatasetStorage With(DatasetHead[] heads) => heads is [var one] ? OfHead(one) : this with { Heads = heads };

    /// <summary>The same rows with the targets of one head.</summary>
    public DatasetStorage OfHead(DatasetHead head) => this with
    {
        Heads = [],
        Labels = head.Labels,
        LabelCount = Math.Max(1, head.LabelCount),
        ClassCount = head.ClassCount,
        ClassNames = head.ClassNames,
        Targets = head.Numbers,
        TargetSize = head.TargetSize,
        TargetStride = head.TargetSize,
    };
}
