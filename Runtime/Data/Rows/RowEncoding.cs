using System.ComponentModel;
using System.Globalization;

namespace NetGen.Generated;

/// <summary>What generated encoders of rows share: their checks and errors.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowEncoding
{
    /// <summary>What the properties of a row become.</summary>
    /// <param name="properties">Those that are inputs, in their order.</param>
    public static CsvFeatures Features(ReadOnlySpan<(string Name, CsvFeature Feature)> properties) =>
        new(isComplete: true, properties.ToArray().Select(p => new CsvColumnFeature(new CsvColumn(p.Name), p.Feature)));

    /// <summary>What the properties of a type of rows become; null where that is not known.</summary>
    public static CsvFeatures? FeaturesOf<TRow>()
        where TRow : IFeatures<TRow> => TRow.Features;

    /// <summary>Checks a row and the span that it is written to.</summary>
    /// <param name="row">The row.</param>
    /// <param name="what">What the span receives: <c>inputs</c>.</param>
    /// <param name="expected">How many of them a row has.</param>
    /// <param name="actual">The length of the span.</param>
    /// <exception cref="ArgumentNullException">The row is null.</exception>
    /// <exception cref="ArgumentException">The length is not that of a row.</exception>
    public static void Check<TRow>(TRow row, string what, int expected, int actual)
    {
        if (row is null)
        {
            throw new ArgumentNullException(nameof(row));
        }

        if (actual != expected)
        {
            throw new ArgumentException($"{typeof(TRow).Name} has {expected} {what}, but the span has {actual}.", what);
        }
    }

    /// <summary>The float that an integer is.</summary>
    /// <param name="property">The property.</param>
    /// <param name="value">What it is.</param>
    /// <exception cref="ArgumentException">No float is: it would become another integer.</exception>
    public static float Integer(string property, Int128 value)
    {
        float number = (float)value;
        return (Int128)number == value ? number : throw new ArgumentException(string.Create(
            CultureInfo.InvariantCulture, $"{property} is {value}, which a float cannot hold: it would become {number:F0}. Make it a double to allow rounding."));
    }

    /// <summary>The float that an integer is; null where that is null.</summary>
    /// <param name="property">The property.</param>
    /// <param name="value">What it is.</param>
    /// <exception cref="ArgumentException">No float is: it would become another integer.</exception>
    public static float? Integer(string property, Int128? value) => value is { } integer ? Integer(property, integer) : null;

    /// <summary>The error of a value that is none of its categories.</summary>
    /// <param name="property">The property.</param>
    /// <param name="value">What it is.</param>
    /// <param name="known">What it may be, as text.</param>
    public static ArgumentException UnknownCategory<TValue>(string property, TValue value, string known) =>
        new(value is null ? $"{property} is null, but must be one of {known}." : $"{property} is '{VisibleText.Of($"{value}")}', but must be one of {known}.");

    /// <summary>The error of a label or target that is null where it is to be learnt.</summary>
    /// <param name="property">The property.</param>
    public static ArgumentException MissingTarget(string property) => new($"{property} is null, but a value to learn must be known.");
}
