#pragma warning disable RS0026, RS0027 // A stream is taken for no path, and a type argument for no column.
namespace NetGen;

public sealed partial class Dataset
{
    /// <summary>A data set of typed rows, with their classes or targets where their type has some.</summary>
    /// <typeparam name="TRow">A type with <see cref="FeaturesAttribute"/>.</typeparam>
    /// <param name="rows">The rows, at least one; each is encoded once, in order.</param>
    /// <exception cref="ArgumentException">There are no rows; a row is null, has a value that is not one of its categories or a number that is not finite, or
    /// lacks its label or a target.
    /// </exception>
    public static Dataset FromRows<TRow>(IEnumerable<TRow> rows)
        where TRow : IFeatures<TRow> => new(RowEncoder<TRow>.Encode(rows, withTargets: true, nameof(rows)));

    /// <summary>A data set of typed rows to predict: their inputs alone. Labels and targets are not looked at and may be null.</summary>
    /// <typeparam name="TRow">A type with <see cref="FeaturesAttribute"/>.</typeparam>
    /// <param name="rows">The rows, at least one; each is encoded once, in order.</param>
    /// <exception cref="ArgumentException">There are no rows; a row is null, has a value that is not one of its categories or a number that is not finite.
    /// </exception>
    public static Dataset FromRowInputs<TRow>(IEnumerable<TRow> rows)
        where TRow : IFeatures<TRow> => new(RowEncoder<TRow>.Encode(rows, withTargets: false, nameof(rows)));

    /// <summary>Reads rows of a type from a CSV file, with their classes or targets where the type has some.</summary>
    /// <remarks>
    /// <code>
    /// var data = Dataset.FromCsv&lt;Passenger&gt;("titanic.csv");
    /// </code>
    /// Each line becomes a row as the program has them, which is encoded then: the network that learns from the file predicts such rows. A property
    /// is read from the column of its name, of one with the same letters and digits (<c>flipper_length</c> for <c>FlipperLength</c>), or of that
    /// which <see cref="CsvColumnAttribute"/> says. Other columns are left out. A number has a decimal point; a <c>bool</c> is true or false, yes or
    /// no, 1 or 0; an enum is a member's name, or its number. What may be null is null if the value is missing (nothing, ?, NA, N/A, NaN, null); a
    /// computed property is computed.
    /// </remarks>
    /// <typeparam name="TRow">A type with <see cref="FeaturesAttribute"/> whose constructor takes properties, or whose properties have setters.</typeparam>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="options">Its format; null for <see cref="CsvOptions.Default"/>. What the columns become, and what the classes are called, the type says.
    /// </param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is empty, damaged or not CSV; a value is missing, or not one that its property can have: not a number,
    /// out of range, or not one of its categories. The message has file, line and column.
    /// </exception>
    /// <exception cref="ArgumentException">The file lacks the column of a property, or several could be it; the options contradict each other or the type.
    /// </exception>
    public static Dataset FromCsv<TRow>(string path, CsvOptions? options = null)
        where TRow : ICsvRow<TRow> =>
        CsvRowFile<TRow>.Read(o => new DataFile(path, o.MaxBytes), options, withTargets: true).Encode(withTargets: true);

    /// <summary>Reads rows of a type from a stream of CSV, as <see cref="FromCsv{TRow}(string, CsvOptions?)"/> does from a file.</summary>
    /// <typeparam name="TRow">A type with <see cref="FeaturesAttribute"/> whose constructor takes properties, or whose properties have setters.</typeparam>
    /// <param name="stream">CSV, plain or gzip. It is read to its end and stays open.</param>
    /// <param name="options">Its format; null for <see cref="CsvOptions.Default"/>.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">As for <see cref="FromCsv{TRow}(string, CsvOptions?)"/>.</exception>
    /// <exception cref="ArgumentException">As for <see cref="FromCsv{TRow}(string, CsvOptions?)"/>, or the stream cannot be read.</exception>
    public static Dataset FromCsv<TRow>(Stream stream, CsvOptions? options = null)
        where TRow : ICsvRow<TRow> =>
        CsvRowFile<TRow>.Read(o => new DataFile(stream, "the stream", o.MaxBytes), options, withTargets: true).Encode(withTargets: true);

    /// <summary>
    /// Reads rows of a type to predict from a CSV file: their inputs alone. Columns of labels and targets need not be there, and are not looked at.
    /// </summary>
    /// <typeparam name="TRow">A type with <see cref="FeaturesAttribute"/> whose constructor takes properties, or whose properties have setters.</typeparam>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="options">Its format; null for <see cref="CsvOptions.Default"/>.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">As for <see cref="FromCsv{TRow}(string, CsvOptions?)"/>.</exception>
    /// <exception cref="ArgumentException">As for <see cref="FromCsv{TRow}(string, CsvOptions?)"/>.</exception>
    public static Dataset FromCsvInputs<TRow>(string path, CsvOptions? options = null)
        where TRow : ICsvRow<TRow> =>
        CsvRowFile<TRow>.Read(o => new DataFile(path, o.MaxBytes), options, withTargets: false).Encode(withTargets: false);

    /// <summary>Reads rows of a type to predict from a stream of CSV, as <see cref="FromCsvInputs{TRow}(string, CsvOptions?)"/> does from a file.</summary>
    /// <typeparam name="TRow">A type with <see cref="FeaturesAttribute"/> whose constructor takes properties, or whose properties have setters.</typeparam>
    /// <param name="stream">CSV, plain or gzip. It is read to its end and stays open.</param>
    /// <param name="options">Its format; null for <see cref="CsvOptions.Default"/>.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">As for <see cref="FromCsv{TRow}(string, CsvOptions?)"/>.</exception>
    /// <exception cref="ArgumentException">As for <see cref="FromCsv{TRow}(string, CsvOptions?)"/>, or the stream cannot be read.</exception>
    public static Dataset FromCsvInputs<TRow>(Stream stream, CsvOptions? options = null)
        where TRow : ICsvRow<TRow> =>
        CsvRowFile<TRow>.Read(o => new DataFile(stream, "the stream", o.MaxBytes), options, withTargets: false).Encode(withTargets: false);
}
