namespace NetGen;

public sealed partial class Dataset
{
    /// <summary>Reads a CSV file with one column of class labels, text or numbers; all other columns are inputs.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="labelColumn">Which column: from 0, or from the end (<c>^1</c> is the last).</param>
    /// <param name="header">Whether the first line holds the columns' names.</param>
    /// <param name="classNames">The classes in order, such as <see cref="ClassNames"/> of the data trained with; null to take the labels that occur.
    /// </param>
    /// <param name="separator">What stands between fields.</param>
    /// <param name="features">What input columns become, by their names in the header: categories, numbers that may be missing, or nothing. Columns that are
    /// not named, all of them by default, are numbers that may not be missing. <see cref="Features"/> of the data trained with gives the same inputs in the
    /// same order, whatever the order of the columns here.
    /// </param>
    /// <remarks>
    /// UTF-8, plain or gzip; RFC 4180 with LF or CR LF: fields in quotes may hold separators, line ends and doubled quotes.
    /// Numbers have a decimal point in every culture. A missing value (nothing, ?, NA, N/A, NaN, null) is an error where <paramref name="features"/> does not
    /// say otherwise.
    /// Other files, and bounds of what is read, are a matter of <see cref="CsvOptions"/>.
    /// The classes are in the order of their numbers where every label is an integer (10 after 9), otherwise in ordinal order.
    /// </remarks>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is empty, damaged or not CSV; a line has more or fewer columns than the first; a value is missing, not
    /// a number, not finite, beyond the range of a float, or an integer that no float is, or a label is not one of the given class names. The message has file,
    /// line and column.
    /// </exception>
    /// <exception cref="ArgumentException">There is no such column, class names are missing or occur twice, or the separator cannot be one.</exception>
    public static Dataset FromCsv(
        string path, Index labelColumn, CsvHeader header = CsvHeader.Auto, IReadOnlyList<string>? classNames = null, char separator = ',',
        IReadOnlyDictionary<string, CsvFeature>? features = null) =>
        FromCsv(path, labelColumn, Options(header, classNames, separator, features));

    /// <summary>Reads a CSV file with one column of class labels, text or numbers; all other columns are inputs.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="labelColumn">The column's name in the header, compared exactly.</param>
    /// <param name="header">Whether the first line holds the columns' names.</param>
    /// <param name="classNames">The classes in order, such as <see cref="ClassNames"/> of the data trained with; null to take the labels that occur.
    /// </param>
    /// <param name="separator">What stands between fields.</param>
    /// <param name="features">What input columns become, by their names in the header: categories, numbers that may be missing, or nothing. Columns that are
    /// not named, all of them by default, are numbers that may not be missing. <see cref="Features"/> of the data trained with gives the same inputs in the
    /// same order, whatever the order of the columns here.
    /// </param>
    /// <remarks>
    /// UTF-8, plain or gzip; RFC 4180 with LF or CR LF: fields in quotes may hold separators, line ends and doubled quotes.
    /// Numbers have a decimal point in every culture. A missing value (nothing, ?, NA, N/A, NaN, null) is an error where <paramref name="features"/> does not
    /// say otherwise.
    /// Other files, and bounds of what is read, are a matter of <see cref="CsvOptions"/>.
    /// The classes are in the order of their numbers where every label is an integer (10 after 9), otherwise in ordinal order.
    /// </remarks>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is empty, damaged or not CSV; a line has more or fewer columns than the first; a value is missing, not
    /// a number, not finite, beyond the range of a float, or an integer that no float is, or a label is not one of the given class names. The message has file,
    /// line and column.
    /// </exception>
    /// <exception cref="ArgumentException">There is no such column, class names are missing or occur twice, or the separator cannot be one.</exception>
    public static Dataset FromCsv(
        string path, string labelColumn, CsvHeader header = CsvHeader.Auto, IReadOnlyList<string>? classNames = null, char separator = ',',
        IReadOnlyDictionary<string, CsvFeature>? features = null) =>
        FromCsv(path, labelColumn, Options(header, classNames, separator, features));

    /// <summary>Reads a CSV file with one or more columns of numbers to learn; all other columns are inputs.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="targetColumns">Which columns: from 0, or from the end (<c>^1</c> is the last); targets keep this order.</param>
    /// <param name="header">Whether the first line holds the columns' names.</param>
    /// <param name="separator">What stands between fields.</param>
    /// <param name="features">What input columns become, by their names in the header: categories, numbers that may be missing, or nothing. Columns that are
    /// not named, all of them by default, are numbers that may not be missing. <see cref="Features"/> of the data trained with gives the same inputs in the
    /// same order, whatever the order of the columns here.
    /// </param>
    /// <remarks>
    /// UTF-8, plain or gzip; RFC 4180 with LF or CR LF: fields in quotes may hold separators, line ends and doubled quotes.
    /// Numbers have a decimal point in every culture. A missing value (nothing, ?, NA, N/A, NaN, null) is an error where <paramref name="features"/> does not
    /// say otherwise.
    /// Other files, and bounds of what is read, are a matter of <see cref="CsvOptions"/>.
    /// </remarks>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is empty, damaged or not CSV; a line has more or fewer columns than the first; a value is missing, not
    /// a number, not finite, beyond the range of a float, or an integer that no float is. The message has file, line and column.
    /// </exception>
    /// <exception cref="ArgumentException">There is no such column, one is named twice, or the separator cannot be one.</exception>
    public static Dataset FromCsv(
        string path, Index[] targetColumns, CsvHeader header = CsvHeader.Auto, char separator = ',', IReadOnlyDictionary<string,
        CsvFeature>? features = null) =>
        FromCsv(path, targetColumns, Options(header, null, separator, features));

    /// <summary>Reads a CSV file with one or more columns of numbers to learn; all other columns are inputs.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="targetColumns">The columns' names in the header, compared exactly; targets keep this order.</param>
    /// <param name="header">Whether the first line holds the columns' names.</param>
    /// <param name="separator">What stands between fields.</param>
    /// <param name="features">What input columns become, by their names in the header: categories, numbers that may be missing, or nothing. Columns that are
    /// not named, all of them by default, are numbers that may not be missing. <see cref="Features"/> of the data trained with gives the same inputs in the
    /// same order, whatever the order of the columns here.
    /// </param>
    /// <remarks>
    /// UTF-8, plain or gzip; RFC 4180 with LF or CR LF: fields in quotes may hold separators, line ends and doubled quotes.
    /// Numbers have a decimal point in every culture. A missing value (nothing, ?, NA, N/A, NaN, null) is an error where <paramref name="features"/> does not
    /// say otherwise.
    /// Other files, and bounds of what is read, are a matter of <see cref="CsvOptions"/>.
    /// </remarks>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is empty, damaged or not CSV; a line has more or fewer columns than the first; a value is missing, not
    /// a number, not finite, beyond the range of a float, or an integer that no float is. The message has file, line and column.
    /// </exception>
    /// <exception cref="ArgumentException">There is no such column, one is named twice, or the separator cannot be one.</exception>
    public static Dataset FromCsv(
        string path, string[] targetColumns, CsvHeader header = CsvHeader.Auto, char separator = ',', IReadOnlyDictionary<string,
        CsvFeature>? features = null) =>
        FromCsv(path, targetColumns, Options(header, null, separator, features));

    /// <summary>Reads a CSV file all of whose columns are inputs: rows to predict.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="header">Whether the first line holds the columns' names.</param>
    /// <param name="separator">What stands between fields.</param>
    /// <param name="features">What input columns become, by their names in the header: categories, numbers that may be missing, or nothing. Columns that are
    /// not named, all of them by default, are numbers that may not be missing. <see cref="Features"/> of the data trained with gives the same inputs in the
    /// same order, whatever the order of the columns here.
    /// </param>
    /// <remarks>
    /// UTF-8, plain or gzip; RFC 4180 with LF or CR LF: fields in quotes may hold separators, line ends and doubled quotes.
    /// Numbers have a decimal point in every culture. A missing value (nothing, ?, NA, N/A, NaN, null) is an error where <paramref name="features"/> does not
    /// say otherwise.
    /// Other files, and bounds of what is read, are a matter of <see cref="CsvOptions"/>.
    /// </remarks>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is empty, damaged or not CSV; a line has more or fewer columns than the first; a value is missing, not
    /// a number, not finite, beyond the range of a float, or an integer that no float is. The message has file, line and column.
    /// </exception>
    /// <exception cref="ArgumentException">The separator cannot be one.</exception>
    public static Dataset FromCsvInputs(
        string path, CsvHeader header = CsvHeader.Auto, char separator = ',', IReadOnlyDictionary<string, CsvFeature>? features = null) =>
        FromCsvInputs(path, Options(header, null, separator, features));

    /// <summary>Reads images and their labels from two IDX files, the format of MNIST; each may be packed with gzip, whatever its name.</summary>
    /// <param name="imagesPath">Unsigned bytes of 2 to 4 dimensions, the number of images first; an image is flattened row-major.</param>
    /// <param name="labelsPath">Unsigned bytes of one dimension: the class index of each image.</param>
    /// <param name="scale">Multiplies the pixel values of 0 to 255. To keep it with the network, prefer <c>[Rescale]</c> there.</param>
    /// <param name="classNames">The name of each class by its index, or null.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file has another magic number, is cut short, damaged or too long; the numbers of images and labels differ; a
    /// label has no name. The message has the file and the byte's offset (in the unpacked data, where the file is packed).
    /// </exception>
    /// <exception cref="ArgumentException">The scale is not finite, or class names are missing or occur twice.</exception>
    public static Dataset FromIdx(string imagesPath, string labelsPath, float scale = 1f, IReadOnlyList<string>? classNames = null) =>
        IdxDataset.Read(() => new DataFile(imagesPath), () => new DataFile(labelsPath), scale, classNames);

    private static CsvOptions Options(CsvHeader header, IReadOnlyList<string>? classNames, char separator, IReadOnlyDictionary<string, CsvFeature>? features) => new()
    {
        Header = header,
        ClassNames = classNames,
        Separator = separator,
        Features = features is null ? null : features as CsvFeatures ?? new CsvFeatures(features),
    };
}
