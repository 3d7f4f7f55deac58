using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>Draws a confusion matrix as an SVG figure: the deeper the colour, the greater the part of the row's class.</summary>
internal static class ConfusionFigure
{
    private const double Top = 92;

    /// <summary>Draws a matrix.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="isNarrow">Whether it is for a phone.</param>
    /// <param name="head">The head that it is of; null if the network has one.</param>
    public static string Draw(ConfusionMatrix matrix, bool isNarrow = false, string? head = null)
    {
        string title = HtmlPage.Text(head is null ? "Confusion matrix" : $"Confusion matrix of {head}");
        int classes = matrix.ClassCount;
        double left = isNarrow ? 64 : 132;
        double cell = Math.Clamp((isNarrow ? 340 : 560) / (double)classes, isNarrow ? 4 : 8, 56), size = cell * classes;
        double width = Math.Max(left + size + 16, isNarrow ? 360 : 640), height = Top + size + 20;
        var svg = new StringBuilder();
        Line(svg, $"{SvgText.Open(width, height)}");
        Line(svg, $"<title>{title}</title>");
        Line(svg, $"<style>{ChartColors.DarkStyle}</style>");
        Line(svg, $"<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\" class=\"ng-paper\"/>");
        Line(svg, $"<text x=\"16\" y=\"30\" font-size=\"18\" font-weight=\"bold\">{title}</text>");
        Line(svg, $"<text x=\"{left}\" y=\"56\" fill=\"#56606b\" class=\"ng-soft\">predicted</text>");
        Line(svg, $"<text x=\"16\" y=\"{Top - 10}\" fill=\"#56606b\" class=\"ng-soft\">actual</text>");
        for (int actual = 0; actual < classes; actual++)
        {
            DrawRow(svg, matrix, actual, left, cell);
        }

        svg.Append("</svg>\n");
        return svg.ToString();
    }

    private static void DrawRow(StringBuilder svg, ConfusionMatrix matrix, int actual, double left, double cell)
    {
        bool hasWords = cell >= 14;
        double y = Top + (actual * cell), middle = y + (cell / 2) + 4.5;
        long total = Math.Max(1, Enumerable.Range(0, matrix.ClassCount).Sum(predicted => matrix[actual, predicted]));
        if (hasWords)
        {
            Line(svg, $"<text x=\"{left - 8}\" y=\"{middle:0.##}\" text-anchor=\"end\">{Name(matrix, actual, (int)(left / 9))}</text>");
            Line(
                svg,
                $"<text x=\"{left + ((actual + 0.5) * cell):0.##}\" y=\"{Top - 10}\" text-anchor=\"middle\">{Name(matrix, actual, (int)(cell / 7))}</text>");
        }

        for (int predicted = 0; predicted < matrix.ClassCount; predicted++)
        {
            long count = matrix[actual, predicted];
            double part = (double)count / total, x = left + (predicted * cell);
            int color = predicted == actual ? 0 : 1;

            // The root shows a single mistake among hundreds.
            double opacity = count == 0 ? 0 : 0.12 + (0.48 * Math.Sqrt(part));
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{cell:0.##}\" height=\"{cell:0.##}\" ");
            Line(svg, $"fill=\"{ChartColors.Light(color)}\" class=\"ng-f{color}\" fill-opacity=\"{opacity:0.###}\"/>");
            Line(svg, $"<rect x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{cell:0.##}\" height=\"{cell:0.##}\" fill=\"none\" stroke=\"#dfe4e9\" class=\"ng-grid\"/>");
            if (hasWords && count > 0 && cell >= 8.5 * count.ToString(CultureInfo.InvariantCulture).Length)
            {
                Line(svg, $"<text x=\"{x + (cell / 2):0.##}\" y=\"{middle:0.##}\" text-anchor=\"middle\">{count}</text>");
            }
        }
    }

    private static string Name(ConfusionMatrix matrix, int index, int length)
    {
        string name = matrix.ClassName(index);
        return VisibleText.Markup(name.Length <= length ? name : length < 2 ? "" : VisibleText.Start(name, length - 1) + "…");
    }

    private static void Line(StringBuilder svg, FormattableString text) => svg.Append(FormattableString.Invariant(text)).Append('\n');
}
