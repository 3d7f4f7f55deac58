namespace NetGen;

public sealed partial class Dataset
{
    /// <summary>Reads a CSV file with one column of class labels, text or numbers; all other columns are inputs.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="labelColumn">Which column: from 0, or from the end (<c>^1</c> is the last).</param>
    /// <param name="options">How the file is written, and what its columns become.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is empty, damaged or not CSV; a line has more or fewer columns than the first; a value is missing, not
    /// a number, not finite, beyond the range of a float or an integer that no float is; a label is not one of the given class names; there is more than the
    /// options allow. The message has file, line and column.
    /// </exception>
    /// <exception cref="ArgumentException">There is no such column, the options contradict each other, or class names are missing or occur twice.</exception>
    public static Dataset FromCsv(string path, Index labelColumn, CsvOptions options) =>
        ReadCsv(path, [CsvHead.Single([new CsvColumn(labelColumn)], isLabel: true)], options);

    /// <summary>Reads a CSV file with one column of class labels, text or numbers; all other columns are inputs.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="labelColumn">The column's name, compared exactly.</param>
    /// <param name="options">How the file is written, and what its columns become.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">As for <see cref="FromCsv(string, Index, CsvOptions)"/>.</exception>
    /// <exception cref="ArgumentException">As for <see cref="FromCsv(string, Index, CsvOptions)"/>.</exception>
    public static Dataset FromCsv(string path, string labelColumn, CsvOptions options) =>
        ReadCsv(path, [CsvHead.Single([new CsvColumn(labelColumn)], isLabel: true)], options);

    /// <summary>Reads a CSV file with one or more columns of numbers to learn; all other columns are inputs.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="targetColumns">Which columns: from 0, or from the end (<c>^1</c> is the last); targets keep this order.</param>
    /// <param name="options">How the file is written, and what its columns become.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">As for <see cref="FromCsv(string, Index, CsvOptions)"/>.</exception>
    /// <exception cref="ArgumentException">There is no such column, one is named twice, or the options contradict each other.</exception>
    public static Dataset FromCsv(string path, Index[] targetColumns, CsvOptions options)
    {
        ArgumentNullException.ThrowIfNull(targetColumns);
        return ReadCsv(path, Numbers(Array.ConvertAll(targetColumns, c => new CsvColumn(c))), options);
    }

    /// <summary>Reads a CSV file with one or more columns of numbers to learn; all other columns are inputs.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="targetColumns">The columns' names, compared exactly; targets keep this order.</param>
    /// <param name="options">How the file is written, and what its columns become.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">As for <see cref="FromCsv(string, Index, CsvOptions)"/>.</exception>
    /// <exception cref="ArgumentException">There is no such column, one is named twice, or the options contradict each other.</exception>
    public static Dataset FromCsv(string path, string[] targetColumns, CsvOptions options)
    {
        ArgumentNullException.ThrowIfNull(targetColumns);
        return ReadCsv(path, Numbers(Array.ConvertAll(targetColumns, c => new CsvColumn(c))), options);
    }

    /// <summary>Reads a CSV file with columns to learn for several heads of a network; all other columns are inputs.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="heads">The columns of each head.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">As for <see cref="FromCsv(string, Index, CsvOptions)"/>.</exception>
    /// <exception cref="ArgumentException">As for <see cref="FromCsv(string, IReadOnlyList{CsvHead}, CsvOptions)"/>.</exception>
    public static Dataset FromCsv(string path, IReadOnlyList<CsvHead> heads) => FromCsv(path, heads, CsvOptions.Default);

    /// <summary>Reads a CSV file with columns to learn for several heads of a network; all other columns are inputs.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="heads">The columns of each head. With one head the data set is that of its label or numbers, without the name.</param>
    /// <param name="options">How the file is written, and what its input columns become. The names of classes are said by head:
    /// <see cref="CsvHead.ClassNames"/>.
    /// </param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">As for <see cref="FromCsv(string, Index, CsvOptions)"/>.</exception>
    /// <exception cref="ArgumentException">There is no head, or two of a name; there is no such column, or one is named twice; the options contradict each
    /// other.
    /// </exception>
    public static Dataset FromCsv(string path, IReadOnlyList<CsvHead> heads, CsvOptions options)
    {
        return ReadCsv(path, CheckedHeads(heads, options), options);
    }

    /// <summary>Reads a CSV file all of whose columns are inputs: rows to predict.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="options">How the file is written, and what its columns become.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">As for <see cref="FromCsv(string, Index, CsvOptions)"/>.</exception>
    /// <exception cref="ArgumentException">The options contradict each other, or the file lacks a column that they name.</exception>
    public static Dataset FromCsvInputs(string path, CsvOptions options) => ReadCsv(path, [], options);

    private static CsvHead[] Numbers(CsvColumn[] columns) => columns.Length > 0
        ? [CsvHead.Single(columns, isLabel: false)]
        : throw new ArgumentException($"At least one target column must be named; without targets use {nameof(FromCsvInputs)}.");

    private static CsvHead[] CheckedHeads(IReadOnlyList<CsvHead> heads, CsvOptions options)
    {
        ArgumentNullException.ThrowIfNull(heads);
        ArgumentNullException.ThrowIfNull(options);
        if (heads.Count == 0)
        {
            throw new ArgumentException($"At least one head must be named; without targets use {nameof(FromCsvInputs)}.", nameof(heads));
        }

        DatasetHead.CheckNames(heads.Select(h => h.Name), nameof(heads));
        return options.ClassNames is null
            ? [.. heads]
            : throw new ArgumentException(
                $"Each head has its own class names: set {nameof(CsvHead)}.{nameof(CsvHead.ClassNames)}, not those of the options.", nameof(options));
    }

    private static Dataset ReadCsv(string path, CsvHead[] heads, CsvOptions options) => ReadCsv(() => new DataFile(path, options.MaxBytes), heads, options);

    private static Dataset ReadCsv(Stream stream, CsvHead[] heads, CsvOptions options) => ReadCsv(
        () => new DataFile(stream, "the stream", options.MaxBytes), heads, options);

    private static Dataset ReadCsv(Func<DataFile> open, CsvHead[] heads, CsvOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var names = options.ClassNames is null ? null : DatasetCheck.ClassNames(options.ClassNames, "classNames");
        return CsvDataset.Read(
            open(), new CsvRequest(names is null ? heads : Array.ConvertAll(heads, h => h.IsLabel ? h with { ClassNames = names } : h), options));
    }
}
