using System.Buffers;
using System.Globalization;

namespace NetGen;

/// <summary>Reads the values of the record that a reader stands on, and says where one is wrong.</summary>
/// <param name="reader">The reader.</param>
/// <param name="names">The columns' names.</param>
/// <param name="decimalSeparator">What stands before decimals.</param>
/// <param name="markers">What stands for a missing value.</param>
internal sealed class CsvValues(CsvReader reader, CsvNames names, char decimalSeparator, MissingMarkers markers)
{
    private const int LongestShown = 40;
    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789"u8);

    // Those of other alphabets have bytes from 0x80 on.
    private static readonly SearchValues<byte> Letters =
        SearchValues.Create([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8, .. Enumerable.Range(0x80, 0x80).Select(value => (byte)value)]);

    /// <summary>Whether a number is missing.</summary>
    public bool LacksNumber(int column) => markers.Contains(reader.Bytes(column));

    /// <summary>Whether a text is missing: in quotes a marker is text.</summary>
    public bool LacksText(int column) => !reader.IsQuoted(column) && markers.Contains(reader.Bytes(column));

    /// <summary>Reads a number.</summary>
    /// <param name="column">Its column.</param>
    /// <param name="isRounded">Whether a large integer may be rounded.</param>
    /// <param name="isTarget">Whether it is to be learnt, for the message.</param>
    public float Number(int column, bool isRounded, bool isTarget)
    {
        var text = reader.Bytes(column);
        if (!CsvNumber.TryParse(text, decimalSeparator, out float value) || !float.IsFinite(value) || markers.Contains(text))
        {
            throw NoNumber(column, value, isTarget);
        }

        return isRounded || CsvNumber.IsExact(text, decimalSeparator, value)
            ? value
            : throw Error(column, "expected a number that a float can hold", string.Create(
                CultureInfo.InvariantCulture,
                $"the integer {Found(column)}, which would be rounded to {value:F0}; to allow rounding, use {nameof(CsvFeature)}.{nameof(CsvFeature.Number)} with {{ {nameof(CsvFeature.Rounded)} = true }}"));
    }

    /// <summary>Reads the input of a column: its number, or the preliminary index of its category.</summary>
    public float Input(FeatureColumn feature)
    {
        int column = feature.Column;
        if (!feature.IsCategorical)
        {
            return feature.Missing.Kind != MissingValuesKind.Refused && LacksNumber(column)
                ? feature.AddMissingNumber()
                : feature.Add(Number(column, feature.IsRounded, isTarget: false));
        }

        string? category = LacksText(column) ? feature.Missing.Name : reader.Text(column);
        if (category is null)
        {
            throw Error(column, "expected a category", Missing(column));
        }

        if (!feature.TryAdd(category, out float index))
        {
            throw Error(column, $"expected one of the categories {feature.KnownCategories}", Found(column));
        }

        return !feature.HasTooManyCategories ? index : throw Error(
            column,
            $"expected at most {feature.MostCategories} categories",
            feature.IsOneHot
                ? $"one more, {Found(column)}; {nameof(CsvOptions)}.{nameof(CsvOptions.MaxCategories)} allows more inputs, and {nameof(CsvFeature)}.{nameof(CsvFeature.Index)} makes one input of them, which an Embedding looks up"
                : $"one more, {Found(column)}");
    }

    /// <summary>Reads a label.</summary>
    public int Label(int column, ClassIndex classes)
    {
        if (LacksText(column))
        {
            throw Error(column, "expected a label", Missing(column) + MissingLabelHint);
        }

        return classes.TryAdd(reader.Text(column), out int index)
            ? index
            : throw Error(column, $"expected one of the labels {classes.Known}", Found(column));
    }

    /// <summary>The error of a value that is missing, or something else.</summary>
    /// <param name="column">Its column.</param>
    /// <param name="expected">What it must be.</param>
    public InvalidDataException Unexpected(int column, string expected) =>
        Error(column, $"expected {expected}", LacksText(column) ? Missing(column) : Found(column));

    private static string MissingLabelHint =>
        $" ({nameof(CsvOptions)}.{nameof(CsvOptions.MissingLabel)} = {nameof(MissingValues)}.{nameof(MissingValues.Dropped)} leaves such rows out)";

    private InvalidDataException NoNumber(int column, float parsed, bool isTarget)
    {
        var text = reader.Bytes(column);
        string found = markers.Contains(text) ? Missing(column) + (isTarget ? MissingLabelHint : "")
            : float.IsInfinity(parsed) && text.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0 ? $"{Found(column)}, which is beyond the range of a float (±3.4e38)"
            : Found(column) + Hint(text, isTarget);
        return Error(column, "expected a finite number", found);
    }

    /// <summary>What may be meant by something that is no number.</summary>
    private string Hint(ReadOnlySpan<byte> text, bool isTarget)
    {
        char other = decimalSeparator == '.' ? ',' : '.';
        if (CsvNumber.TryParse(text, other, out float value))
        {
            return float.IsFinite(value) ? $"; if '{other}' is the decimal separator, set {nameof(CsvOptions)}.{nameof(CsvOptions.DecimalSeparator)}" : "";
        }

        bool hasDigits = text.ContainsAny(Digits), hasLetters = text.ContainsAny(Letters);
        return hasLetters && isTarget ? ", which is text: to learn classes, read the column as labels"
            : hasLetters ? $", which is text: give the column a feature, {nameof(CsvFeature)}.{nameof(CsvFeature.OneHot)}, {nameof(CsvFeature.Index)}, {nameof(CsvFeature.Ignored)} or {nameof(CsvFeature.Id)}"
            : hasDigits ? ""
            : $"; if it stands for a missing value, add it to {nameof(CsvOptions)}.{nameof(CsvOptions.MissingMarkers)}";
    }

    private InvalidDataException Error(int column, string expected, string found) =>
        reader.Error(reader.Line, $"{names.Describe(column)}: {expected}, but found {found}");

    private string Missing(int column) =>
        reader.Bytes(column).IsEmpty ? "nothing: the value is missing" : $"{Found(column)}, which stands for a missing value";

    private string Found(int column) => VisibleText.Quote(reader.Text(column), LongestShown);
}
