namespace NetGen;

/// <summary>The kinds of <see cref="CsvFeature"/>.</summary>
public enum CsvFeatureKind
{
    /// <summary>One input: the number that stands there.</summary>
    Number,

    /// <summary>An input for each category, 1 for that which stands there and 0 for the others.</summary>
    OneHot,

    /// <summary>One input: the index of the category.</summary>
    Index,

    /// <summary>No input.</summary>
    Ignored,

    /// <summary>No input, but what says which row it is.</summary>
    Id,
}
