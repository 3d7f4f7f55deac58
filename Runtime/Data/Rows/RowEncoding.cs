using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
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

    /// <summary>What the properties of a type of rows become; null if that is not known.</summary>
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

        Fits<TRow>(what, expected, actual);
    }

    /// <summary>The float that an integer is.</summary>
    /// <param name="property">The property.</param>
    /// <param name="value">What it is.</param>
    /// <exception cref="ArgumentException">No float is: it would become another integer.</exception>
    public static float Integer(string property, Int128 value)
    {
        string? reason = null;
        float number = Integer(property, value, ref reason);
        return reason is null ? number : throw new ArgumentException(reason);
    }

    /// <summary>The float that an integer is; null if that is null.</summary>
    /// <param name="property">The property.</param>
    /// <param name="value">What it is.</param>
    /// <exception cref="ArgumentException">No float is: it would become another integer.</exception>
    public static float? Integer(string property, Int128? value) => value is { } integer ? Integer(property, integer) : null;

    /// <summary>The error of a value that is none of its categories.</summary>
    /// <param name="property">The property.</param>
    /// <param name="value">What it is.</param>
    /// <param name="known">What it may be, as text.</param>
    public static ArgumentException UnknownCategory<TValue>(string property, TValue value, string known) => new(NoCategory(property, value, known));

    /// <summary>What is wrong with a value that is none of its categories.</summary>
    internal static string NoCategory<TValue>(string property, TValue value, string known) =>
        $"{property} is {(value is null ? "null" : $"'{VisibleText.Of($"{value}")}'")}, but must be one of {known}.";

    /// <summary>The float that an integer is, or the nearest one where none is.</summary>
    /// <param name="property">The property.</param>
    /// <param name="value">What it is.</param>
    /// <param name="reason">Receives why it cannot be encoded where no float is the integer and nothing was wrong before.</param>
    public static float Integer(string property, Int128 value, ref string? reason)
    {
        float number = (float)value;
        if ((Int128)number != value)
        {
            reason ??= string.Create(
                CultureInfo.InvariantCulture,
                $"{property} is {value}, which a float cannot hold: it would become {number:F0}. Make it a double to allow rounding.");
        }

        return number;
    }

    /// <summary>The float that an integer is, or the nearest one where none is; null if the integer is null.</summary>
    /// <param name="property">The property.</param>
    /// <param name="value">What it is.</param>
    /// <param name="reason">Receives why it cannot be encoded where no float is the integer and nothing was wrong before.</param>
    public static float? Integer(string property, Int128? value, ref string? reason) => value is { } integer ? Integer(property, integer, ref reason) : null;

    /// <summary>Begins to encode a row that may be wrong.</summary>
    /// <param name="row">The row.</param>
    /// <param name="expected">How many inputs it has.</param>
    /// <param name="actual">The length of the span that receives them.</param>
    /// <param name="reason">Why it cannot be encoded; null if it is there.</param>
    /// <returns>Whether the row is there.</returns>
    /// <exception cref="ArgumentException">The length is not that of a row.</exception>
    public static bool TryBegin<TRow>(TRow row, int expected, int actual, [NotNullWhen(false)] out string? reason)
    {
        reason = row is null ? $"The {typeof(TRow).Name} is null." : null;
        return row is not null && Fits<TRow>("inputs", expected, actual);
    }

    /// <summary>Ends the encoding of a row that may be wrong: its inputs must be finite.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="reason">Why it cannot be encoded; null if it can.</param>
    /// <returns>Whether it can.</returns>
    public static bool TryComplete<TRow>(ReadOnlySpan<float> inputs, [NotNullWhen(false)] ref string? reason)
        where TRow : IFeatures<TRow>
    {
        int wrong = inputs.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue);
        if (wrong >= 0)
        {
            reason ??= string.Create(CultureInfo.InvariantCulture, $"{TRow.FeatureNames[wrong]} is {inputs[wrong]}, but must be finite.");
        }

        return reason is null;
    }

    /// <summary>The error of a label or target that is null if it is to be learnt.</summary>
    /// <param name="property">The property.</param>
    public static ArgumentException MissingTarget(string property) => new($"{property} is null, but a value to learn must be known.");

    private static bool Fits<TRow>(string what, int expected, int actual) =>
        actual == expected ? true : throw new ArgumentException($"{typeof(TRow).Name} has {expected} {what}, but the span has {actual}.", what);
}
