using System.Globalization;
using System.Text.Json.Serialization;

namespace NetGen;

/// <summary>What becomes of a row of a CSV file that lacks a value: what <see cref="CsvFeature.Missing"/> takes.</summary>
[JsonConverter(typeof(MissingValuesConverter))]
public sealed record MissingValues
{
    private MissingValues(MissingValuesKind kind)
    {
        Kind = kind;
    }

    /// <summary>It is an error with line and column: the default.</summary>
    public static MissingValues Refused { get; } = new(MissingValuesKind.Refused);

    /// <summary>The row is left out.</summary>
    public static MissingValues Dropped { get; } = new(MissingValuesKind.Dropped);

    /// <summary>Of numbers: it is the mean of those that are there, in the rows that are read.</summary>
    /// <remarks>In <see cref="Dataset.Features"/> that mean stands as a <see cref="Constant"/>, so that another file gets the same.</remarks>
    public static MissingValues Mean { get; } = new(MissingValuesKind.Mean);

    internal MissingValuesKind Kind { get; }

    /// <summary>The number that stands for what is missing; null if none does.</summary>
    public float? Value { get; private init; }

    /// <summary>The category that stands for what is missing; null if none does.</summary>
    public string? Name { get; private init; }

    /// <summary>Of numbers: it is this one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
    public static MissingValues Constant(float value) =>
        float.IsFinite(value)
            ? new MissingValues(MissingValuesKind.Constant) { Value = value }
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The replacement for a missing number must be finite.");

    /// <summary>Of categories: it is this one, which the file need not have otherwise.</summary>
    public static MissingValues Category(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new MissingValues(MissingValuesKind.Category) { Name = name };
    }

    /// <summary>What becomes of it, in words.</summary>
    public override string ToString() => Kind switch
    {
        MissingValuesKind.Constant => string.Create(CultureInfo.InvariantCulture, $"Constant({Value})"),
        MissingValuesKind.Category => $"Category('{VisibleText.Of(Name!)}')",
        _ => Kind.ToString(),
    };
}
