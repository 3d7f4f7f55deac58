namespace NetGen;

/// <summary>Makes a data set of a CSV file: finds header and columns, and reads row by row.</summary>
internal sealed class CsvDataset
{
    private readonly string path;
    private readonly CsvReader reader;
    private readonly CsvOptions options;
    private readonly CsvLayout layout;
    private readonly CsvValues values;
    private readonly bool hasHeader;
    private readonly RowBuffer<float> inputs;
    private readonly CsvTarget[] targets;
    private readonly List<string>? ids;
    private readonly List<int> dropped = [];

    /// <summary>Begins with the file's first record, which the reader stands on.</summary>
    private CsvDataset(string path, CsvReader reader, CsvRequest request)
    {
        this.path = path;
        this.reader = reader;
        options = request.Options;
        var markers = new MissingMarkers(options.MissingMarkers);
        var names = new CsvHeaderReader(path, reader, request, markers).Read(out hasHeader);
        layout = new CsvLayout(path, names, request);
        values = new CsvValues(reader, names, options.DecimalSeparator, markers);
        inputs = new RowBuffer<float>(layout.Features.Columns.Length, path);
        targets = Targets(request.Heads);
        ids = layout.Id is null ? null : [];
    }

    /// <summary>Reads a file, and closes it.</summary>
    public static Dataset Read(DataFile file, CsvRequest request)
    {
        using var reader = new CsvReader(file, request.Options);
        return reader.Read()
            ? new CsvDataset(file.Path, reader, request).Read()
            : throw new InvalidDataException($"{file.Path}: the file is empty; expected at least one row.");
    }

    private Dataset Read()
    {
        if (hasHeader && !reader.Read())
        {
            throw new InvalidDataException($"{path}: the file has a header but no rows.");
        }

        int read = 0;
        do
        {
            reader.CheckRowCount(read, options);
            ReadRow(read++);
        }
        while (reader.Read());

        int count = read - dropped.Count;
        if (count == 0)
        {
            throw new InvalidDataException($"{path}: expected at least one row without missing values, but each of the {read} rows has one in a column that drops such rows.");
        }

        var (encoded, size) = layout.Features.Encode(inputs.ToArray(), count);
        var rows = new DatasetStorage
        {
            Count = count,
            Inputs = encoded,
            InputSize = size,
            FeatureNames = layout.Names.AreThere ? layout.Features.InputNames() : null,
            Features = layout.Fitted(),
            Source = new DatasetSource(dropped, layout.Id is { } id ? layout.Names.Key(id).Name ?? "id" : null, ids),
            TargetHint = $": {nameof(Dataset.FromCsvInputs)} reads every column as an input; {nameof(Dataset.FromCsv)} also reads columns to learn",
        };
        return new Dataset(targets.Length == 0 ? rows : rows.With(Array.ConvertAll(targets, t => t.Complete())));
    }

    /// <summary>What is to be learnt: each head has the next of the columns.</summary>
    private CsvTarget[] Targets(IReadOnlyList<CsvHead> heads)
    {
        var made = new List<CsvTarget>();
        int first = 0;
        foreach (var head in heads)
        {
            var columns = layout.Targets.Skip(first).Take(head.Columns.Length).Select(column => (column, layout.FeatureOf(column).Rounded));
            made.Add(new CsvTarget(path, head, [.. columns], values));
            first += head.Columns.Length;
        }

        return [.. made];
    }

    private void ReadRow(int number)
    {
        reader.CheckFieldCount(layout.Names.Count);
        if (IsDropped())
        {
            dropped.Add(number);
            return;
        }

        var input = inputs.Add();
        var columns = layout.Features.Columns;
        for (int slot = 0; slot < columns.Length; slot++)
        {
            input[slot] = values.Input(columns[slot]);
        }

        foreach (var target in targets)
        {
            target.Read();
        }

        ids?.Add(reader.Text(layout.Id!.Value));
    }

    private bool IsDropped()
    {
        foreach (var column in layout.Features.Dropping)
        {
            if (column.IsCategorical ? values.LacksText(column.Column) : values.LacksNumber(column.Column))
            {
                return true;
            }
        }

        return options.MissingLabel.Kind == MissingValuesKind.Dropped && Array.Exists(targets, target => target.IsMissing());
    }
}
