namespace Playground;

/// <summary>Draws a network's predictions on the plane, and the points.</summary>
internal sealed class PlaneView
{
    // The number of colour steps: few, so that much of the picture does not change between frames.
    private const int Shades = 24;
    private const int PixelsForAllPoints = 64;

    private static readonly Color First = new(20, 66, 140), Middle = new(38, 36, 44), Second = new(150, 66, 12), Unknown = new(90, 90, 90);
    private static readonly Color FirstPoint = new(120, 190, 255), SecondPoint = new(255, 180, 80);
    private static readonly Color[] Scale =
    [
        .. Enumerable.Range(0, Shades).Select(i => (2.0 * i / (Shades - 1)) - 1).Select(part => Color.Between(Middle, part < 0 ? First : Second, Math.Abs(part))),
    ];

    private PlaneGrid grid = new(1, 1);
    private float[] logits = [];
    private Color[] pixels = [];

    /// <summary>Draws into a part of the screen.</summary>
    public void Draw(Contestant contestant, Spirals spirals, Canvas canvas, Rectangle area)
    {
        if (grid.Width != area.Width || grid.Height != 2 * area.Height)
        {
            grid = new PlaneGrid(area.Width, area.Height);
            logits = new float[grid.Width * grid.Height];
            pixels = new Color[logits.Length];
        }

        contestant.Predict(grid.Points, logits);
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = Shade(logits[i]);
        }

        // Keeps the points small: a small pane does not show all of them.
        int every = Math.Max(1, PixelsForAllPoints / Math.Min(grid.Width, grid.Height));
        for (int i = 0; i < Spirals.Count; i++)
        {
            if (i / 2 % every == 0)
            {
                DrawPoint(spirals, i);
            }
        }

        for (int i = 0; i < area.Width * area.Height; i++)
        {
            int x = i % area.Width, y = i / area.Width;
            canvas.SetPixels(area.X + x, area.Y + y, pixels[(2 * y * area.Width) + x], pixels[(((2 * y) + 1) * area.Width) + x]);
        }
    }

    private void DrawPoint(Spirals spirals, int i) =>
        pixels[grid.PixelOf(spirals.Inputs[2 * i], spirals.Inputs[(2 * i) + 1])] = spirals.Targets[i] > 0 ? SecondPoint : FirstPoint;

    private static Color Shade(float logit) => float.IsNaN(logit) ? Unknown : Scale[(int)Math.Round((Shades - 1) / (1 + Math.Exp(-logit)))];
}
