#pragma warning disable RS0026 // A stream is taken for no path.
namespace NetGen;

/// <summary>
/// Reads rows of the program's own type from CSV, for what a program does with them beside training:
/// <see cref="Dataset.FromCsv{TRow}(string, CsvOptions?)"/> reads and encodes them.
/// </summary>
public static class CsvRows
{
    /// <summary>
    /// Reads the rows of a file, with their labels and targets, as <see cref="Dataset.FromCsv{TRow}(string, CsvOptions?)"/> does. They are not
    /// encoded.
    /// </summary>
    /// <typeparam name="TRow">A type with <see cref="FeaturesAttribute"/> whose constructor takes properties, or whose properties have setters.</typeparam>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="options">Its format; null for <see cref="CsvOptions.Default"/>.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">As for <see cref="Dataset.FromCsv{TRow}(string, CsvOptions?)"/>.</exception>
    /// <exception cref="ArgumentException">As for <see cref="Dataset.FromCsv{TRow}(string, CsvOptions?)"/>.</exception>
    public static IReadOnlyList<TRow> Read<TRow>(string path, CsvOptions? options = null)
        where TRow : ICsvRow<TRow> => CsvRowFile<TRow>.Read(o => new DataFile(path, o.MaxBytes), options, withTargets: true).Rows;

    /// <summary>Reads the rows of a stream, as <see cref="Read{TRow}(string, CsvOptions?)"/> does those of a file.</summary>
    /// <typeparam name="TRow">A type with <see cref="FeaturesAttribute"/> whose constructor takes properties, or whose properties have setters.</typeparam>
    /// <param name="stream">CSV, plain or gzip. It is read to its end and stays open.</param>
    /// <param name="options">Its format; null for <see cref="CsvOptions.Default"/>.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">As for <see cref="Dataset.FromCsv{TRow}(string, CsvOptions?)"/>.</exception>
    /// <exception cref="ArgumentException">As for <see cref="Dataset.FromCsv{TRow}(string, CsvOptions?)"/>, or the stream cannot be read.</exception>
    public static IReadOnlyList<TRow> Read<TRow>(Stream stream, CsvOptions? options = null)
        where TRow : ICsvRow<TRow> => CsvRowFile<TRow>.Read(o => new DataFile(stream, "the stream", o.MaxBytes), options, withTargets: true).Rows;
}
