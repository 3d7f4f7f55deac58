namespace NetGen;

/// <summary>The columns of a file: how many there are, and what they are called where they have names.</summary>
internal sealed class CsvNames
{
    private readonly string path;
    private readonly string[]? names;

    // Of columns of one name all but the first get a number: b, b.1, b.2, as pandas does it.
    private readonly string[]? keys;

    /// <param name="path">The file, for messages.</param>
    /// <param name="count">Number of columns.</param>
    /// <param name="names">Their names, or null.</param>
    public CsvNames(string path, int count, string[]? names)
    {
        this.path = path;
        this.names = names;
        keys = names is null ? null : Distinct(names);
        Count = count;
    }

    /// <summary>Number of columns.</summary>
    public int Count { get; }

    /// <summary>Whether the columns have names.</summary>
    public bool AreThere => names is not null;

    /// <summary>A column as another file is asked for it: by its name, which no other column has, or by its place if there are no names.</summary>
    public CsvColumn Key(int column) => keys is null ? new CsvColumn((Index)column) : new CsvColumn(keys[column]);

    /// <summary>The column for a message: <c>column 2 'age'</c>.</summary>
    public string Describe(int column) => names is null ? $"column {column + 1}" : $"column {column + 1} '{VisibleText.Of(names[column])}'";

    /// <summary>Finds a column.</summary>
    /// <exception cref="ArgumentException">The file has no such column, or two of that name.</exception>
    public int Find(CsvColumn column)
    {
        if (column.Name is null)
        {
            int offset = column.Place.GetOffset(Count);
            return (uint)offset < (uint)Count
                ? offset
                : throw new ArgumentException($"{path} has {Count} columns: there is no column {column} (columns count from 0, from the end with ^1).");
        }

        int[] found = FindAll(column.Name);
        return found.Length switch
        {
            1 => found[0],
            0 => throw Missing(column.Name),
            _ => throw new ArgumentException(
                $"{path}: columns {found[0] + 1} and {found[1] + 1} are both called '{VisibleText.Of(column.Name!)}'; refer to one by its index."),
        };
    }

    /// <summary>The column of a name, or of one with the same letters and digits; null if there is none.</summary>
    /// <exception cref="ArgumentException">There are several.</exception>
    public int? FindAlike(string name)
    {
        int[] found = FindAll(name);
        if (found.Length == 0)
        {
            string letters = Letters(name);
            found = [.. Enumerable.Range(0, Count).Where(c => Letters(names![c]) == letters)];
        }

        return found.Length switch
        {
            0 => null,
            1 => found[0],
            _ => throw new ArgumentException($"{path}: {Describe(found[0])} and {Describe(found[1])} are both called like '{VisibleText.Of(name)}'."),
        };
    }

    /// <summary>What of a name tells it apart: a property <c>FlipperLength</c> and a column <c>flipper_length</c> are the same.</summary>
    public static string Letters(string name)
    {
        string letters = string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return letters.Length == 0 ? name : letters;
    }

    /// <summary>All columns of a name.</summary>
    public int[] FindAll(string name) => names is null ? throw Nameless(name) : [.. Enumerable.Range(0, Count).Where(c => names[c] == name)];

    /// <summary>Finds the columns that have these keys in another file, each once; -1 if a column that is no input is not there.</summary>
    /// <exception cref="ArgumentException">The file lacks an input, or has more columns of its name than are known.</exception>
    public int[] FindKeys(IReadOnlyList<CsvColumnFeature> wanted)
    {
        int[] found = [.. wanted.Select(FindKey)];
        for (int i = 0; i < found.Length; i++)
        {
            if (found[i] >= 0 && wanted[i].Column.Name is not null && FindAll(names![found[i]]).Except(found).ToArray() is [int other, ..])
            {
                throw new ArgumentException(
                    $"{path}: columns {found[i] + 1} and {other + 1} are both called '{VisibleText.Of(names[found[i]])}', but only one of them is known: "
                    + "rename the other.");
            }
        }

        return found;
    }

    private int FindKey(CsvColumnFeature wanted)
    {
        if (wanted.Column.Name is not { } name)
        {
            return Find(wanted.Column);
        }

        int found = Array.IndexOf(keys ?? throw Nameless(name), name);
        return found >= 0 || !wanted.Feature.IsInput ? found : throw Missing(name);
    }

    /// <summary>The error of a column that is not there.</summary>
    public ArgumentException Missing(string name) => new(
        $"{path} has no column '{VisibleText.Of(name)}'; its columns are {string.Join(", ", names!.Select(VisibleText.Of))}.");

    private ArgumentException Nameless(string name) => new(
        $"The column '{name}' is given by name, but with {nameof(CsvHeader)}.{nameof(CsvHeader.False)} {path} has no header: set "
        + $"{nameof(CsvOptions.ColumnNames)}, or refer to the column by its index.");

    private static string[] Distinct(string[] names)
    {
        var taken = new HashSet<string>(names, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return Array.ConvertAll(names, name =>
        {
            string key = name;
            for (int number = 1; key == name ? !seen.Add(name) : !taken.Add(key); number++)
            {
                key = FormattableString.Invariant($"{name}.{number}");
            }

            return key;
        });
    }
}
