namespace NetGen;

/// <summary>How a category becomes inputs; the same as of a column of a CSV file.</summary>
public enum CategoryEncoding
{
    /// <summary>An input for each category, 1 for that which stands there and 0 for the others: <see cref="CsvFeature.OneHot"/>.</summary>
    OneHot,

    /// <summary>
    /// One input, the index of the category, from 0: <see cref="CsvFeature.Index"/>. What an embedding looks up; to another layer the order of the categories
    /// would mean something.
    /// </summary>
    Index,
}
