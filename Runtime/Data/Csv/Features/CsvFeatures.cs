using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace NetGen;

/// <summary>What the columns of a CSV file become, by their names or their places.</summary>
/// <remarks>
/// <para>As it is written, it is about some columns; all others are numbers, and the inputs are in the order of the file:
/// <code>
/// var features = new CsvFeatures { ["island"] = CsvFeature.OneHot, [2] = CsvFeature.Number with { Missing = MissingValues.Mean }, [^1] = CsvFeature.Ignored };
/// </code>
/// </para>
/// <para>As <see cref="Dataset.Features"/> gives it, it <see cref="IsComplete"/>: it knows every column that became an input, in order. Another file that is
/// read with it has the same inputs in the same order. Its columns are found by their names, wherever they stand; one that is missing is an error, one that is
/// not known is left out. Where the first file had no names, the other one must have as many columns beside those to learn, and they are taken in their order.
/// </para>
/// <para>It does not change once it is made. As JSON (<c>JsonSerializer</c>) it reads back as it was written.</para>
/// </remarks>
[JsonConverter(typeof(CsvFeaturesConverter))]
public sealed class CsvFeatures : IReadOnlyDictionary<string, CsvFeature>
{
    private readonly OrderedDictionary<string, CsvColumnFeature> columns = new(StringComparer.Ordinal);

    /// <summary>Features to be given by name or place.</summary>
    public CsvFeatures()
    {
    }

    /// <summary>The same features, to be added to or changed in the initializer.</summary>
    /// <param name="features">The features, by the names of their columns; where they are <see cref="CsvFeatures"/>, their order, their places and
    /// <see cref="IsComplete"/> are kept.
    /// </param>
    public CsvFeatures(IReadOnlyDictionary<string, CsvFeature> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features is CsvFeatures others)
        {
            IsComplete = others.IsComplete;
            columns = new(others.columns, StringComparer.Ordinal);
            return;
        }

        foreach (var (name, feature) in features)
        {
            Set(new CsvColumn(name), feature);
        }
    }

    internal CsvFeatures(bool isComplete, IEnumerable<CsvColumnFeature> columns)
    {
        IsComplete = isComplete;
        foreach (var (column, feature) in columns)
        {
            Set(column, feature);
        }
    }

    /// <summary>
    /// Whether these are all columns that become inputs, in their order, as <see cref="Dataset.Features"/> gives them. Otherwise columns that are not among
    /// them are numbers.
    /// </summary>
    public bool IsComplete { get; }

    /// <summary>Number of columns.</summary>
    public int Count => columns.Count;

    /// <summary>The names of the columns; of those that are given by their place, that: <c>3</c>, <c>^1</c>.</summary>
    public IEnumerable<string> Keys => columns.Keys;

    /// <summary>The features, in the order of <see cref="Keys"/>.</summary>
    public IEnumerable<CsvFeature> Values => columns.Values.Select(c => c.Feature);

    /// <summary>The columns as they are found in a file, and their features.</summary>
    internal IReadOnlyList<CsvColumnFeature> Columns => columns.Values;

    /// <summary>Inputs of a row, where the categories of all columns are known.</summary>
    internal int InputCount => Values.Where(f => f.IsInput).Sum(f => f is { Kind: CsvFeatureKind.OneHot, Categories: { } categories } ? categories.Count : 1);

    /// <summary>Whether columns are found by their names; otherwise all of them by their places.</summary>
    internal bool HasNames => columns.Values.Any(c => c.Column.Name is not null);

    /// <summary>What the column of a name becomes.</summary>
    /// <param name="name">The name in the header, compared exactly.</param>
    /// <exception cref="KeyNotFoundException">Nothing is said of such a column.</exception>
    public CsvFeature this[string name]
    {
        get => columns[name].Feature;
        init => Set(new CsvColumn(name), value);
    }

    /// <summary>What the column at a place becomes.</summary>
    /// <param name="place">From 0, or from the end: <c>^1</c> is the last.</param>
    /// <exception cref="KeyNotFoundException">Nothing is said of the column at this place.</exception>
    public CsvFeature this[Index place]
    {
        get => columns[new CsvColumn(place).ToString()].Feature;
        init => Set(new CsvColumn(place), value);
    }

    /// <summary>Whether something is said of a column.</summary>
    /// <param name="key">Its name.</param>
    public bool ContainsKey(string key) => columns.ContainsKey(key);

    /// <summary>What a column becomes, if something is said of it.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">The feature.</param>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out CsvFeature value)
    {
        bool isThere = columns.TryGetValue(key, out var column);
        value = column.Feature;
        return isThere;
    }

    /// <summary>The columns' names and what they become.</summary>
    public IEnumerator<KeyValuePair<string, CsvFeature>> GetEnumerator() =>
        columns.Select(c => KeyValuePair.Create(c.Key, c.Value.Feature)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Set(CsvColumn column, CsvFeature feature)
    {
        string key = column.ToString();
        ArgumentNullException.ThrowIfNull(feature, key);
        if (columns.TryGetValue(key, out var other) && (other.Column.Name is null) != (column.Name is null))
        {
            throw new ArgumentException($"'{VisibleText.Of(key)}' is given twice, as the name of a column and as its index.");
        }

        columns[key] = new CsvColumnFeature(column, feature);
    }
}
