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
        return new Dataset(storage, rows, [.. weights]);
    }

    /// <summary>A view of <paramref name="count"/> rows from <paramref name="start"/> on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The data set does not have those rows.</exception>
    public Dataset Slice(int start, int count)
    {
        if ((uint)start > (uint)Count)
        {
            throw new ArgumentOutOfRangeException(nameof(start), start, $"A slice must start at 0 to {Count}, but starts at {start}.");
        }

        if ((uint)count > (uint)(Count - start))
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, $"A slice from row {start} on can have 0 to {Count - start} rows, but asks for {count}.");
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

        return new Dataset(storage, storageRows, rowWeights);
    }

    /// <summary>Mini-batches of the rows, for a loop of one's own.</summary>
    /// <param name="batchSize">Rows of a batch, at least 1.</param>
    /// <param name="seed">Keys the order of the rows.</param>
    /// <param name="shuffle">Whether every epoch has an order of its own; otherwise it is that of the data set.</param>
    /// <param name="dropLast">Whether the last batch is left out where it is short.</param>
    /// <exception cref="ArgumentException">The batch size is below 1, or there would be no batch.</exception>
    public MiniBatches Batches(int batchSize, long seed, bool shuffle = true, bool dropLast = false) =>
        new(this, batchSize, seed, shuffle, dropLast);
}
