namespace NetGen;

/// <summary>The columns of a CSV file that a <see cref="CsvFeature"/> was given for.</summary>
internal sealed class FeatureTable
{
    private readonly string path;
    private readonly FeatureColumn?[] bySlot;
    private readonly FeatureColumn[] dropping;

    /// <param name="path">The file, for messages.</param>
    /// <param name="bySlot">By the number of the input column; null where it is a plain number.</param>
    public FeatureTable(string path, FeatureColumn?[] bySlot)
    {
        this.path = path;
        this.bySlot = bySlot;
        dropping = [.. bySlot.OfType<FeatureColumn>().Where(c => c.Missing.Kind == MissingValuesKind.Dropped)];
    }

    public FeatureColumn? this[int slot] => bySlot[slot];

    /// <summary>Whether a field has no value.</summary>
    public static bool IsMissing(CsvReader reader, FeatureColumn feature) =>
        CsvNumber.IsMissing(reader.Bytes(feature.Column)) && !(feature.IsCategorical && reader.IsQuoted(feature.Column));

    /// <summary>Whether the row that the reader stands on is left out.</summary>
    public bool Drops(CsvReader reader) => Array.Exists(dropping, c => IsMissing(reader, c));

    /// <summary>Makes the inputs of the columns.</summary>
    /// <param name="columns">Rows × columns.</param>
    /// <param name="rows">Number of rows.</param>
    /// <returns>The inputs, row-major, and how many a row has.</returns>
    /// <exception cref="InvalidDataException">There are more than an array holds, or a column has no mean.</exception>
    public (float[] Inputs, int Size) Encode(float[] columns, int rows)
    {
        foreach (var feature in bySlot)
        {
            feature?.Complete(path);
        }

        int[] widths = Array.ConvertAll(bySlot, f => f?.Width ?? 1);
        long size = widths.Sum(w => (long)w);
        if (size * rows > Array.MaxLength)
        {
            var widest = bySlot.OfType<FeatureColumn>().MaxBy(f => f.Width)!;
            throw new InvalidDataException($"{path}: a data set holds at most {Array.MaxLength} values, but its {rows} rows would have {size} each, {widest.Width} of them from the categories of '{widest.Name}': is {nameof(CsvFeature.Index)} meant?");
        }

        float[] inputs = new float[size * rows];
        var rest = inputs.AsSpan();
        for (int at = 0; at < columns.Length; at++)
        {
            int slot = at % widths.Length;
            if (bySlot[slot] is { } feature)
            {
                feature.Encode(columns[at], rest[..widths[slot]]);
            }
            else
            {
                rest[0] = columns[at];
            }

            rest = rest[widths[slot]..];
        }

        return (inputs, (int)size);
    }

    /// <summary>The names of the inputs, from those of the columns.</summary>
    public string[] InputNames(IEnumerable<string> columns) => [.. columns.SelectMany((name, slot) => bySlot[slot]?.InputNames() ?? [name])];

    /// <summary>The features with all that the file decided.</summary>
    /// <param name="given">The features as they were given, those that are ignored among them.</param>
    public IReadOnlyDictionary<string, CsvFeature> Fitted(IReadOnlyDictionary<string, CsvFeature> given)
    {
        var fitted = new Dictionary<string, CsvFeature>(given, StringComparer.Ordinal);
        foreach (var column in bySlot.OfType<FeatureColumn>())
        {
            fitted[column.Name] = column.Fitted;
        }

        return fitted;
    }
}
