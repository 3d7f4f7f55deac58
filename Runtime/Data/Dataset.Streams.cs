#pragma warning disable RS0026, RS0027 // A stream is taken for no path, and a type argument for no column.
namespace NetGen;

/// <content>
/// Data from streams: an upload, a resource of the assembly, an entry of an archive. A stream is read from where it stands to its end and stays open;
/// it need not seek. Messages call it "the stream", or the stream of something; a <see cref="FileStream"/> is called by its path.
/// </content>
public sealed partial class Dataset
{
    /// <summary>Reads CSV with one column of class labels from a stream, as <see cref="FromCsv(string, Index, CsvOptions)"/> does from a file.</summary>
    /// <param name="stream">CSV, plain or gzip. It is read to its end and stays open.</param>
    /// <param name="labelColumn">Which column: from 0, or from the end (<c>^1</c> is the last).</param>
    /// <param name="options">Its format, and what its columns become; null for <see cref="CsvOptions.Default"/>.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">As for <see cref="FromCsv(string, Index, CsvOptions)"/>.</exception>
    /// <exception cref="ArgumentException">As for <see cref="FromCsv(string, Index, CsvOptions)"/>, or the stream cannot be read.</exception>
    public static Dataset FromCsv(Stream stream, Index labelColumn, CsvOptions? options = null) =>
        ReadCsv(stream, [CsvHead.Single([new CsvColumn(labelColumn)], isLabel: true)], options ?? CsvOptions.Default);

    /// <summary>Reads CSV with one column of class labels from a stream, as <see cref="FromCsv(string, string, CsvOptions)"/> does from a file.</summary>
    /// <param name="stream">CSV, plain or gzip. It is read to its end and stays open.</param>
    /// <param name="labelColumn">The column's name, compared exactly.</param>
    /// <param name="options">Its format, and what its columns become; null for <see cref="CsvOptions.Default"/>.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">As for <see cref="FromCsv(string, Index, CsvOptions)"/>.</exception>
    /// <exception cref="ArgumentException">As for <see cref="FromCsv(string, Index, CsvOptions)"/>, or the stream cannot be read.</exception>
    public static Dataset FromCsv(Stream stream, string labelColumn, CsvOptions? options = null) =>
        ReadCsv(stream, [CsvHead.Single([new CsvColumn(labelColumn)], isLabel: true)], options ?? CsvOptions.Default);

    /// <summary>
    /// Reads CSV with one or more columns of numbers to learn from a stream, as <see cref="FromCsv(string, Index[], CsvOptions)"/> does from a file.
    /// </summary>
    /// <param name="stream">CSV, plain or gzip. It is read to its end and stays open.</param>
    /// <param name="targetColumns">Which columns: from 0, or from the end (<c>^1</c> is the last); targets keep this order.</param>
    /// <param name="options">Its format, and what its columns become; null for <see cref="CsvOptions.Default"/>.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">As for <see cref="FromCsv(string, Index, CsvOptions)"/>.</exception>
    /// <exception cref="ArgumentException">As for <see cref="FromCsv(string, Index[], CsvOptions)"/>, or the stream cannot be read.</exception>
    public static Dataset FromCsv(Stream stream, Index[] targetColumns, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(targetColumns);
        return ReadCsv(stream, Numbers(Array.ConvertAll(targetColumns, c => new CsvColumn(c))), options ?? CsvOptions.Default);
    }

    /// <summary>
    /// Reads CSV with one or more columns of numbers to learn from a stream, as <see cref="FromCsv(string, string[], CsvOptions)"/> does from a file.
    /// </summary>
    /// <param name="stream">CSV, plain or gzip. It is read to its end and stays open.</param>
    /// <param name="targetColumns">The columns' names, compared exactly; targets keep this order.</param>
    /// <param name="options">Its format, and what its columns become; null for <see cref="CsvOptions.Default"/>.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">As for <see cref="FromCsv(string, Index, CsvOptions)"/>.</exception>
    /// <exception cref="ArgumentException">As for <see cref="FromCsv(string, string[], CsvOptions)"/>, or the stream cannot be read.</exception>
    public static Dataset FromCsv(Stream stream, string[] targetColumns, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(targetColumns);
        return ReadCsv(stream, Numbers(Array.ConvertAll(targetColumns, c => new CsvColumn(c))), options ?? CsvOptions.Default);
    }

    /// <summary>
    /// Reads CSV with columns to learn for several heads of a network from a stream, as
    /// <see cref="FromCsv(string, IReadOnlyList{CsvHead}, CsvOptions)"/> does from a file.
    /// </summary>
    /// <param name="stream">CSV, plain or gzip. It is read to its end and stays open.</param>
    /// <param name="heads">The columns of each head.</param>
    /// <param name="options">Its format, and what its input columns become; null for <see cref="CsvOptions.Default"/>.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">As for <see cref="FromCsv(string, Index, CsvOptions)"/>.</exception>
    /// <exception cref="ArgumentException">As for <see cref="FromCsv(string, IReadOnlyList{CsvHead}, CsvOptions)"/>, or the stream cannot be read.</exception>
    public static Dataset FromCsv(Stream stream, IReadOnlyList<CsvHead> heads, CsvOptions? options = null)
    {
        options ??= CsvOptions.Default;
        return ReadCsv(stream, CheckedHeads(heads, options), options);
    }

    /// <summary>Reads CSV all of whose columns are inputs from a stream: rows to predict.</summary>
    /// <param name="stream">CSV, plain or gzip. It is read to its end and stays open.</param>
    /// <param name="options">Its format, and what its columns become; null for <see cref="CsvOptions.Default"/>.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">As for <see cref="FromCsv(string, Index, CsvOptions)"/>.</exception>
    /// <exception cref="ArgumentException">As for <see cref="FromCsvInputs(string, CsvOptions)"/>, or the stream cannot be read.</exception>
    public static Dataset FromCsvInputs(Stream stream, CsvOptions? options = null) => ReadCsv(stream, [], options ?? CsvOptions.Default);

    /// <summary>
    /// Reads images and their labels from two streams of the IDX format, as <see cref="FromIdx(string, string, float, IReadOnlyList{string}?)"/> does
    /// from files.
    /// </summary>
    /// <param name="images">Unsigned bytes of 2 to 4 dimensions, the number of images first, plain or gzip. It is read to its end and stays open.</param>
    /// <param name="labels">Another stream, of unsigned bytes of one dimension: the class index of each image.</param>
    /// <param name="scale">Multiplies the pixel values of 0 to 255.</param>
    /// <param name="classNames">The name of each class by its index, or null.</param>
    /// <exception cref="IOException">A stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">As for <see cref="FromIdx(string, string, float, IReadOnlyList{string}?)"/>.</exception>
    /// <exception cref="ArgumentException">As for <see cref="FromIdx(string, string, float, IReadOnlyList{string}?)"/>, or a stream cannot be read.</exception>
    public static Dataset FromIdx(Stream images, Stream labels, float scale = 1f, IReadOnlyList<string>? classNames = null) =>
        IdxDataset.Read(() => new DataFile(images, "the stream of images"), () => new DataFile(labels, "the stream of labels"), scale, classNames);

    /// <summary>
    /// Reads rows from streams of NumPy's format (<c>numpy.save</c>), as <see cref="FromNpy(string, string?, string?, IReadOnlyList{string}?)"/> does
    /// from files.
    /// </summary>
    /// <param name="inputs">Rows × anything, plain or gzip. It is read to its end and stays open.</param>
    /// <param name="labels">Another stream, of one whole number from 0 per row, its class; null for none.</param>
    /// <param name="targets">
    /// Another stream, of the numbers to learn: one per row, or rows × numbers; null for none. Not together with <paramref name="labels"/>.
    /// </param>
    /// <param name="classNames">The name of each class by its index, or null.</param>
    /// <exception cref="IOException">A stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">As for <see cref="FromNpy(string, string?, string?, IReadOnlyList{string}?)"/>.</exception>
    /// <exception cref="ArgumentException">
    /// As for <see cref="FromNpy(string, string?, string?, IReadOnlyList{string}?)"/>, or a stream cannot be read.
    /// </exception>
    public static Dataset FromNpy(Stream inputs, Stream? labels = null, Stream? targets = null, IReadOnlyList<string>? classNames = null)
    {
        const string Inputs = "inputs", Labels = "labels", Targets = "targets";
        ArgumentNullException.ThrowIfNull(inputs);
        return NpyDataset.Read(
            name => new DataFile(name switch { Inputs => inputs, Labels => labels!, _ => targets! }, $"the stream of {name}"),
            Inputs,
            labels is null ? null : Labels,
            targets is null ? null : Targets,
            classNames);
    }

    /// <summary>
    /// Reads rows from arrays of one stream of NumPy's format (<c>numpy.savez</c>), as
    /// <see cref="FromNpz(string, string, string?, string?, IReadOnlyList{string}?)"/> does from a file.
    /// </summary>
    /// <param name="stream">The archive, from its beginning. It stays open; one that cannot seek is read into memory.</param>
    /// <param name="inputs">The name of the array of inputs, such as <c>x_train</c>.</param>
    /// <param name="labels">The name of the array of labels; null for none.</param>
    /// <param name="targets">The name of the array of the numbers to learn; null for none. Not together with <paramref name="labels"/>.</param>
    /// <param name="classNames">The name of each class by its index, or null.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">As for <see cref="FromNpz(string, string, string?, string?, IReadOnlyList{string}?)"/>.</exception>
    /// <exception cref="ArgumentException">As for <see cref="FromNpz(string, string, string?, string?, IReadOnlyList{string}?)"/>.</exception>
    public static Dataset FromNpz(Stream stream, string inputs, string? labels = null, string? targets = null, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(inputs);
        using var archive = new NpzFile(stream, stream is FileStream { Name: var path } ? path : "the stream");
        return NpyDataset.Read(archive.Open, inputs, labels, targets, classNames);
    }
}
