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
        // Where annotations are off, a string may be null.
        if (value is not null && indices.TryGetValue(value, out int index))
        {
            return index;
        }

        string known = string.Join(", ", categories.Take(MostNamesShown).Select(c => $"'{c}'"));
        throw RowEncoding.UnknownCategory(property, value, categories.Length > MostNamesShown ? known + ", …" : known);
    }
}
