namespace NetGen;

/// <summary>Where two descriptions of the inputs of a row differ, so that the same numbers would mean something else.</summary>
internal static class FeatureDifference
{
    /// <summary>
    /// Compares what two sides know: which columns become inputs, in which order, of which kind, with which categories, and what stands for a missing value.
    /// </summary>
    /// <param name="first">The one description.</param>
    /// <param name="ofFirst">Whose it is, with a preposition: <c>in the file</c>.</param>
    /// <param name="second">The other one.</param>
    /// <param name="ofSecond">Whose that is.</param>
    /// <returns>The first difference, as a clause that names the column and both sides; null if there is none.</returns>
    public static string? Find(CsvFeatures first, string ofFirst, CsvFeatures second, string ofSecond)
    {
        CsvColumnFeature[] ones = Inputs(first), others = Inputs(second);
        for (int i = 0; i < Math.Min(ones.Length, others.Length); i++)
        {
            if (Find(ones[i], ofFirst, others[i], ofSecond, i) is { } difference)
            {
                return difference;
            }
        }

        return ones.Length == others.Length
            ? null
            : $"{NumberText.Count(ones.Length, "column becomes", "columns become")} inputs {ofFirst}, but {others.Length} {ofSecond}";
    }

    private static CsvColumnFeature[] Inputs(CsvFeatures features) => [.. features.Columns.Where(c => c.Feature.IsInput)];

    private static string? Find(CsvColumnFeature one, string ofFirst, CsvColumnFeature other, string ofSecond, int place)
    {
        // Without a name a column is known by its place alone.
        string? name = one.Column.Name ?? other.Column.Name;
        if (one.Column.Name is not null && other.Column.Name is not null && CsvNames.Letters(one.Column.Name) != CsvNames.Letters(other.Column.Name))
        {
            return FormattableString.Invariant(
                $"input column {place} is {NameList.Quote(one.Column.Name)} {ofFirst}, but {NameList.Quote(other.Column.Name)} {ofSecond}");
        }

        string column = name is null ? FormattableString.Invariant($"input column {place}") : NameList.Quote(name);
        CsvFeature a = one.Feature, b = other.Feature;
        if (a.Kind != b.Kind || !(a.Categories ?? []).SequenceEqual(b.Categories ?? []))
        {
            return $"{column} is {Describe(a)} {ofFirst}, but {Describe(b)} {ofSecond}{FirstOfMany(a, b)}";
        }

        // Who has no missing values need not say what stands for them.
        return Replaces(a.Missing) && Replaces(b.Missing) && a.Missing != b.Missing
            ? $"the replacement for a missing {column} is {a.Missing} {ofFirst}, but {b.Missing} {ofSecond}"
            : null;
    }

    private static string Describe(CsvFeature feature) => feature.Kind switch
    {
        CsvFeatureKind.OneHot => $"one-hot over {NameList.Of(feature.Categories ?? [])}",
        CsvFeatureKind.Index => $"the index among {NameList.Of(feature.Categories ?? [])}",
        _ => "a number",
    };

    /// <summary>Where categories differ behind those that are shown.</summary>
    private static string FirstOfMany(CsvFeature a, CsvFeature b)
    {
        IReadOnlyList<string> ones = a.Categories ?? [], others = b.Categories ?? [];
        int first = Enumerable.Range(0, Math.Min(ones.Count, others.Count)).FirstOrDefault(i => ones[i] != others[i], Math.Min(ones.Count, others.Count));
        return first < NameList.MostShown
            ? ""
            : FormattableString.Invariant($" (they differ from category {first} on: {Category(ones, first)} and {Category(others, first)})");
    }

    private static string Category(IReadOnlyList<string> categories, int index) => index < categories.Count ? NameList.Quote(categories[index]) : "none";

    private static bool Replaces(MissingValues missing) => missing.Kind is MissingValuesKind.Constant or MissingValuesKind.Category;
}
