using System.Globalization;
using System.Text;

namespace Forecast;

/// <summary>Curves over the same steps, as SVG.</summary>
public static class ForecastFigure
{
    private const int Width = 960, Height = 360, Left = 64, Top = 56, Bottom = 320;

    /// <summary>Draws them.</summary>
    /// <param name="title">Above the curves.</param>
    /// <param name="steps">Below them: what a step is.</param>
    /// <param name="curves">Name, colour and values of each.</param>
    public static string Draw(string title, string steps, params (string Name, string Color, float[] Values)[] curves)
    {
        double largest = curves.Max(c => c.Values.Max()), unit = Math.Pow(10, Math.Floor(Math.Log10(largest))) / 2;
        int lines = (int)Math.Ceiling(largest / unit);
        double high = lines * unit;
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"13\">\n");
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>\n<text x=\"{Left}\" y=\"24\" font-size=\"16\" font-weight=\"bold\">{title}</text>\n");
        for (int line = 0; line <= lines; line++)
        {
            double y = Bottom - ((Bottom - Top) * line / (double)lines);
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<path d=\"M{Left} {y:0.#}H{Width - 16}\" stroke=\"#ddd\"/><text x=\"{Left - 8}\" y=\"{y + 4:0.#}\" text-anchor=\"end\">{unit * line:0}</text>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Width - 16}\" y=\"{Height - 12}\" text-anchor=\"end\">{steps}</text>\n");
        for (int i = 0; i < curves.Length; i++)
        {
            var (name, color, values) = curves[i];
            string path = string.Join(' ', values.Select((value, step) => string.Create(
                CultureInfo.InvariantCulture,
                $"{Left + ((Width - 16.0 - Left) * step / (values.Length - 1)):0.#},{Bottom - ((Bottom - Top) * Math.Max(0, value) / high):0.#}")));
            svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{path}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"1.8\"/>\n");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + (150 * i)}\" y=\"44\" fill=\"{color}\">{name}</text>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }
}
