namespace NetGen;

/// <summary>Finds out whether the first record of a file holds the columns' names.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="reader">The reader, which stands on that record.</param>
/// <param name="request">What is asked of the file.</param>
/// <param name="markers">What stands for a missing value.</param>
internal sealed class CsvHeaderReader(string path, CsvReader reader, CsvRequest request, MissingMarkers markers)
{
    private readonly CsvOptions options = request.Options;

    /// <summary>Gives the columns' names: those that the caller gave, or those of the file, if any.</summary>
    /// <param name="isHeader">Whether the record is a header and no row.</param>
    /// <exception cref="ArgumentException">There are more or fewer names than columns.</exception>
    public CsvNames Read(out bool isHeader)
    {
        int count = reader.FieldCount;
        isHeader = IsHeader();
        if (options.ColumnNames is { } given)
        {
            return given.Count == count
                ? new CsvNames(path, count, [.. given])
                : throw new ArgumentException($"{path} has {count} columns, but there are {given.Count} {nameof(CsvOptions.ColumnNames)}.");
        }

        return new CsvNames(path, count, isHeader ? [.. Enumerable.Range(0, count).Select(reader.Text)] : null);
    }

    private bool IsHeader()
    {
        if (options.Header != CsvHeader.Auto || options.ColumnNames is not null)
        {
            return options.Header == CsvHeader.True;
        }

        if (request.Targets.Any(t => t.Name is not null) || options.Features is { HasNames: true })
        {
            return true;
        }

        // Features of a file without names are those of files without names.
        if (options.Features is { IsComplete: true })
        {
            return false;
        }

        // Of a column that may hold text, text in the first line says nothing.
        var nameless = new CsvNames(path, reader.FieldCount, null);
        var columns = request.Heads.Where(h => h.IsLabel).SelectMany(h => h.Columns).Select(nameless.Find);
        var texts = options.Features?.Columns.Where(c => c.Feature.IsCategorical || !c.Feature.IsInput) ?? [];
        int[] mayBeText = [.. columns, .. texts.Select(c => nameless.Find(c.Column))];
        return Enumerable.Range(0, reader.FieldCount).Except(mayBeText).Any(IsText);
    }

    private bool IsText(int column) =>
        !CsvNumber.TryParse(reader.Bytes(column), options.DecimalSeparator, out _) && !markers.Contains(reader.Bytes(column));
}
