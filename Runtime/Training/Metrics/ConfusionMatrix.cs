using System.Globalization;

namespace NetGen;

/// <summary>Counts, over a whole data set, how often rows of each class were predicted as each class. Every row counts once, whatever its weight.</summary>
public sealed class ConfusionMatrix
{
    // The largest number whose square is an int.
    private const int MostClasses = 46_340;
    private readonly long[] counts;
    private ClassificationScores? scores;

    /// <summary>Makes an empty matrix.</summary>
    /// <param name="classCount">The number of classes, 1 to 46,340: every pair of them takes 8 bytes.</param>
    /// <param name="classNames">Their names by index, or null to show the indices. There may be fewer names than classes.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no class, or there are too many.</exception>
    /// <exception cref="ArgumentException">There are more names than classes.</exception>
    public ConfusionMatrix(int classCount, IReadOnlyList<string>? classNames = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classCount, MostClasses);
        if (classNames?.Count > classCount)
        {
            throw new ArgumentException(
                $"There {(classCount == 1 ? "is" : "are")} {NumberText.Count(classCount, "class", "classes")}, but "
                + $"{NumberText.Count(classNames.Count, "name")}.",
                nameof(classNames));
        }

        ClassCount = classCount;
        ClassNames = classNames;
        counts = new long[classCount * classCount];
    }

    private ConfusionMatrix(ConfusionMatrix original)
    {
        ClassCount = original.ClassCount;
        ClassNames = original.ClassNames;
        counts = (long[])original.counts.Clone();
    }

    /// <summary>The number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>The names of the classes by index, or null.</summary>
    public IReadOnlyList<string>? ClassNames { get; }

    /// <summary>The number of rows counted.</summary>
    public long Total => counts.Sum();

    /// <summary>The fraction of the rows whose class was predicted, 0 to 1; 0 without rows.</summary>
    public double Accuracy => Total == 0 ? 0 : (double)Correct / Total;

    /// <summary>Precision, recall and F1 of each class and their averages.</summary>
    public ClassificationScores Scores => scores ??= new ClassificationScores([.. Enumerable.Range(0, ClassCount).Select(CountsOf)], skipAbsentClasses: true);

    private long Correct => Enumerable.Range(0, ClassCount).Sum(c => this[c, c]);

    /// <summary>How often a row of class <paramref name="actual"/> was predicted as <paramref name="predicted"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public long this[int actual, int predicted] => counts[Index(actual, predicted)];

    /// <summary>Counts one row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public void Add(int actual, int predicted)
    {
        counts[Index(actual, predicted)]++;
        scores = null;
    }

    /// <summary>The name of a class; its index where it has none.</summary>
    public string ClassName(int index) =>
        index < ClassNames?.Count ? ClassNames[index] : index.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// The table, a row for each actual class and a column for each predicted one, with precision, recall and F1 of each class in percent;
    /// columns are as wide as they need to be, numbers are written the same in every culture.
    /// </summary>
    public override string ToString() => ConfusionTable.Write(this);

    internal ConfusionMatrix Clone() => new(this);

    internal void Clear()
    {
        Array.Clear(counts);
        scores = null;
    }

    private ClassCounts CountsOf(int one)
    {
        long actual = 0, predicted = 0;
        for (int other = 0; other < ClassCount; other++)
        {
            actual += this[one, other];
            predicted += this[other, one];
        }

        long right = this[one, one];
        return new ClassCounts(right, predicted - right, actual - right);
    }

    private int Index(int actual, int predicted)
    {
        Check(actual, nameof(actual));
        Check(predicted, nameof(predicted));
        return (actual * ClassCount) + predicted;
    }

    private void Check(int index, string parameter)
    {
        if ((uint)index >= (uint)ClassCount)
        {
            throw new ArgumentOutOfRangeException(parameter, index, $"The classes are 0 to {ClassCount - 1}.");
        }
    }
}
