namespace NetGen;

/// <summary>
/// Rows to learn from or to predict: <see cref="InputSize"/> floats each, and with them either a class (<see cref="Label"/>),
/// or <see cref="TargetSize"/> numbers (<see cref="Target"/>), or a target for each of several <see cref="Heads"/>, or nothing. A row may carry a weight.
/// </summary>
/// <remarks>
/// All rows lie in one array, or stay in their file (<see cref="OpenNpy"/>, <see cref="OpenIdx"/>). <see cref="Slice"/>, <see cref="Take"/>, <see cref="Rows"/>
/// and the splits give views:
/// the same storage, read through a list of row numbers. A data set never changes and may be read from many threads.
/// Every number in it is finite: what is not is refused when the data set is made, or when it is read from the file where it stays.
/// </remarks>
public sealed partial class Dataset
{
    private readonly DatasetStorage storage;

    // Which rows of the storage the view shows, in order; null if it is all of them.
    private readonly int[]? rows;

    // By row of the view, not of the storage: a view can show a row twice, with different weights.
    private readonly float[]? weights;

    // The head whose classes a split shares out; null if none is named.
    private readonly string? stratifiedBy;

    internal Dataset(DatasetStorage storage, int[]? rows = null, float[]? weights = null, string? stratifiedBy = null)
    {
        this.stratifiedBy = stratifiedBy;
        this.storage = storage;
        this.rows = rows;
        this.weights = weights;
        Count = rows?.Length ?? storage.Count;
    }

    /// <summary>Number of rows; 0 only in a view of no rows.</summary>
    public int Count { get; }

    /// <summary>Floats of one input row.</summary>
    public int InputSize => storage.InputSize;

    /// <summary>Numbers of one target row; 0 if the targets are classes or there are none.</summary>
    public int TargetSize => storage.TargetSize;

    /// <summary>Whether every row has a class.</summary>
    public bool HasLabels => storage.Labels is not null;

    /// <summary>Labels of one row: 1, or one for each step of a sequence; 0 without labels.</summary>
    public int LabelCount => HasLabels ? storage.LabelCount : 0;

    /// <summary>Whether every row has <see cref="TargetSize"/> numbers as its target.</summary>
    public bool HasTargets => storage.Targets is not null;

    /// <summary>Whether the rows have weights of their own.</summary>
    public bool HasRowWeights => weights is not null;

    /// <summary>
    /// Number of classes, also in a view that does not show all of them: that of <see cref="ClassNames"/>,
    /// or else the largest label + 1; 0 without labels.
    /// </summary>
    public int ClassCount => storage.ClassCount;

    /// <summary>The name of each class by its index, or null if the classes have no names.</summary>
    public IReadOnlyList<string>? ClassNames => storage.ClassNames;

    /// <summary>
    /// The name of each input, from the header of a CSV file; null if there was none. Those of a <see cref="CsvFeature.OneHot"/> column are
    /// <c>column=category</c>.
    /// </summary>
    public IReadOnlyList<string>? FeatureNames => storage.FeatureNames;

    /// <summary>
    /// What the columns of the CSV file became, all of them in their order, with the categories and means that the file has. Another file that is read with it
    /// has the same inputs,
    /// whatever the order of its columns. Null if the rows come from no CSV file.
    /// </summary>
    public CsvFeatures? Features => storage.Features;

    /// <summary>
    /// The rows of the CSV file that were left out, since a value or label was missing that is <see cref="MissingValues.Dropped"/>: ascending, from 0. Empty if
    /// there are none.
    /// Of a view it says the same.
    /// </summary>
    public IReadOnlyList<int> DroppedRows => storage.Source?.Dropped ?? [];

    /// <summary>Of data without labels and targets: how they could have some, as the end of a sentence.</summary>
    internal string TargetHint => storage.TargetHint;

    /// <summary>The inputs of a row: <see cref="InputSize"/> floats. Where they stay in a file they are read into a new array.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<float> Input(int row)
    {
        int at = StorageRow(row);
        if (storage.File is null)
        {
            return storage.Inputs.AsSpan(at * storage.InputStride, storage.InputSize);
        }

        float[] input = new float[storage.InputSize];
        storage.File.Read(at, input);
        return input;
    }

    /// <summary>The class of a row, in [0, <see cref="ClassCount"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidOperationException">The data set has no labels, or several for each row.</exception>
    public int Label(int row)
    {
        var labels = Labels(row);
        return labels.Length == 1 ? labels[0] : throw new InvalidOperationException(
            $"The data set has {labels.Length} labels per row, one for each step: {nameof(Labels)} gives them.");
    }

    /// <summary>
    /// The classes of a row: one, or one for each step of a sequence, in [0, <see cref="ClassCount"/>). Those of steps may also be negative, which a loss with
    /// <see cref="CrossEntropyLossAttribute.IgnoreIndex"/> leaves out.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidOperationException">The data set has no labels.</exception>
    public ReadOnlySpan<int> Labels(int row)
    {
        int[] labels = storage.Labels ?? throw new InvalidOperationException(
            $"The data set has no labels: {(HasTargets ? $"its targets are numbers, {TargetSize} per row" : WhyNoTarget)}.");
        int at = StorageRow(row);
        return labels.AsSpan(at * storage.LabelCount, ValidLabels(at));
    }

    /// <summary>The numbers to learn for a row: <see cref="TargetSize"/> floats.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidOperationException">The data set has no numeric targets.</exception>
    public ReadOnlySpan<float> Target(int row)
    {
        float[] targets = storage.Targets ?? throw new InvalidOperationException(
            "The data set has no numeric targets: "
            + $"{(HasLabels ? $"its rows have labels of {NumberText.Count(ClassCount, "class", "classes")}" : WhyNoTarget)}.");
        return targets.AsSpan(StorageRow(row) * storage.TargetStride, storage.TargetSize);
    }

    /// <summary>The weight of a row; 1 if the rows have no weights.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public float RowWeight(int row)
    {
        ThrowIfNoRow(row);
        return weights is null ? 1f : weights[row];
    }

    /// <summary>
    /// Which row it is in the file, or in the array, that the data come from: from 0, in a file with the rows that were left out, and without header and
    /// skipped lines.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public int SourceRow(int row)
    {
        int at = StorageRow(row);
        return storage.Source?.RowOf(at) ?? at;
    }

    /// <summary>The value in the <see cref="CsvFeature.Id"/> column of a row; null if there is none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public string? Id(int row) => storage.Source?.Id(StorageRow(row));

    /// <summary>What the ids are called; null if there are none.</summary>
    internal string? IdName => storage.Source?.IdName;

    private string WhyNoTarget =>
        storage.Heads.Count == 0 ? "it has only inputs" : $"its targets belong to several heads ({HeadNames}), and {nameof(Head)} selects one of them";

    /// <summary>The row of the storage behind a row of this view. The product with a row's size fits an int, since the array does.</summary>
    private int StorageRow(int row)
    {
        ThrowIfNoRow(row);
        return rows is null ? row : rows[row];
    }

    private void ThrowIfNoRow(int row)
    {
        if ((uint)row >= (uint)Count)
        {
            ThrowNoRow(row, nameof(row));
        }
    }

    private void ThrowNoRow(int row, string parameter) =>
        throw new ArgumentOutOfRangeException(parameter, row, $"There is no row {row}: the data set has {NumberText.Count(Count, "row")}, counted from 0.");
}
