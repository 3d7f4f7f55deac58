namespace NetGen;

/// <summary>Makes a data set of a CSV file: finds header and columns, parses every field, and says where one is wrong.</summary>
internal sealed class CsvDataset
{
    private const int LongestShown = 40;
    private readonly string path;
    private readonly CsvReader reader;
    // What a column is that is nothing.
    private const int Ignored = int.MaxValue;
    private readonly string[]? header;
    private readonly int columnCount;

    // What each column is: an input by its number, or a target by the complement of its number.
    private readonly int[] slots;
    private readonly IReadOnlyDictionary<string, CsvFeature>? given;
    private readonly FeatureTable? features;
    private readonly RowBuffer<float> inputs;
    private readonly RowBuffer<float>? targets;
    private readonly RowBuffer<int>? labels;
    private readonly ClassIndex classes;

    /// <summary>Begins with the file's first record, which the reader stands on.</summary>
    private CsvDataset(string path, CsvReader reader, CsvOptions options)
    {
        this.path = path;
        this.reader = reader;
        columnCount = reader.FieldCount;
        classes = new ClassIndex(options.ClassNames);
        given = options.Features is { Count: > 0 } ? options.Features : null;
        header = HasHeader(options) ? [.. Enumerable.Range(0, columnCount).Select(reader.Text)] : null;
        slots = Slots(options.Targets);
        features = given is null ? null : Features();
        inputs = new RowBuffer<float>(slots.Count(IsInput), path);
        targets = options.TargetsAreClasses || TargetSize == 0 ? null : new RowBuffer<float>(TargetSize, path);
        labels = options.TargetsAreClasses ? new RowBuffer<int>(1, path) : null;
    }

    private IEnumerable<string> InputColumns => header!.Where((_, column) => IsInput(slots[column]));

    private int TargetSize => slots.Count(s => s < 0);

    /// <summary>Reads a file.</summary>
    public static Dataset Read(string path, CsvOptions options)
    {
        using var reader = new CsvReader(path, options.Separator);
        return reader.Read()
            ? new CsvDataset(path, reader, options).Read()
            : throw new InvalidDataException($"{path}: the file is empty; expected at least one row.");
    }

    private Dataset Read()
    {
        if (header is not null && !reader.Read())
        {
            throw new InvalidDataException($"{path}: the file has a header but no rows.");
        }

        int count = 0, dropped = 0;
        do
        {
            if (ReadRow())
            {
                count++;
            }
            else
            {
                dropped++;
            }
        }
        while (reader.Read());

        if (count == 0)
        {
            throw new InvalidDataException($"{path}: expected at least one row without missing values, but each of the {dropped} lacks one in a column whose rows are dropped then.");
        }

        float[] columns = inputs.ToArray();
        var (values, size) = features?.Encode(columns, count) ?? (columns, columns.Length / count);
        int[]? labelIndices = labels?.ToArray();
        var names = labelIndices is null ? null : classes.Complete(labelIndices);
        return new Dataset(new DatasetStorage
        {
            Count = count,
            Inputs = values,
            InputSize = size,
            Labels = labelIndices,
            ClassCount = names?.Count ?? 0,
            ClassNames = names,
            Targets = targets?.ToArray(),
            TargetSize = targets is null ? 0 : TargetSize,
            FeatureNames = header is null ? null : features?.InputNames(InputColumns) ?? [.. InputColumns],
            Features = features?.Fitted(given!),
        });
    }

    /// <summary>Reads a row; false where it is left out.</summary>
    private bool ReadRow()
    {
        if (reader.FieldCount != columnCount)
        {
            throw reader.Error(reader.Line, $"expected {columnCount} columns as in the first line, but found {reader.FieldCount}");
        }

        if (features?.Drops(reader) ?? false)
        {
            return false;
        }

        var input = inputs.Add();
        var target = targets is null ? default : targets.Add();
        for (int column = 0; column < slots.Length; column++)
        {
            int slot = slots[column];
            if (slot == Ignored)
            {
                continue;
            }

            if (slot >= 0)
            {
                input[slot] = features?[slot] is { } feature ? Feature(column, feature) : Number(column);
            }
            else if (labels is null)
            {
                target[~slot] = Number(column);
            }
            else
            {
                labels.Add()[0] = Label(column);
            }
        }

        return true;
    }

    private float Feature(int column, FeatureColumn feature)
    {
        bool isMissing = FeatureTable.IsMissing(reader, feature);
        if (!feature.IsCategorical)
        {
            return isMissing && feature.Missing.Kind != MissingValuesKind.Refused ? feature.AddMissingNumber() : feature.Add(Number(column));
        }

        string? category = isMissing ? feature.Missing.Name : reader.Text(column);
        return category is null ? throw Error(column, "expected a category", Missing(column))
            : feature.TryAdd(category, out float index) ? index
            : throw Error(column, $"expected one of the categories {feature.KnownCategories}", Found(column));
    }

    private float Number(int column)
    {
        var text = reader.Bytes(column);
        return CsvNumber.TryParse(text, out float value) && float.IsFinite(value) ? value : throw NoNumber(column, value);
    }

    private InvalidDataException NoNumber(int column, float parsed)
    {
        var text = reader.Bytes(column);
        string found = CsvNumber.IsMissing(text) ? Missing(column)
            : float.IsInfinity(parsed) && text.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0 ? $"{Found(column)}, which is beyond the range of a float (±3.4e38)"
            : text.Contains((byte)',') ? $"{Found(column)} (numbers are written with a decimal point)"
            : Found(column);
        return Error(column, "expected a finite number", found);
    }

    private int Label(int column)
    {
        if (!reader.IsQuoted(column) && CsvNumber.IsMissing(reader.Bytes(column)))
        {
            throw Error(column, "expected a label", Missing(column));
        }

        return classes.TryAdd(reader.Text(column), out int index)
            ? index
            : throw Error(column, $"expected one of the labels {classes.Known}", Found(column));
    }

    private bool HasHeader(CsvOptions options)
    {
        if (given is not null || options.Targets.Any(t => t.Name is not null))
        {
            return true;
        }

        if (options.Header != CsvHeader.Auto)
        {
            return options.Header == CsvHeader.True;
        }

        int labelColumn = options.TargetsAreClasses ? options.Targets[0].Resolve(path, columnCount, null) : -1;
        return Enumerable.Range(0, columnCount).Any(column => column != labelColumn && IsText(column));
    }

    private bool IsText(int column) =>
        !CsvNumber.TryParse(reader.Bytes(column), out _) && !CsvNumber.IsMissing(reader.Bytes(column));

    private int[] Slots(CsvColumn[] targetColumns)
    {
        int[] result = new int[columnCount];
        for (int i = 0; i < targetColumns.Length; i++)
        {
            int column = targetColumns[i].Resolve(path, columnCount, header);
            if (result[column] != 0)
            {
                throw new ArgumentException($"{path}: {Name(column)} is named as a target twice.");
            }

            result[column] = ~i;
        }

        int input = 0;
        for (int column = 0; column < columnCount; column++)
        {
            result[column] = result[column] < 0 ? result[column] : FeatureOf(column)?.Kind == CsvFeatureKind.Ignored ? Ignored : input++;
        }

        return input > 0
            ? result
            : throw new InvalidDataException($"{path}: expected at least one column of inputs beside the {targetColumns.Length} of targets, but the file has {columnCount} columns; is the separator right?");
    }

    private FeatureTable Features()
    {
        var bySlot = new FeatureColumn?[slots.Count(IsInput)];
        foreach (var (name, feature) in given!)
        {
            if (feature.Kind == CsvFeatureKind.Ignored && !header!.Contains(name))
            {
                continue;
            }

            int column = new CsvColumn(name).Resolve(path, columnCount, header);
            if (slots[column] < 0)
            {
                throw new ArgumentException($"{path}: {Name(column)} is a target, but is named among the features, too.");
            }

            if (slots[column] != Ignored)
            {
                bySlot[slots[column]] = new FeatureColumn(name, column, feature);
            }
        }

        return new FeatureTable(path, bySlot);
    }

    private CsvFeature? FeatureOf(int column) => given?.GetValueOrDefault(header![column]);

    private static bool IsInput(int slot) => slot is >= 0 and < Ignored;

    private InvalidDataException Error(int column, string expected, string found) =>
        reader.Error(reader.Line, $"{Name(column)}: {expected}, but found {found}");

    private string Missing(int column) =>
        reader.Bytes(column).IsEmpty ? "nothing: the value is missing" : $"{Found(column)}, which stands for a missing value";

    private string Found(int column)
    {
        string text = reader.Text(column);
        return text.Length <= LongestShown ? $"'{text}'" : $"'{text[..LongestShown]}…'";
    }

    private string Name(int column) => header is null ? $"column {column + 1}" : $"column {column + 1} '{header[column]}'";
}
