namespace NetGen;

/// <summary>The columns of a CSV file that become inputs, in the order of the inputs.</summary>
internal sealed class FeatureTable
{
    private readonly string path;
    private readonly CsvOptions options;

    /// <param name="path">The file, for messages.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="options">What bounds their categories.</param>
    public FeatureTable(string path, FeatureColumn[] columns, CsvOptions options)
    {
        this.path = path;
        this.options = options;
        Columns = columns;
        Dropping = Array.FindAll(columns, c => c.Missing.Kind == MissingValuesKind.Dropped);
    }

    /// <summary>The columns.</summary>
    public FeatureColumn[] Columns { get; }

    /// <summary>Those of which a missing value drops the row.</summary>
    public FeatureColumn[] Dropping { get; }

    /// <summary>Makes the inputs of the columns.</summary>
    /// <param name="columns">Rows × columns.</param>
    /// <param name="rows">Number of rows.</param>
    /// <returns>The inputs, row-major, and how many a row has.</returns>
    /// <exception cref="InvalidDataException">There are more than an array holds or the options allow, or a column has no mean.</exception>
    public (float[] Inputs, int Size) Encode(float[] columns, int rows)
    {
        foreach (var column in Columns)
        {
            column.Complete(path);
        }

        if (Array.TrueForAll(Columns, c => c.IsPlain))
        {
            return (columns, Columns.Length);
        }

        int[] widths = Array.ConvertAll(Columns, c => c.Width);
        long size = widths.Sum(w => (long)w);
        CheckSize(size, rows);
        float[] inputs = new float[size * rows];
        var rest = inputs.AsSpan();
        for (int at = 0; at < columns.Length; at++)
        {
            int slot = at % widths.Length;
            Columns[slot].Encode(columns[at], rest[..widths[slot]]);
            rest = rest[widths[slot]..];
        }

        return (inputs, (int)size);
    }

    /// <summary>The names of the inputs.</summary>
    public string[] InputNames() => [.. Columns.SelectMany(c => c.InputNames())];

    private void CheckSize(long size, int rows)
    {
        var widest = Columns.MaxBy(c => c.Width)!;
        string Sparse(long categories) => $"{categories} of them from the categories of '{VisibleText.Of(widest.Name)}': "
            + $"{nameof(CsvFeature)}.{nameof(CsvFeature.Index)} makes one input of them, which an Embedding looks up";
        if (widest.Width > 1 && size * rows > options.MaxBytes / sizeof(float))
        {
            throw new InvalidDataException(
                $"{path}: the inputs take at most {options.MaxBytes} bytes ({nameof(CsvOptions)}.{nameof(CsvOptions.MaxBytes)}), but its {rows} rows would have {size} each, {Sparse(widest.Width)}.");
        }

        if (size * rows > Array.MaxLength)
        {
            throw new InvalidDataException($"{path}: a data set holds at most {Array.MaxLength} values, but its {rows} rows would have {size} each, {Sparse(widest.Width)}.");
        }
    }
}
