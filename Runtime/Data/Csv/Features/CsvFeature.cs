using System.Text.Json.Serialization;

namespace NetGen;

/// <summary>What a column of a CSV file becomes: numbers as they are, categories as numbers, or nothing.</summary>
/// <remarks>
/// <code>
/// var features = new CsvFeatures
/// {
///     ["island"] = CsvFeature.OneHot,
///     ["flipper_length"] = CsvFeature.Number with { Missing = MissingValues.Mean },
///     [^1] = CsvFeature.Ignored,
/// };
/// </code>
/// A column that is not named is a <see cref="Number"/> without missing values. What the file decides (its categories, a mean) is in
/// <see cref="Dataset.Features"/>:
/// hand that over for another file, and its inputs mean the same. As JSON (<c>JsonSerializer</c>) a feature reads back as it was written.
/// </remarks>
[JsonConverter(typeof(CsvFeatureConverter))]
public sealed record CsvFeature
{
    internal CsvFeature(CsvFeatureKind kind)
    {
        Kind = kind;
    }

    /// <summary>One input: the number that stands there.</summary>
    public static CsvFeature Number { get; } = new(CsvFeatureKind.Number);

    /// <summary>An input for each category, 1 for that which stands there and 0 for the others.</summary>
    public static CsvFeature OneHot { get; } = new(CsvFeatureKind.OneHot);

    /// <summary>
    /// One input: the index of the category among <see cref="Categories"/>, from 0. What an embedding looks up; to another layer the order of the categories
    /// would mean something.
    /// </summary>
    public static CsvFeature Index { get; } = new(CsvFeatureKind.Index);

    /// <summary>No input. The column need not be there.</summary>
    public static CsvFeature Ignored { get; } = new(CsvFeatureKind.Ignored);

    /// <summary>
    /// No input, but what says which row it is: <see cref="Dataset.Id"/>, and a column of the written predictions. One column at most; it need not be there.
    /// </summary>
    public static CsvFeature Id { get; } = new(CsvFeatureKind.Id);

    /// <summary>
    /// What becomes of a missing value (nothing, ?, NA, N/A, NaN, null, or <see cref="CsvOptions.MissingMarkers"/>; of categories only without quotes). Default
    /// <see cref="MissingValues.Refused"/>.
    /// </summary>
    public MissingValues Missing { get; init; } = MissingValues.Refused;

    /// <summary>
    /// The categories in order; what is none of them is an error then. Null, the default, takes those that occur: in the order of their numbers where all are
    /// integers,
    /// otherwise in ordinal order.
    /// </summary>
    public IReadOnlyList<string>? Categories { get; init; }

    /// <summary>
    /// Of numbers: whether integers beyond ±16,777,216 that a float does not hold exactly, such as times in seconds, may be rounded to one. Default false: they
    /// are an error, since different ones would become equal. Other numbers are always rounded to the nearest float.
    /// </summary>
    public bool Rounded { get; init; }

    /// <summary>What kind of feature it is.</summary>
    public CsvFeatureKind Kind { get; }

    internal bool IsInput => Kind is not (CsvFeatureKind.Ignored or CsvFeatureKind.Id);

    internal bool IsCategorical => Kind is CsvFeatureKind.OneHot or CsvFeatureKind.Index;

    /// <summary>Throws where the options contradict each other.</summary>
    /// <exception cref="ArgumentException">They do.</exception>
    internal void Check(string column, string parameter)
    {
        if (Categories is not null)
        {
            if (!IsCategorical)
            {
                throw new ArgumentException(
                    $"The column '{VisibleText.Of(column)}' is {Kind} and has no categories, but {Categories.Count} are given.", parameter);
            }

            if (Missing.Name is { } stated && !Categories.Contains(stated))
            {
                throw new ArgumentException(
                    $"A missing value in the column '{VisibleText.Of(column)}' is to become '{VisibleText.Of(stated)}', which is not one of its categories.",
                    parameter);
            }

            DatasetCheck.Names(Categories, $"category of '{VisibleText.Of(column)}'", $"categories of '{VisibleText.Of(column)}'", parameter);
        }

        if (Rounded && Kind != CsvFeatureKind.Number)
        {
            throw new ArgumentException($"The column '{VisibleText.Of(column)}' is {Kind}, which has no numbers to round.", parameter);
        }

        bool fits = Missing.Kind switch
        {
            MissingValuesKind.Refused => true,
            MissingValuesKind.Dropped => IsInput,
            MissingValuesKind.Category => IsCategorical,
            _ => Kind == CsvFeatureKind.Number,
        };
        if (!fits)
        {
            throw new ArgumentException($"The column '{VisibleText.Of(column)}' is {Kind}, which does not allow missing values that are {Missing}.", parameter);
        }
    }
}
