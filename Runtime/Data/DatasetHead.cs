using NetGen.Generated;

namespace NetGen;

/// <summary>What a head of a network learns of each row: a class, or numbers. A data set has several where its rows have several targets.</summary>
/// <remarks>
/// <code>
/// var data = Dataset.FromArrays(inputs, inputSize: 8, [DatasetHead.FromLabels("kind", kinds, ["flat", "house"]), DatasetHead.FromNumbers("price", prices)]);
/// </code>
/// </remarks>
public sealed class DatasetHead
{
    private DatasetHead(string name, int[]? labels, int labelCount, int classCount, IReadOnlyList<string>? classNames, float[]? numbers, int targetSize)
    {
        LabelCount = labelCount;
        Name = name;
        Labels = labels;
        ClassCount = classCount;
        ClassNames = classNames;
        Numbers = numbers;
        TargetSize = targetSize;
    }

    /// <summary>The name of the network's head.</summary>
    public string Name { get; }

    /// <summary>Whether every row has a class; otherwise it has <see cref="TargetSize"/> numbers.</summary>
    public bool HasLabels => Labels is not null;

    /// <summary>Labels of one row: 1, or one for each step of a sequence; 0 without labels.</summary>
    public int LabelCount { get; }

    /// <summary>Number of classes: that of <see cref="ClassNames"/>, or else the largest label + 1; 0 without labels.</summary>
    public int ClassCount { get; }

    /// <summary>The name of each class by its index, or null if the classes have no names.</summary>
    public IReadOnlyList<string>? ClassNames { get; }

    /// <summary>Numbers to learn for one row; 0 if it has a class.</summary>
    public int TargetSize { get; }

    /// <summary>Rows of the data: as many as there are targets.</summary>
    internal int Count => Labels is null ? Numbers!.Length / TargetSize : Labels.Length / LabelCount;

    internal int[]? Labels { get; }

    /// <summary>Rows × <see cref="TargetSize"/>, row-major.</summary>
    internal float[]? Numbers { get; }

    /// <summary>The classes of the rows.</summary>
    /// <param name="name">The name of the network's head.</param>
    /// <param name="labels">One class index per row, from 0. Kept, not copied: do not change the array afterwards.</param>
    /// <param name="classNames">The name of each class by its index, or null.</param>
    /// <param name="count">Labels of one row, at least 1 (default): with several, one for each step, and negative ones are for a loss that ignores them.
    /// </param>
    /// <exception cref="ArgumentException">The name is empty; a label is negative, has no name, or is beyond a million and the number of rows; a class name
    /// occurs twice; there is a part of a row.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    public static DatasetHead FromLabels(string name, int[] labels, IReadOnlyList<string>? classNames = null, int count = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        CheckName(name);
        ArgumentNullException.ThrowIfNull(labels);
        return Named(name, () =>
        {
            var names = classNames is null ? null : DatasetCheck.ClassNames(classNames, nameof(classNames));
            DatasetCheck.WholeRows(labels.Length, count, "label", nameof(labels));
            return new DatasetHead(name, labels, count, DatasetCheck.Labels(labels, names, nameof(labels), count), names, null, 0);
        });
    }

    /// <summary>The numbers of the rows.</summary>
    /// <param name="name">The name of the network's head.</param>
    /// <param name="numbers">Rows × <paramref name="size"/>, row-major. Kept, not copied: do not change the array afterwards.</param>
    /// <param name="size">Numbers to learn for one row, at least 1.</param>
    /// <exception cref="ArgumentException">The name is empty; there are no rows, or a part of one; a value is not finite.</exception>
    public static DatasetHead FromNumbers(string name, float[] numbers, int size = 1)
    {
        CheckName(name);
        return Named(name, () =>
        {
            DatasetCheck.Rows(numbers, size, nameof(numbers), nameof(size));
            return new DatasetHead(name, null, 0, 0, null, numbers, size);
        });
    }

    /// <summary>The head of labels that have been checked.</summary>
    internal static DatasetHead Of(string name, int[] labels, int classCount, IReadOnlyList<string>? classNames) =>
        new(name, labels, 1, classCount, classNames, null, 0);

    /// <summary>The head of numbers that have been checked.</summary>
    internal static DatasetHead Of(string name, float[] numbers, int size) => new(name, null, 0, 0, null, numbers, size);

    /// <summary>The targets of the rows from one on.</summary>
    internal DatasetHead Skip(int rows) => new(
        Name, Labels?[(rows * LabelCount)..], LabelCount, ClassCount, ClassNames, Numbers?[(rows * TargetSize)..], TargetSize);

    /// <summary>Checks that the names differ.</summary>
    internal static void CheckNames(IEnumerable<string> names, string parameter)
    {
        if (names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"The names of heads must be distinct, but two are called '{VisibleText.Of(twice.Key)}'.", parameter);
        }
    }

    private static void CheckName(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        UnicodeCheck.Require(name, "The name of a head", nameof(name));
    }

    /// <summary>Says in an error which head it is about.</summary>
    private static DatasetHead Named(string name, Func<DatasetHead> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException wrong) when (wrong.GetType() == typeof(ArgumentException))
        {
            throw new ArgumentException($"Head '{VisibleText.Of(name)}': {wrong.Message}", wrong);
        }
    }
}
