namespace CartPole;

/// <summary>A game as text: the track, the cart and the pole, to scale if a character is twice as high as wide.</summary>
internal static class Picture
{
    /// <summary>The number of lines of a picture.</summary>
    public const int Height = PoleHeight + 3;

    private const int Middle = 30, Width = (2 * Middle) + 1, PoleHeight = 6;
    private const double ColumnWidth = Game.Edge / Middle;

    /// <summary>The lines, from the top, all with the same width.</summary>
    public static string[] Of(Game game)
    {
        string[] lines = new string[Height];
        for (int row = 0; row < PoleHeight; row++)
        {
            double height = (PoleHeight - row - 0.5) * 2 * ColumnWidth;
            lines[row] = Line(game.Position + (height * Math.Tan(game.Angle)), Math.Abs(game.Angle) < 0.05 ? "│" : game.Angle > 0 ? "╱" : "╲");
        }

        lines[PoleHeight] = Line(game.Position, "▐███▌");
        lines[PoleHeight + 1] = new string('─', Width);
        lines[PoleHeight + 2] = $"step {game.Steps,3}   {game.Position,5:0.00} m   {game.Angle * 180 / Math.PI,5:0.0}°".PadRight(Width);
        return lines;
    }

    /// <summary>An empty line except for one thing, which is clipped at the ends of the track.</summary>
    private static string Line(double position, string thing)
    {
        Span<char> line = stackalloc char[Width];
        line.Fill(' ');
        int first = Middle + (int)Math.Round(position / ColumnWidth) - (thing.Length / 2);
        for (int i = 0; i < thing.Length; i++)
        {
            if (first + i is >= 0 and < Width)
            {
                line[first + i] = thing[i];
            }
        }

        return line.ToString();
    }
}
