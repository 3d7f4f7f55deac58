using System.Globalization;

namespace NetGen;

/// <summary>Parses numbers of CSV fields, whatever the culture.</summary>
internal static class CsvNumber
{
    // Seven digits are below 2²⁴ and the powers below are exact, so that their quotient is rounded once, as it must be.
    private const int MostDigits = 7;
    private static readonly float[] PowersOfTen = [1e0f, 1e1f, 1e2f, 1e3f, 1e4f, 1e5f, 1e6f, 1e7f];

    // Whole numbers up to here are floats.
    private const float LargestExact = 1 << 24;
    private const int LongestWithComma = 64;

    /// <summary>Parses a field; the value is infinite where the number is beyond the range of a float, and also where it says so.</summary>
    /// <param name="text">The field.</param>
    /// <param name="decimalSeparator">What stands before decimals: a point or a comma.</param>
    /// <param name="value">The number.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, char decimalSeparator, out float value)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (decimalSeparator == '.')
        {
            // What follows a number as NUL is passed over by .NET.
            return TryParseShort(text, out value) || (!text.Contains((byte)0) && float.TryParse(text, Style, CultureInfo.InvariantCulture, out value));
        }

        value = 0;
        Span<byte> pointed = stackalloc byte[LongestWithComma];
        if (text.Length > pointed.Length || text.Contains((byte)'.'))
        {
            return false;
        }

        text.Replace(pointed, (byte)decimalSeparator, (byte)'.');
        return TryParse(pointed[..text.Length], '.', out value);
    }

    /// <summary>Whether a number is no integer, or one that its float is exactly.</summary>
    /// <param name="text">The field, a number.</param>
    /// <param name="decimalSeparator">What stands before decimals.</param>
    /// <param name="value">Its float, finite.</param>
    public static bool IsExact(ReadOnlySpan<byte> text, char decimalSeparator, float value)
    {
        if (MathF.Abs(value) < LargestExact || text.ContainsAny((byte)'e', (byte)'E'))
        {
            return true;
        }

        int point = text.IndexOf((byte)decimalSeparator);
        return (point >= 0 && text[(point + 1)..].ContainsAnyExcept((byte)'0'))
            || (Int128.TryParse(point < 0 ? text : text[..point], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) && (Int128)value == integer);
    }

    /// <summary>The plain numbers of few digits that most files consist of: an optional minus, digits, at most one point.</summary>
    private static bool TryParseShort(ReadOnlySpan<byte> text, out float value)
    {
        value = 0;
        bool negative = !text.IsEmpty && text[0] == '-';
        if (negative)
        {
            text = text[1..];
        }

        if (text.Length > MostDigits + 1)
        {
            return false;
        }

        uint number = 0;
        int digits = 0, digitsBeforePoint = -1;
        foreach (byte character in text)
        {
            uint digit = character - (uint)'0';
            if (digit <= 9)
            {
                number = (number * 10) + digit;
                digits++;
            }
            else if (character == '.' && digitsBeforePoint < 0)
            {
                digitsBeforePoint = digits;
            }
            else
            {
                return false;
            }
        }

        if (digits is 0 or > MostDigits)
        {
            return false;
        }

        value = digitsBeforePoint < 0 ? number : number / PowersOfTen[digits - digitsBeforePoint];
        value = negative ? -value : value;
        return true;
    }
}
