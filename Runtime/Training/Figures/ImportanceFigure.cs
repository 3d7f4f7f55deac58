using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>Draws the importance of features as bars, the greatest first, with the deviation of the repeats.</summary>
internal static class ImportanceFigure
{
    private const int MostBars = 20;
    private const double Top = 84, RowHeight = 24, BarHeight = 14;

    public static string Draw(PermutationImportance importance, bool isNarrow = false)
    {
        FeatureImportance[] shown = [.. importance.Ranked.Take(MostBars)];
        double width = isNarrow ? 420 : 840, left = isNarrow ? 120 : 220, right = width - 72, height = Top + (RowHeight * shown.Length) + 20;
        double low = Math.Min(0, shown.Min(feature => feature.Mean - feature.Deviation)), high = Math.Max(shown.Max(feature => feature.Mean + feature.Deviation), 0);
        double span = high > low ? high - low : 1;
        var svg = new StringBuilder();
        Line(svg, $"{SvgText.Open(width, height)}");
        Line(svg, $"<title>Permutation importance</title>");
        Line(svg, $"<style>{ChartColors.DarkStyle}</style>");
        Line(svg, $"<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\" class=\"ng-paper\"/>");
        Line(svg, $"<text x=\"16\" y=\"30\" font-size=\"18\" font-weight=\"bold\">Permutation importance</text>");
        string rest = importance.Features.Count > shown.Length ? Invariant($"; the first {shown.Length} of {importance.Features.Count} features") : "";
        Line(svg, $"<text x=\"16\" y=\"54\" fill=\"#56606b\" class=\"ng-soft\">{(isNarrow ? "" : Markup($"How much the {importance.ScoreName} falls where the values of a feature are shuffled among the rows{rest}."))}</text>");
        double zero = Place(0);
        for (int i = 0; i < shown.Length; i++)
        {
            var feature = shown[i];
            double y = Top + (RowHeight * i), middle = y + (BarHeight / 2), end = Place(feature.Mean);
            double from = Place(feature.Mean - feature.Deviation), to = Place(feature.Mean + feature.Deviation);
            Line(svg, $"<text x=\"{left - 10}\" y=\"{middle + 4.5:0.##}\" text-anchor=\"end\">{Markup(Start(feature.Name, isNarrow ? 14 : 28))}</text>");
            Line(svg, $"<rect x=\"{Math.Min(zero, end):0.##}\" y=\"{y:0.##}\" width=\"{Math.Abs(end - zero):0.##}\" height=\"{BarHeight}\" fill=\"{ChartColors.Light(0)}\" class=\"ng-f0\" fill-opacity=\"0.85\"/>");
            Line(svg, $"<path d=\"M{from:0.##} {middle:0.##}H{to:0.##}\" fill=\"none\" stroke=\"#3c4650\" class=\"ng-mark\" stroke-width=\"1.5\"/>");
            Line(svg, $"<text x=\"{Math.Max(Math.Max(to, end), zero) + 8:0.##}\" y=\"{middle + 4.5:0.##}\" fill=\"#56606b\" class=\"ng-soft\">{feature.Mean:0.0000}</text>");
        }

        Line(svg, $"<path d=\"M{zero:0.##} {Top - 6}V{height - 16}\" fill=\"none\" stroke=\"#8a949e\"/>");
        svg.Append("</svg>\n");
        return svg.ToString();

        double Place(double value) => left + ((value - low) / span * (right - left));
    }

    private static string Start(string name, int length) => name.Length <= length ? name : VisibleText.Start(name, length - 1) + "…";

    private static string Markup(string text) => VisibleText.Markup(text);

    private static void Line(StringBuilder svg, FormattableString text) => svg.Append(FormattableString.Invariant(text)).Append('\n');

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
