using System.Collections.Frozen;
using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>The categories of a property of a row, in which a generated encoder looks values up.</summary>
/// <typeparam name="T">A string or an enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowCategories<T>
    where T : notnull
{
    private const int MostNamesShown = 20;
    private readonly string property;
    private readonly T[] categories;
    private readonly FrozenDictionary<T, int> indices;

    /// <summary>Numbers the categories.</summary>
    /// <param name="property">The property.</param>
    /// <param name="categories">The categories, which differ, in order.</param>
    public RowCategories(string property, T[] categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        this.property = property;
        this.categories = categories;
        indices = categories.Select(KeyValuePair.Create).ToFrozenDictionary();
    }

    /// <summary>The index of a category.</summary>
    /// <param name="value">The property's value.</param>
    /// <exception cref="ArgumentException">It is none of the categories.</exception>
    public int IndexOf(T? value)
    {
        string? reason = null;
        int index = IndexOf(value, ref reason);
        return reason is null ? index : throw new ArgumentException(reason);
    }

    /// <summary>The index of a category; 0 if the value is none of them.</summary>
    /// <param name="value">The property's value.</param>
    /// <param name="reason">Receives why it is none of them, where nothing was wrong before.</param>
    public int IndexOf(T? value, ref string? reason)
    {
        // Where annotations are off, a string may be null.
        if (value is null || !indices.TryGetValue(value, out int index))
        {
            reason ??= RowEncoding.NoCategory(property, value, Known);
            return 0;
        }

        return index;
    }

    /// <summary>Whether a value is one of the categories.</summary>
    internal bool Contains(T value) => indices.ContainsKey(value);

    /// <summary>The categories, for a message.</summary>
    internal string Known =>
        string.Join(", ", categories.Take(MostNamesShown).Select(c => $"'{c}'")) + (categories.Length > MostNamesShown ? ", …" : "");
}
