using NetGen.Generated;

namespace NetGen;

/// <summary>Which columns of a CSV file a head of a network learns: one of class labels, or one or more of numbers.</summary>
/// <remarks>
/// <code>
/// var flats = Dataset.FromCsv("flats.csv", heads: [CsvHead.Label("isLet", "let"), CsvHead.Numbers("rent", "rent")]);
/// </code>
/// </remarks>
public sealed record CsvHead
{
    private CsvHead(string name, CsvColumn[] columns, bool isLabel)
    {
        Name = name;
        Columns = columns;
        IsLabel = isLabel;
    }

    /// <summary>The name of the network's head.</summary>
    public string Name { get; }

    /// <summary>Whether its column holds class labels; otherwise they hold numbers.</summary>
    public bool IsLabel { get; }

    /// <summary>
    /// The classes of a label in order, such as <see cref="Dataset.ClassNames"/> of the data trained with. Null, the default, takes the labels that occur.
    /// </summary>
    /// <exception cref="ArgumentException">The head has numbers; there are no names, or one occurs twice.</exception>
    public IReadOnlyList<string>? ClassNames
    {
        get;
        init => field = value is null || IsLabel
            ? value is null ? null : DatasetCheck.ClassNames(value, nameof(ClassNames))
            : throw new ArgumentException($"The head '{VisibleText.Of(Name)}' has numbers, which have no class names.", nameof(value));
    }

    internal CsvColumn[] Columns { get; }

    /// <summary>A column of class labels, text or numbers.</summary>
    /// <param name="name">The name of the network's head.</param>
    /// <param name="column">The column's name, compared exactly.</param>
    public static CsvHead Label(string name, string column) => new(Checked(name), [new CsvColumn(column)], isLabel: true);

    /// <summary>A column of class labels, text or numbers.</summary>
    /// <param name="name">The name of the network's head.</param>
    /// <param name="column">Which column: from 0, or from the end (<c>^1</c> is the last).</param>
    public static CsvHead Label(string name, Index column) => new(Checked(name), [new CsvColumn(column)], isLabel: true);

    /// <summary>One or more columns of numbers.</summary>
    /// <param name="name">The name of the network's head.</param>
    /// <param name="columns">The columns' names, compared exactly; the numbers keep this order.</param>
    /// <exception cref="ArgumentException">There is no column.</exception>
    public static CsvHead Numbers(string name, params string[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return Numbers(name, Array.ConvertAll(columns, c => new CsvColumn(c)));
    }

    /// <summary>One or more columns of numbers.</summary>
    /// <param name="name">The name of the network's head.</param>
    /// <param name="columns">Which columns: from 0, or from the end (<c>^1</c> is the last); the numbers keep this order.</param>
    /// <exception cref="ArgumentException">There is no column.</exception>
    public static CsvHead Numbers(string name, params Index[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return Numbers(name, Array.ConvertAll(columns, c => new CsvColumn(c)));
    }

    /// <summary>The one target of a row, which is that of no head in particular.</summary>
    internal static CsvHead Single(CsvColumn[] columns, bool isLabel) => new("", columns, isLabel);

    private static CsvHead Numbers(string name, CsvColumn[] columns) => columns.Length > 0
        ? new CsvHead(Checked(name), columns, isLabel: false)
        : throw new ArgumentException($"The head '{VisibleText.Of(name)}' needs at least one column.", nameof(columns));

    private static string Checked(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        UnicodeCheck.Require(name, "The name of a head", nameof(name));
        return name;
    }
}
