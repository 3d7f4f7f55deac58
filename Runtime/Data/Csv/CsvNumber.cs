using System.Globalization;

namespace NetGen;

/// <summary>Parses numbers of CSV fields: always with a decimal point, whatever the culture.</summary>
internal static class CsvNumber
{
    // Seven digits are below 2²⁴ and the powers below are exact, so that their quotient is rounded once, as it must be.
    private const int MostDigits = 7;
    private static readonly float[] PowersOfTen = [1e0f, 1e1f, 1e2f, 1e3f, 1e4f, 1e5f, 1e6f, 1e7f];

    /// <summary>Parses a field; the value is infinite where the number is beyond the range of a float, and also where it says so.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out float value)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return TryParseShort(text, out value) || float.TryParse(text, Style, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Whether a field stands for a value that is not there.</summary>
    public static bool IsMissing(ReadOnlySpan<byte> text) =>
        text.IsEmpty
        || text.SequenceEqual("?"u8)
        || System.Text.Ascii.EqualsIgnoreCase(text, "NA"u8)
        || System.Text.Ascii.EqualsIgnoreCase(text, "N/A"u8)
        || System.Text.Ascii.EqualsIgnoreCase(text, "NaN"u8)
        || System.Text.Ascii.EqualsIgnoreCase(text, "null"u8);

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
