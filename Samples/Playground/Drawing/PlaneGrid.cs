namespace Playground;

/// <summary>
/// The plane as the pixels of a pane: two to a character, one above the other. The shorter side shows all points, the longer one more of the plane.
/// </summary>
internal sealed class PlaneGrid
{
    private readonly double pixel;

    /// <summary>Creates the pixels of a pane of the given size in characters.</summary>
    public PlaneGrid(int columns, int lines)
    {
        Width = columns;
        Height = 2 * lines;
        pixel = 2 * Spirals.Extent / Math.Min(Width, Height);
        Points = new float[2 * Width * Height];
        for (int i = 0; i < Width * Height; i++)
        {
            Points[2 * i] = (float)(((i % Width) + 0.5 - (Width / 2.0)) * pixel);
            Points[(2 * i) + 1] = (float)(((Height / 2.0) - 0.5 - (i / Width)) * pixel);
        }
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>x and y of the middle of each pixel, row by row from the top.</summary>
    public float[] Points { get; }

    /// <summary>The pixel that contains a point.</summary>
    public int PixelOf(float x, float y) =>
        ((int)Math.Floor((Height / 2.0) - (y / pixel)) * Width) + (int)Math.Floor((x / pixel) + (Width / 2.0));
}
