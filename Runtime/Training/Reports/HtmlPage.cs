using System.Text;

namespace NetGen;

/// <summary>A page that stands alone: styles and figures are in it, nothing is fetched. Light and dark, for a desk and for a phone.</summary>
internal sealed class HtmlPage(string title)
{
    private const string Style = """
        :root{--paper:#f3f5f7;--card:#fff;--ink:#222930;--soft:#5a6570;--line:#dde2e7;--accent:#1f6fb4}
        @media (prefers-color-scheme:dark){:root{--paper:#0e1115;--card:#14181d;--ink:#d9dfe5;--soft:#9aa5b0;--line:#2c343c;--accent:#6db3f2}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif;-webkit-text-size-adjust:100%}
        main{max-width:960px;margin:0 auto;padding:24px 16px 64px}
        h1{margin:8px 0 0;font-size:1.8rem;line-height:1.2}
        h2{margin:0 0 12px;font-size:1.15rem}
        p{margin:8px 0 0;color:var(--soft)}
        section{margin-top:20px;padding:18px;background:var(--card);border:1px solid var(--line);border-radius:12px}
        .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(130px,1fr));gap:12px;margin-top:20px}
        .tile{padding:14px 16px;background:var(--card);border:1px solid var(--line);border-radius:12px}
        .tile b{display:block;font-size:1.35rem;line-height:1.3;color:var(--accent)}
        .tile span{color:var(--soft);font-size:.9rem}
        .wide{overflow-x:auto}
        .figure svg{display:block;width:100%;height:auto;max-width:840px;margin:0 auto}
        .figure svg.narrow{display:none;max-width:440px}
        @media (max-width:640px){section{padding:12px}.figure svg.wide{display:none}.figure svg.narrow{display:block}}
        .facts td{overflow-wrap:anywhere}
        .facts td:first-child{overflow-wrap:normal}
        table{width:100%;border-collapse:collapse;font-size:.95rem}
        th,td{padding:7px 10px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
        th{color:var(--soft);font-weight:600;white-space:nowrap}
        td.number,th.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        tr:last-child td{border-bottom:0}
        .rows{display:grid;grid-template-columns:repeat(auto-fill,minmax(132px,1fr));gap:12px}
        .row{padding:10px;border:1px solid var(--line);border-radius:10px;font-size:.9rem;overflow-wrap:anywhere}
        .row img{display:block;width:100%;image-rendering:pixelated;border-radius:6px;margin-bottom:8px;background:#000}
        .row b{display:block}
        .row span{display:block;color:var(--soft)}
        """;

    private readonly StringBuilder body = new();

    /// <summary>Adds markup as it is.</summary>
    public HtmlPage Add(string markup)
    {
        body.Append(markup).Append('\n');
        return this;
    }

    /// <summary>Text for markup.</summary>
    public static string Text(string text) => VisibleText.Markup(text);

    /// <summary>A card with a heading.</summary>
    public void Section(string heading, string markup) => Add($"<section><h2>{Text(heading)}</h2>\n{markup}</section>");

    /// <summary>A card with a figure, which has a heading of its own: one drawing for a desk, one for a phone.</summary>
    public void Figure(string wide, string narrow, string markup) =>
        Add($"<section class=\"figure\">\n{OfClass(wide, "wide")}{OfClass(narrow, "narrow")}{markup}</section>");

    /// <summary>A table that scrolls by itself where it is wider than the page.</summary>
    /// <param name="header">The names of the columns; null for none.</param>
    /// <param name="rows">Text by row and column.</param>
    /// <param name="numbersFrom">The first column of numbers, which stand to the right.</param>
    public static string Table(string[]? header, IEnumerable<string[]> rows, int numbersFrom)
    {
        var table = new StringBuilder("<div class=\"wide\"><table>\n");
        if (header is not null)
        {
            table.Append(Row("th", header, numbersFrom));
        }

        foreach (string[] row in rows)
        {
            table.Append(Row("td", row, numbersFrom));
        }

        return table.Append("</table></div>\n").ToString();
    }

    /// <summary>The whole page.</summary>
    public override string ToString() => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{Text(title)}</title>
        <style>
        {Style}
        </style>
        </head>
        <body>
        <main>
        {body}</main>
        </body>
        </html>

        """.ReplaceLineEndings("\n");

    private static string OfClass(string figure, string name) => figure.Replace("class=\"ng-ink\"", $"class=\"ng-ink {name}\"", StringComparison.Ordinal);

    private static string Row(string tag, string[] cells, int numbersFrom) =>
        "<tr>" + string.Concat(cells.Select((cell, column) => column >= numbersFrom ? $"<{tag} class=\"number\">{Text(cell)}</{tag}>" : $"<{tag}>{Text(cell)}</{tag}>")) + "</tr>\n";
}
