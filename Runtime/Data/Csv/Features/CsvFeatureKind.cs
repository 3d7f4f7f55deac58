namespace NetGen;

/// <summary>The kinds of <see cref="CsvFeature"/>.</summary>
internal enum CsvFeatureKind
{
    Number,
    OneHot,
    Index,
    Ignored,
}
