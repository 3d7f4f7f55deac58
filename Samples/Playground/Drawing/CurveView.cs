namespace Playground;

/// <summary>
/// Draws a loss curve with blocks of eight heights, from the first step at the left to the last, on a logarithmic scale that all curves share.
/// </summary>
internal static class CurveView
{
    // Losses at the top and at the bottom.
    private const double Highest = 1, Lowest = 1e-4;
    private const string Blocks = " ▁▂▃▄▅▆▇█";

    private static readonly Color Line = new(88, 128, 124);

    public static void Draw(LossCurve curve, Canvas canvas, Rectangle area)
    {
        for (int column = 0; column < area.Width; column++)
        {
            int eighths = Height(curve.Mean(column, area.Width), 8 * area.Height);
            for (int line = 0; line < area.Height; line++)
            {
                int filled = Math.Clamp(eighths - (8 * (area.Height - 1 - line)), 0, 8);
                canvas.Set(area.X + column, area.Y + line, new Cell(Blocks[filled], Line, null));
            }
        }
    }

    /// <summary>The height of a loss: from 1 to the maximum, 0 for none.</summary>
    private static int Height(float loss, int most) =>
        float.IsNaN(loss) ? 0 : 1 + (int)Math.Round((most - 1) * Math.Clamp(Math.Log(loss / Lowest) / Math.Log(Highest / Lowest), 0, 1));
}
