using System.Globalization;

namespace NetGen;

/// <summary>What every figure begins with.</summary>
internal static class SvgText
{
    private const string Style = "font-family=\"Helvetica, Arial, DejaVu Sans, sans-serif\" font-size=\"13\" fill=\"#2b323a\" class=\"ng-ink\"";

    /// <summary>The tag that opens a figure of <paramref name="width"/> by <paramref name="height"/> units: its size, its font and the colour of its text.</summary>
    public static string Open(double width, double height)
    {
        string size = string.Create(CultureInfo.InvariantCulture, $"viewBox=\"0 0 {width:0.##} {height:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\"");
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" {size} {Style}>";
    }
}
