using System.Globalization;

namespace NetGen;

/// <summary>
/// A column with a <see cref="CsvFeature"/> while its file is read: one float a row at first, which becomes the inputs when all rows are known.
/// </summary>
internal sealed class FeatureColumn
{
    // Indices stand in floats, which hold whole numbers exactly up to here.
    private const int MostIndices = 1 << 24;
    private readonly CsvFeature feature;
    private readonly ClassIndex? categories;
    private double sum;
    private long numbers;
    private float mean;
    private int[] order = [];

    /// <param name="names">The columns' names.</param>
    /// <param name="column">Its place in the file.</param>
    /// <param name="feature">What it becomes.</param>
    /// <param name="mostCategories">How many inputs its categories may become, where they are not given.</param>
    public FeatureColumn(CsvNames names, int column, CsvFeature feature, int mostCategories)
    {
        Name = names.Key(column).ToString();
        Description = names.Describe(column);
        Column = column;
        this.feature = feature;
        MostCategories = feature.Kind == CsvFeatureKind.OneHot && feature.Categories is null ? mostCategories : MostIndices;
        categories = feature.IsCategorical ? new ClassIndex(feature.Categories) : null;

        // Another file may lack values where this one does not.
        if (Missing.Name is { } stated)
        {
            TryAdd(stated, out _);
        }
    }

    /// <summary>Its name, or its place if there are no names.</summary>
    public string Name { get; }

    /// <summary>Its place in the file.</summary>
    public int Column { get; }

    /// <summary>The column for a message.</summary>
    public string Description { get; }

    /// <summary>Whether its numbers are inputs as they stand in the file.</summary>
    public bool IsPlain => !IsCategorical && Missing.Kind != MissingValuesKind.Mean;

    /// <summary>Whether a large integer may be rounded.</summary>
    public bool IsRounded => feature.Rounded;

    /// <summary>Whether each category becomes an input.</summary>
    public bool IsOneHot => feature.Kind == CsvFeatureKind.OneHot;

    public bool IsCategorical => feature.IsCategorical;

    public MissingValues Missing => feature.Missing;

    /// <summary>How many categories there may be.</summary>
    public int MostCategories { get; }

    /// <summary>Whether there are more.</summary>
    public bool HasTooManyCategories => categories!.Count > MostCategories;

    /// <summary>What it may hold, for a message.</summary>
    public string KnownCategories => categories!.Known;

    /// <summary>Inputs that it becomes; known when it is complete.</summary>
    public int Width => IsOneHot ? order.Length : 1;

    /// <summary>The feature with all that the file decided; known when it is complete.</summary>
    public CsvFeature Fitted { get; private set; } = CsvFeature.Ignored;

    /// <summary>A number that is there.</summary>
    public float Add(float number)
    {
        sum += number;
        numbers++;
        return number;
    }

    /// <summary>A number that is not there.</summary>
    public float AddMissingNumber() => Missing.Value ?? float.NaN;

    /// <summary>A category; false if it is none of those that are given.</summary>
    public bool TryAdd(string category, out float index)
    {
        bool isKnown = categories!.TryAdd(category, out int place);
        index = place;
        return isKnown;
    }

    /// <summary>All rows have been read.</summary>
    /// <exception cref="InvalidDataException">There is nothing to take a mean of.</exception>
    public void Complete(string path)
    {
        if (categories is not null)
        {
            (var names, order) = categories.Complete();
            Fitted = feature with { Categories = names };
        }
        else if (Missing.Kind == MissingValuesKind.Mean)
        {
            mean = numbers > 0
                ? (float)(sum / numbers)
                : throw new InvalidDataException($"{path}, {Description}: expected at least one number to take a mean of, but all values are missing.");
            Fitted = feature with { Missing = MissingValues.Constant(mean) };
        }
        else
        {
            Fitted = feature;
        }
    }

    /// <summary>Writes the inputs of a row.</summary>
    public void Encode(float value, Span<float> inputs)
    {
        switch (feature.Kind)
        {
            case CsvFeatureKind.OneHot:
                inputs.Clear();
                inputs[order[(int)value]] = 1;
                break;
            case CsvFeatureKind.Index:
                inputs[0] = order[(int)value];
                break;
            default:
                inputs[0] = float.IsNaN(value) ? mean : value;
                break;
        }
    }

    /// <summary>The names of the inputs.</summary>
    public IEnumerable<string> InputNames() =>
        IsOneHot ? Fitted.Categories!.Select(c => string.Create(CultureInfo.InvariantCulture, $"{Name}={c}")) : [Name];
}
