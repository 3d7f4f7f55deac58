using NetGen.Generated;

namespace NetGen;

/// <summary>Rows of a type that were read from a CSV file.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="rows">The rows.</param>
/// <param name="lines">The line of each.</param>
/// <param name="dropped">The rows of the file that were left out, ascending, from 0.</param>
internal sealed class CsvRowFile<TRow>(string path, List<TRow> rows, List<int> lines, List<int> dropped)
    where TRow : ICsvRow<TRow>
{
    /// <summary>The rows, at least one.</summary>
    public IReadOnlyList<TRow> Rows => rows;

    /// <summary>Reads a file.</summary>
    /// <param name="open">Opens it.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="withTargets">Whether labels and targets are read; otherwise they are what they are by default.</param>
    /// <exception cref="InvalidDataException">It is empty, damaged or no CSV, or a value is none that its property can be.</exception>
    /// <exception cref="ArgumentException">It lacks a column, or the options say what the type says.</exception>
    public static CsvRowFile<TRow> Read(Func<CsvOptions, DataFile> open, CsvOptions? options, bool withTargets)
    {
        options = Checked(options ?? CsvOptions.Default);
        using var reader = new CsvReader(open(options), options);
        if (!reader.Read())
        {
            throw new InvalidDataException($"{reader.Path}: the file is empty; expected at least one row.");
        }

        var markers = new MissingMarkers(options.MissingMarkers);
        var names = new CsvHeaderReader(reader.Path, reader, new CsvRequest([], options), markers).Read(out bool isHeader);
        if (!names.AreThere)
        {
            throw new ArgumentException(
                $"{reader.Path} has no header, and the properties of {typeof(TRow).Name} are read by the names of columns: give "
                + $"{nameof(CsvOptions.ColumnNames)}.");
        }

        if (isHeader && !reader.Read())
        {
            throw new InvalidDataException($"{reader.Path}: the file has a header but no rows.");
        }

        int[] places = Places(names, withTargets);
        int[] learnt = [.. places.Where((place, i) => place >= 0 && TRow.Columns[i].IsLearnt)];
        var values = new CsvValues(reader, names, options.DecimalSeparator, markers);
        var row = new CsvRowReader(reader, values, options.DecimalSeparator, places);
        List<TRow> rows = [];
        List<int> lines = [], dropped = [];
        do
        {
            reader.CheckFieldCount(names.Count);
            int read = rows.Count + dropped.Count;
            reader.CheckRowCount(read, options);
            if (options.MissingLabel.Kind == MissingValuesKind.Dropped && Array.Exists(learnt, values.LacksText))
            {
                dropped.Add(read);
                continue;
            }

            rows.Add(TRow.Read(row));
            lines.Add(reader.Line);
        }
        while (reader.Read());

        return rows.Count > 0
            ? new CsvRowFile<TRow>(reader.Path, rows, lines, dropped)
            : throw new InvalidDataException($"{reader.Path}: expected at least one row with a label, but each of the {dropped.Count} lacks one.");
    }

    /// <summary>Encodes the rows.</summary>
    /// <param name="withTargets">Whether labels and targets are encoded.</param>
    /// <exception cref="InvalidDataException">One cannot be encoded; the message has its line.</exception>
    public Dataset Encode(bool withTargets)
    {
        try
        {
            var storage = RowEncoder<TRow>.Encode(
                [.. rows], withTargets, "", (row, wrong) => new InvalidDataException($"{path}, line {lines[row]}: {wrong.Message}", wrong));
            return new Dataset(storage with { Source = new DatasetSource(dropped, null, null) });
        }
        catch (ArgumentException wrong)
        {
            throw new InvalidDataException($"{path}: {wrong.Message}", wrong);
        }
    }

    private static CsvOptions Checked(CsvOptions options)
    {
        options.Check();
        string? set = options.Features is not null ? nameof(CsvOptions.Features) : options.ClassNames is not null ? nameof(CsvOptions.ClassNames) : null;
        if (set is not null)
        {
            throw new ArgumentException(
                $"The type of the rows, {typeof(TRow).Name}, says what the columns become: leave {nameof(CsvOptions)}.{set} null.", nameof(options));
        }

        // Columns are found by their names, which only a header has, or the caller.
        return options.Header == CsvHeader.Auto && options.ColumnNames is null ? options with { Header = CsvHeader.True } : options;
    }

    /// <summary>Where each column of a row stands in the file; -1 if it is not read.</summary>
    private static int[] Places(CsvNames names, bool withTargets)
    {
        var columns = TRow.Columns;
        int[] places = new int[columns.Count];
        for (int i = 0; i < places.Length; i++)
        {
            var column = columns[i];
            bool isRead = withTargets || !column.IsLearnt;
            int? found = !isRead ? null
                : column.Name is { } name ? names.FindAll(name) is [var one, ..] ? one : null
                : names.FindAlike(column.Property);
            places[i] = found ?? (column.IsOptional || !isRead ? -1 : throw names.Missing(column.Name ?? column.Property));
        }

        return places;
    }
}
