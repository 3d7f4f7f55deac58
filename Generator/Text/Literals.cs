using System.Globalization;
using System.Text;

namespace NetGen.Generator.Text;

/// <summary>Values as C# source, exact and independent of culture.</summary>
internal static class Literals
{
    /// <summary>The shortest literal that reads back as the same float.</summary>
    public static string Float(double value)
    {
        float number = (float)value;
        if (float.IsNaN(number))
        {
            return "float.NaN";
        }

        if (float.IsInfinity(number))
        {
            return number > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        }

        if (number == 0 && double.IsNegativeInfinity(1.0 / number))
        {
            return "-0f";
        }

        foreach (string format in new[] { "G6", "G7", "G8", "G9" })
        {
            string text = number.ToString(format, CultureInfo.InvariantCulture);
            if (float.Parse(text, CultureInfo.InvariantCulture) == number)
            {
                return text + "f";
            }
        }

        return number.ToString("G9", CultureInfo.InvariantCulture) + "f";
    }

    /// <summary>A double literal that reads back the same.</summary>
    public static string Double(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            return double.IsNaN(value) ? "double.NaN" : value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        }

        string text = value.ToString("G15", CultureInfo.InvariantCulture);
        if (double.Parse(text, CultureInfo.InvariantCulture) != value)
        {
            text = value.ToString("G17", CultureInfo.InvariantCulture);
        }

        return text + "d";
    }

    public static string Bool(bool value) => value ? "true" : "false";

    public static string Text(string value) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(value, quote: true);

    /// <summary>An integer with commas, for comments.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Text inside an XML comment.</summary>
    public static string Xml(string text) => new StringBuilder(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").ToString();
}
