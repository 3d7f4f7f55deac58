namespace NetGen;

public sealed partial class Dataset
{
    /// <summary>The same rows with weights: a row of weight 2 counts in the loss as if it stood there twice.</summary>
    /// <param name="weights">One weight a row, finite and not negative, at least one of them above 0; copied. Earlier weights are replaced.</param>
    /// <exception cref="ArgumentException">There are more or fewer weights than rows, or one is out of range.</exception>
    public Dataset WithRowWeights(float[] weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        DatasetCheck.Length("weights", weights.Length, Count, nameof(weights));
        DatasetCheck.RowWeights(weights, nameof(weights));
        return new Dataset(storage, rows, [.. weights], stratifiedBy);
    }

    /// <summary>A view of <paramref name="count"/> rows from <paramref name="start"/> on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The data set does not have those rows.</exception>
    public Dataset Slice(int start, int count)
    {
        if ((uint)start > (uint)Count)
        {
            throw new ArgumentOutOfRangeException(nameof(start), start, $"A slice must start between 0 and {Count}, but starts at {start}.");
        }

        if ((uint)count > (uint)(Count - start))
        {
            throw new ArgumentOutOfRangeException(
                nameof(count), count, $"A slice from row {start} on can have 0 to {Count - start} rows, but asks for {count}.");
        }

        return Rows(Enumerable.Range(start, count).ToArray());
    }

    /// <summary>A view of the first <paramref name="count"/> rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The data set does not have so many rows.</exception>
    public Dataset Take(int count) => Slice(0, count);

    /// <summary>A view of the given rows in the given order; a row may be given more than once.</summary>
    /// <param name="rows">Row numbers of this data set (of this view, where it is one).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Dataset Rows(ReadOnlySpan<int> rows)
    {
        int[] storageRows = new int[rows.Length];
        float[]? rowWeights = weights is null ? null : new float[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            if ((uint)rows[i] >= (uint)Count)
            {
                ThrowNoRow(rows[i], nameof(rows));
            }

            storageRows[i] = StorageRow(rows[i]);
            if (rowWeights is not null)
            {
                rowWeights[i] = weights![rows[i]];
            }
        }

        return new Dataset(storage, storageRows, rowWeights, stratifiedBy);
    }

    /// <summary>Three views that share out the rows: to train, to validate while training, and to test at the end.</summary>
    /// <param name="train">The share of rows to train with, from 0 to 1.</param>
    /// <param name="validation">The share of rows to validate with.</param>
    /// <param name="test">The share of rows to test with. The three sum to 1.</param>
    /// <param name="seed">Keys which row goes where; the same seed gives the same split on every machine.</param>
    /// <param name="stratify">Whether each class is shared out in the same proportions; without labels it does not matter. Of several heads with classes
    /// <see cref="StratifiedBy"/> names one.
    /// </param>
    /// <remarks>
    /// The sizes are the fractions of <see cref="Count"/>, rounded by largest remainder. Each class is shuffled under the seed and shared out
    /// by largest remainder too, so that these sizes come out; a class with at least as many rows as there are parts has a row in each of them,
    /// even if that moves a size by some rows. Each part keeps the order its rows have here.
    /// </remarks>
    /// <exception cref="ArgumentException">A fraction is out of range, they do not sum to 1, or there are too few rows for a part to get one.</exception>
    /// <exception cref="InvalidOperationException">Several heads have classes, and <see cref="StratifiedBy"/> names none.</exception>
    public (Dataset Train, Dataset Validation, Dataset Test) Split(double train, double validation, double test, long seed, bool stratify = true)
    {
        var parts = SplitRows([train, validation, test], seed, stratify);
        return (parts[0], parts[1], parts[2]);
    }

    /// <summary>Two views that share out the rows, as <see cref="Split(double, double, double, long, bool)"/> does.</summary>
    /// <param name="first">The first view's share of the rows, from 0 to 1; the second gets the others.</param>
    /// <param name="seed">Keys which row goes where.</param>
    /// <param name="stratify">Whether each class is shared out in the same proportions.</param>
    /// <exception cref="ArgumentException">The fraction is out of range, or there are too few rows for a part to get one.</exception>
    /// <exception cref="InvalidOperationException">Several heads have classes, and <see cref="StratifiedBy"/> names none.</exception>
    public (Dataset First, Dataset Second) Split(double first, long seed, bool stratify = true)
    {
        var parts = SplitRows([first, 1 - first], seed, stratify);
        return (parts[0], parts[1]);
    }

    /// <summary>Mini-batches of the rows, for a loop of one's own.</summary>
    /// <param name="batchSize">Rows of a batch, at least 1.</param>
    /// <param name="seed">Keys the order of the rows.</param>
    /// <param name="shuffle">Whether every epoch has an order of its own; otherwise it is that of the data set.</param>
    /// <param name="dropLast">Whether the last batch is left out where it is short.</param>
    /// <exception cref="ArgumentException">The batch size is below 1, or there would be no batch.</exception>
    public MiniBatches Batches(int batchSize, long seed, bool shuffle = true, bool dropLast = false) =>
        new(this, batchSize, seed, shuffle, dropLast);

    /// <summary>
    /// The divisions of a cross-validation: the rows are shared out among parts of equal size, and each fold tests with one of them and trains with the others.
    /// </summary>
    /// <param name="count">How many folds, from 2 to the number of rows.</param>
    /// <param name="seed">Keys which row is in which part; the same seed gives the same folds on every machine.</param>
    /// <param name="stratify">Whether each class is shared out in the same proportions; without labels it does not matter.</param>
    /// <returns>The folds, views like those of <see cref="Split(double, long, bool)"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 folds, or more than rows.</exception>
    /// <exception cref="InvalidOperationException">Several heads have classes, and <see cref="StratifiedBy"/> names none.</exception>
    public IReadOnlyList<Fold> Folds(int count, long seed, bool stratify = true)
    {
        if (count < 2 || count > Count)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, $"The number of folds must be from 2 to the number of rows, {Count}, but is {count}.");
        }

        double[] fractions = new double[count];
        Array.Fill(fractions, 1.0 / count);
        return ToFolds(PartRows(fractions, seed, stratify));
    }

    private Dataset[] SplitRows(double[] fractions, long seed, bool stratify) =>
        Array.ConvertAll(PartRows(fractions, seed, stratify), part => Rows(part));

    private int[][] PartRows(double[] fractions, long seed, bool stratify)
    {
        int[] classes = new int[Count];
        var labelled = stratify ? ClassesToShare() : null;
        for (int row = 0; labelled is not null && row < Count; row++)
        {
            classes[row] = labelled.Label(row);
        }

        return RowSplit.Split(classes, fractions, seed);
    }
}
