using System.Text;

namespace NetGen;

/// <summary>A figure with two axes, curves and marks, as SVG.</summary>
/// <remarks>Plain attributes make it readable in every viewer; where the viewer prefers a dark scheme, one style changes their colours.</remarks>
internal sealed class Chart
{
    private const double Height = 480, Bottom = 424, EntryWidth = 148;
    private const int EntriesBesideTitle = 2;
    private const string MarkColor = "#3c4650", PlotColor = "#f7f9fb";

    private readonly StringBuilder body = new();
    private readonly List<(int Color, string Text)> legend = [];
    private readonly string title;
    private readonly string subtitle;
    private readonly ChartAxis x;
    private readonly ChartAxis y;
    private readonly string xName;
    private readonly string yName;
    private readonly bool isNarrow;
    private readonly double width;
    private readonly double left;
    private readonly double right;
    private readonly double top;
    private readonly int entriesInRow;

    /// <summary>Begins a figure.</summary>
    /// <param name="title">In bold above it.</param>
    /// <param name="subtitle">A sentence under the title.</param>
    /// <param name="x">The horizontal axis, and its name below it.</param>
    /// <param name="y">The vertical axis, and its name beside it.</param>
    /// <param name="legend">Colour and name of each curve.</param>
    /// <param name="isNarrow">Whether it is for a phone: half as wide, with words of the same size, and without the sentence.</param>
    public Chart(string title, string subtitle, (ChartAxis Axis, string Name) x, (ChartAxis Axis, string Name) y, IReadOnlyList<(int Color, string Text)> legend, bool isNarrow = false)
    {
        this.title = title;
        this.subtitle = subtitle;
        (this.x, xName) = x;
        (this.y, yName) = y;
        this.legend.AddRange(legend);
        this.isNarrow = isNarrow;
        (width, left, right) = isNarrow ? (420, 66, 408) : (840, 76, 816);
        entriesInRow = (int)((width - left) / EntryWidth);
        bool hasRows = isNarrow || legend.Count > EntriesBesideTitle;
        top = (isNarrow ? 60 : 84) + (hasRows ? 24 * ((legend.Count + entriesInRow - 1) / entriesInRow) : 0);
    }

    /// <summary>A line through points; those without a place are left out. One point alone is a dot.</summary>
    /// <param name="color">Index into the colours.</param>
    /// <param name="points">Values on both axes.</param>
    /// <param name="thickness">Of the line, in pixels.</param>
    /// <param name="hasDots">Whether each point is a dot, too.</param>
    public void Curve(int color, IEnumerable<(double X, double Y)> points, double thickness = 2.2, bool hasDots = false)
    {
        (double X, double Y)[] places = [.. points.Where(p => x.Takes(p.X) && y.Takes(p.Y)).Select(p => (PlaceX(p.X), PlaceY(p.Y)))];
        if (places.Length > 1)
        {
            string path = string.Join(' ', places.Select(p => FormattableString.Invariant($"{p.X:0.##},{p.Y:0.##}")));
            Line($"<polyline points=\"{path}\" fill=\"none\" stroke=\"{ChartColors.Light(color)}\" class=\"ng-s{color}\" stroke-width=\"{thickness}\" stroke-linejoin=\"round\"/>");
        }

        foreach (var (placeX, placeY) in hasDots || places.Length == 1 ? places : [])
        {
            Line($"<circle cx=\"{placeX:0.##}\" cy=\"{placeY:0.##}\" r=\"3.5\" fill=\"{ChartColors.Light(color)}\" class=\"ng-f{color}\"/>");
        }
    }

    /// <summary>A bar from 0 up to a value.</summary>
    /// <param name="color">Index into the colours.</param>
    /// <param name="from">Where it begins on the horizontal axis.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="value">How high it is.</param>
    /// <param name="opacity">How deep its colour is, 0 to 1.</param>
    public void Bar(int color, double from, double to, double value, double opacity)
    {
        double leftEnd = PlaceX(from), upperEnd = PlaceY(value);
        Line($"<rect x=\"{leftEnd + 1:0.##}\" y=\"{upperEnd:0.##}\" width=\"{PlaceX(to) - leftEnd - 2:0.##}\" height=\"{Math.Max(1, Bottom - upperEnd):0.##}\" fill=\"{ChartColors.Light(color)}\" class=\"ng-f{color}\" fill-opacity=\"{opacity:0.###}\"/>");
    }

    /// <summary>A dashed line from one corner to the opposite one.</summary>
    public void Diagonal() =>
        Line($"<line x1=\"{left}\" y1=\"{Bottom}\" x2=\"{right}\" y2=\"{top}\" stroke=\"{MarkColor}\" class=\"ng-mark\" stroke-width=\"1.5\" stroke-dasharray=\"7 5\"/>");

    /// <summary>A ring around a point.</summary>
    public void Ring(double atX, double atY)
    {
        if (x.Takes(atX) && y.Takes(atY))
        {
            Line($"<circle cx=\"{PlaceX(atX):0.##}\" cy=\"{PlaceY(atY):0.##}\" r=\"4.5\" fill=\"#ffffff\" stroke=\"{MarkColor}\" class=\"ng-paper ng-mark\" stroke-width=\"2\"/>");
        }
    }

    /// <summary>A cross at the upper edge: a value too great to have a place.</summary>
    public void CrossAtTop(int color, double atX)
    {
        double placeX = PlaceX(atX);
        Line($"<path d=\"M{placeX - 5:0.##} {top + 4}l10 10m0 -10l-10 10\" fill=\"none\" stroke=\"{ChartColors.Light(color)}\" class=\"ng-s{color}\" stroke-width=\"2\"/>");
    }

    /// <summary>A dashed vertical line with words beside it.</summary>
    /// <param name="atX">Where it stands.</param>
    /// <param name="row">In which row its words stand, from 0 at the top: those of neighbours must not overlap. The line begins with the row.</param>
    /// <param name="dashes">SVG's <c>stroke-dasharray</c>.</param>
    /// <param name="words">What it says.</param>
    public void VerticalMark(double atX, int row, string dashes, string words)
    {
        double placeX = PlaceX(atX);
        double from = row == 0 ? top : top + 6 + (22 * row);
        bool leftOfLine = placeX > (left + right) / 2;
        Line($"<line x1=\"{placeX:0.##}\" y1=\"{from}\" x2=\"{placeX:0.##}\" y2=\"{Bottom}\" stroke=\"{MarkColor}\" class=\"ng-mark\" stroke-width=\"1.5\" stroke-dasharray=\"{dashes}\"/>");

        // The pale outline keeps the words readable where a curve runs behind them.
        Line($"<text x=\"{(leftOfLine ? placeX - 8 : placeX + 8):0.##}\" y=\"{top + 18 + (22 * row)}\" text-anchor=\"{(leftOfLine ? "end" : "start")}\" fill=\"{MarkColor}\" stroke=\"{PlotColor}\" class=\"ng-words\" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\">{Escaped(words)}</text>");
    }

    /// <summary>The figure as it stands.</summary>
    public override string ToString()
    {
        string curves = body.ToString();
        body.Clear();
        Line($"{SvgText.Open(width, Height)}");
        Line($"<title>{Escaped(title)}</title>");
        Line($"<style>{ChartColors.DarkStyle}</style>");
        Line($"<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\" class=\"ng-paper\"/>");
        Line($"<text x=\"{left}\" y=\"30\" font-size=\"18\" font-weight=\"bold\">{Escaped(title)}</text>");
        if (!isNarrow)
        {
            Line($"<text x=\"{left}\" y=\"54\" fill=\"#56606b\" class=\"ng-soft\">{Escaped(subtitle)}</text>");
        }

        DrawLegend();
        DrawAxes();
        body.Append(curves).Append("</svg>\n");
        string figure = body.ToString();
        body.Clear().Append(curves);
        return figure;
    }

    private void DrawLegend()
    {
        bool besideTitle = !isNarrow && legend.Count <= EntriesBesideTitle;
        for (int i = 0; i < legend.Count; i++)
        {
            double from = besideTitle ? 666 - (146 * (legend.Count - 1 - i)) : left + (EntryWidth * (i % entriesInRow));
            double middle = besideTitle ? 26 : (isNarrow ? 54 : 78) + (24 * (i / entriesInRow));
            var (color, text) = legend[i];
            Line($"<line x1=\"{from}\" y1=\"{middle}\" x2=\"{from + 28}\" y2=\"{middle}\" stroke=\"{ChartColors.Light(color)}\" class=\"ng-s{color}\" stroke-width=\"2.5\"/>");
            Line($"<text x=\"{from + 36}\" y=\"{middle + 4.5}\">{Escaped(text)}</text>");
        }
    }

    private void DrawAxes()
    {
        Line($"<rect x=\"{left}\" y=\"{top}\" width=\"{right - left}\" height=\"{Bottom - top}\" fill=\"{PlotColor}\" class=\"ng-plot\"/>");
        foreach (var (value, label) in y.Ticks)
        {
            double place = PlaceY(value);
            Line($"<line x1=\"{left}\" y1=\"{place:0.##}\" x2=\"{right}\" y2=\"{place:0.##}\" stroke=\"#dfe4e9\" class=\"ng-grid\"/>");
            Line($"<text x=\"{left - 10}\" y=\"{place + 4.5:0.##}\" text-anchor=\"end\">{label}</text>");
        }

        foreach (var (value, label) in x.Ticks)
        {
            double place = PlaceX(value);
            Line($"<line x1=\"{place:0.##}\" y1=\"{Bottom}\" x2=\"{place:0.##}\" y2=\"{Bottom + 5}\" stroke=\"#8a949e\"/>");
            Line($"<text x=\"{place:0.##}\" y=\"{Bottom + 21}\" text-anchor=\"middle\">{label}</text>");
        }

        Line($"<path d=\"M{left} {top}V{Bottom}H{right}\" fill=\"none\" stroke=\"#8a949e\"/>");
        Line($"<text x=\"{(left + right) / 2}\" y=\"{Height - 14}\" text-anchor=\"middle\">{Escaped(xName)}</text>");
        Line($"<text transform=\"translate(22 {(top + Bottom) / 2}) rotate(-90)\" text-anchor=\"middle\">{Escaped(yName)}</text>");
    }

    private double PlaceX(double value) => left + (x.Part(value) * (right - left));

    private double PlaceY(double value) => Bottom + (y.Part(value) * (top - Bottom));

    private static string Escaped(string text) => VisibleText.Markup(text);

    private void Line(FormattableString text) => body.Append(FormattableString.Invariant(text)).Append('\n');
}
