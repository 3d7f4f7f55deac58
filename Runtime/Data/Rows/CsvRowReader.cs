using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace NetGen.Generated;

/// <summary>
/// Reads the values of a line of a CSV file as the properties of a row. Columns are named by their places in <see cref="ICsvRow{TSelf}.Columns"/>;
/// one that is not there is null.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CsvRowReader
{
    private const int LongestNumber = 64;
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    private static readonly byte[][] Trues = Bytes("true", "1", "yes", "t", "y", "1.0"), Falses = Bytes("false", "0", "no", "f", "n", "0.0");
    private readonly CsvReader reader;
    private readonly CsvValues values;
    private readonly char decimalSeparator;
    private readonly int[] places;

    /// <param name="reader">The file, on its current line.</param>
    /// <param name="values">What says where a value is wrong.</param>
    /// <param name="decimalSeparator">What stands before decimals.</param>
    /// <param name="places">Where in the file each column stands; -1 if it is not read.</param>
    internal CsvRowReader(CsvReader reader, CsvValues values, char decimalSeparator, int[] places)
    {
        this.reader = reader;
        this.values = values;
        this.decimalSeparator = decimalSeparator;
        this.places = places;
    }

    /// <summary>A number.</summary>
    /// <exception cref="InvalidDataException">It is missing, none, not finite, or beyond the range of its type.</exception>
    public T Number<T>(int column)
        where T : struct, INumber<T>, IMinMaxValue<T>
    {
        int place = places[column];
        return place < 0 ? default
            : TryNumber(reader.Bytes(place), out T number) && T.IsFinite(number) ? number
            : throw values.Unexpected(
                place, IsWhole<T>() ? FormattableString.Invariant($"a whole number from {T.MinValue} to {T.MaxValue}") : "a finite number");
    }

    /// <summary>A number, or null if it is missing.</summary>
    /// <exception cref="InvalidDataException">It is none, not finite, or beyond the range of its type.</exception>
    public T? NumberOrNull<T>(int column)
        where T : struct, INumber<T>, IMinMaxValue<T> => IsMissing(column) ? null : Number<T>(column);

    /// <summary>A bool: true or false, yes or no, t or f, y or n, 1 or 0, in any case.</summary>
    /// <exception cref="InvalidDataException">It is missing, or none of these.</exception>
    public bool Bool(int column)
    {
        int place = places[column];
        bool isTrue = place >= 0 && Stands(place, Trues);
        return isTrue || place < 0 || Stands(place, Falses) ? isTrue : throw values.Unexpected(place, "true or false (or yes or no, 1 or 0)");
    }

    /// <summary>A bool, or null if it is missing.</summary>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public bool? BoolOrNull(int column) => IsMissing(column) ? null : Bool(column);

    /// <summary>A member of an enum: its name, in any case where that is unambiguous, or its number.</summary>
    /// <exception cref="InvalidDataException">It is missing, or none of the members.</exception>
    public T Enum<T>(int column)
        where T : struct, Enum
    {
        int place = places[column];
        if (place < 0)
        {
            return default;
        }

        // A list of members with commas would be parsed, too.
        string text = values.LacksText(place) || reader.Bytes(place).Contains((byte)',') ? "" : reader.Text(place);
        bool isParsed = System.Enum.TryParse(text, ignoreCase: false, out T member) || System.Enum.TryParse(text, ignoreCase: true, out member);
        return isParsed && System.Enum.IsDefined(member) ? member : throw values.Unexpected(place, $"one of {NameList.Of(System.Enum.GetNames<T>())}");
    }

    /// <summary>A member of an enum, or null if it is missing.</summary>
    /// <exception cref="InvalidDataException">It is none of the members.</exception>
    public T? EnumOrNull<T>(int column)
        where T : struct, Enum => IsMissing(column) ? null : Enum<T>(column);

    /// <summary>One of several texts.</summary>
    /// <param name="column">The column.</param>
    /// <param name="categories">The texts.</param>
    /// <exception cref="InvalidDataException">It is missing, or none of them.</exception>
    public string Category(int column, RowCategories<string> categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        int place = places[column];
        if (place < 0)
        {
            return "";
        }

        string text = reader.Text(place);
        return !values.LacksText(place) && categories.Contains(text) ? text : throw values.Unexpected(place, $"one of the categories {categories.Known}");
    }

    /// <summary>One of several texts, or null if it is missing.</summary>
    /// <param name="column">The column.</param>
    /// <param name="categories">The texts.</param>
    /// <exception cref="InvalidDataException">It is none of them.</exception>
    public string? CategoryOrNull(int column, RowCategories<string> categories) => IsMissing(column) ? null : Category(column, categories);

    /// <summary>Any text, also none.</summary>
    public string Text(int column) => places[column] < 0 ? "" : reader.Text(places[column]);

    /// <summary>Any text, or null if it is missing.</summary>
    public string? TextOrNull(int column) => IsMissing(column) ? null : Text(column);

    /// <summary>A value that knows how to parse itself, in no culture: a date as 2026-11-29.</summary>
    /// <exception cref="InvalidDataException">It is missing, or cannot be parsed.</exception>
    public T Parsed<T>(int column)
        where T : struct, ISpanParsable<T>
    {
        int place = places[column];
        return place < 0 ? default
            : T.TryParse(reader.Text(place), CultureInfo.InvariantCulture, out var value) ? value
            : throw values.Unexpected(place, $"a {typeof(T).Name}");
    }

    /// <summary>A value that knows how to parse itself, or null if it is missing.</summary>
    /// <exception cref="InvalidDataException">It cannot be parsed.</exception>
    public T? ParsedOrNull<T>(int column)
        where T : struct, ISpanParsable<T> => IsMissing(column) ? null : Parsed<T>(column);

    private static byte[][] Bytes(params string[] texts) => Array.ConvertAll(texts, Encoding.UTF8.GetBytes);

    private static bool IsWhole<T>()
        where T : INumberBase<T> => T.CreateTruncating(0.5) == T.Zero;

    private bool IsMissing(int column) => places[column] < 0 || values.LacksText(places[column]);

    private bool Stands(int place, byte[][] texts)
    {
        foreach (byte[] text in texts)
        {
            if (Ascii.EqualsIgnoreCase(reader.Bytes(place), text))
            {
                return true;
            }
        }

        return false;
    }

    private bool TryNumber<T>(ReadOnlySpan<byte> text, out T number)
        where T : struct, INumber<T>
    {
        if (decimalSeparator == '.')
        {
            return T.TryParse(text, Style, CultureInfo.InvariantCulture, out number);
        }

        number = default;
        Span<byte> pointed = stackalloc byte[LongestNumber];
        if (text.Length > pointed.Length || text.Contains((byte)'.'))
        {
            return false;
        }

        text.Replace(pointed, (byte)decimalSeparator, (byte)'.');
        return T.TryParse(pointed[..text.Length], Style, CultureInfo.InvariantCulture, out number);
    }
}
