#pragma warning disable RS0026, RS0027 // Two shares are taken for no three.
namespace NetGen;

/// <content>Splits of rows that are not independent of each other: what comes later, and what belongs together.</content>
public sealed partial class Dataset
{
    /// <summary>
    /// Two views of rows in time order: the first ones, and those after them. Nothing is shuffled, so that the second part is later than all of the
    /// first.
    /// </summary>
    /// <param name="first">The first view's share of the rows, from 0 to 1; the second gets the others.</param>
    /// <param name="gap">
    /// How many rows between both are left out, so that what is known of the second does not reach into the first: such as the horizon of a forecast.
    /// Default 0.
    /// </param>
    /// <exception cref="ArgumentException">The fraction is out of range, or there are too few rows for a part to get one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The gap is negative.</exception>
    public (Dataset First, Dataset Second) SplitByTime(double first, int gap = 0)
    {
        var parts = SliceRows([first, 1 - first], gap);
        return (parts[0], parts[1]);
    }

    /// <summary>
    /// Three views of rows in time order, as <see cref="SplitByTime(double, int)"/> gives two: to train, to validate while training, and to test at
    /// the end.
    /// </summary>
    /// <param name="train">The share of rows to train with, from 0 to 1: the first ones.</param>
    /// <param name="validation">The share of rows to validate with.</param>
    /// <param name="test">The share of rows to test with: the last ones. The three sum to 1.</param>
    /// <param name="gap">How many rows between each two are left out. Default 0.</param>
    /// <exception cref="ArgumentException">A fraction is out of range, they do not sum to 1, or there are too few rows for a part to get one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The gap is negative.</exception>
    public (Dataset Train, Dataset Validation, Dataset Test) SplitByTime(double train, double validation, double test, int gap = 0)
    {
        var parts = SliceRows([train, validation, test], gap);
        return (parts[0], parts[1], parts[2]);
    }

    /// <summary>
    /// Two views that share out the rows by groups: all rows of a group are in the same part, such as those of a patient, a user or a recording.
    /// </summary>
    /// <remarks>
    /// The groups come in an order that the seed says, and each goes to the part that lacks most of its rows: the sizes are near the fractions, the
    /// nearer the smaller the groups are. Each part keeps the order its rows have here.
    /// </remarks>
    /// <typeparam name="TKey">What tells groups apart.</typeparam>
    /// <param name="first">The first view's share of the rows, from 0 to 1; the second gets the others.</param>
    /// <param name="group">Which group a row belongs to, by its number: <c>row => data.Id(row)!</c>.</param>
    /// <param name="seed">Keys which group goes where; the same seed gives the same split on every machine.</param>
    /// <exception cref="ArgumentException">The fraction is out of range, a group is null, or there are fewer groups than parts.</exception>
    public (Dataset First, Dataset Second) SplitByGroup<TKey>(double first, Func<int, TKey> group, long seed)
        where TKey : notnull
    {
        int[][] parts = RowGroups.Split(RowGroups.Of(Count, group), [first, 1 - first], seed);
        return (Rows(parts[0]), Rows(parts[1]));
    }

    /// <summary>Three views that share out the rows by groups, as <see cref="SplitByGroup{TKey}(double, Func{int, TKey}, long)"/> gives two.</summary>
    /// <typeparam name="TKey">What tells groups apart.</typeparam>
    /// <param name="train">The share of rows to train with, from 0 to 1.</param>
    /// <param name="validation">The share of rows to validate with.</param>
    /// <param name="test">The share of rows to test with. The three sum to 1.</param>
    /// <param name="group">Which group a row belongs to, by its number.</param>
    /// <param name="seed">Keys which group goes where; the same seed gives the same split on every machine.</param>
    /// <exception cref="ArgumentException">A fraction is out of range, they do not sum to 1, a group is null, or there are fewer groups than parts.</exception>
    public (Dataset Train, Dataset Validation, Dataset Test) SplitByGroup<TKey>(double train, double validation, double test, Func<int, TKey> group, long seed)
        where TKey : notnull
    {
        int[][] parts = RowGroups.Split(RowGroups.Of(Count, group), [train, validation, test], seed);
        return (Rows(parts[0]), Rows(parts[1]), Rows(parts[2]));
    }

    /// <summary>The divisions of a cross-validation by groups: as <see cref="Folds"/>, but all rows of a group are in the same part.</summary>
    /// <typeparam name="TKey">What tells groups apart.</typeparam>
    /// <param name="count">How many folds, from 2 to the number of groups.</param>
    /// <param name="group">Which group a row belongs to, by its number: <c>row => data.Id(row)!</c>.</param>
    /// <param name="seed">Keys which group is in which part; the same seed gives the same folds on every machine.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 folds.</exception>
    /// <exception cref="ArgumentException">There are fewer groups than folds, or one is null.</exception>
    public IReadOnlyList<Fold> FoldsByGroup<TKey>(int count, Func<int, TKey> group, long seed)
        where TKey : notnull
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        double[] fractions = new double[count];
        Array.Fill(fractions, 1.0 / count);
        return ToFolds(RowGroups.Split(RowGroups.Of(Count, group), fractions, seed));
    }

    private IReadOnlyList<Fold> ToFolds(int[][] parts) =>
        [.. parts.Select((part, i) => new Fold(i + 1, Rows([.. Enumerable.Range(0, Count).Except(part)]), Rows(part)))];

    private Dataset[] SliceRows(double[] fractions, int gap)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(gap);
        RowSplit.CheckFractions(fractions);
        long gaps = (long)gap * (fractions.Count(f => f > 0) - 1);
        if (gaps > 0 && gaps >= Count)
        {
            throw new ArgumentException($"The data set has {NumberText.Count(Count, "row")}, but {gaps} are to be left out between its parts.", nameof(gap));
        }

        int[] sizes = RowSplit.Sizes(Count - (int)gaps, fractions);
        var parts = new Dataset[sizes.Length];
        int start = 0;
        for (int part = 0; part < sizes.Length; part++)
        {
            parts[part] = Slice(start, sizes[part]);
            start += sizes[part] + (start + sizes[part] < Count && sizes[part] > 0 ? gap : 0);
        }

        return parts;
    }
}
