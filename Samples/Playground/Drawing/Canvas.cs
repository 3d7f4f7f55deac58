namespace Playground;

/// <summary>A screen of characters to draw on. What is drawn outside is clipped.</summary>
internal sealed class Canvas
{
    private const char UpperHalf = '▀';

    private readonly Cell[] cells;

    public Canvas(int width, int height)
    {
        Width = width;
        Height = height;
        cells = new Cell[width * height];
        Clear();
    }

    public int Width { get; }

    public int Height { get; }

    public ReadOnlySpan<Cell> Row(int y) => cells.AsSpan(y * Width, Width);

    public void Clear() => Array.Fill(cells, Cell.Empty);

    public void Set(int x, int y, Cell cell)
    {
        if ((uint)x < (uint)Width && (uint)y < (uint)Height)
        {
            cells[(y * Width) + x] = cell;
        }
    }

    /// <summary>Draws two pixels in one character, which is twice as high as wide.</summary>
    public void SetPixels(int x, int y, Color upper, Color lower) => Set(x, y, new Cell(UpperHalf, upper, lower));

    /// <summary>Writes a line.</summary>
    public void Write(int x, int y, string text, Color? color = null)
    {
        foreach (char character in text)
        {
            Set(x++, y, new Cell(character, color, null));
        }
    }

    /// <summary>Writes a line that ends before a column.</summary>
    public void WriteBefore(int end, int y, string text, Color? color = null) => Write(end - text.Length, y, text, color);
}
