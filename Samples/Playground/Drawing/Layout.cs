namespace Playground;

/// <summary>The layout of the screen: two rows of four panes, the last of which is the legend.</summary>
internal sealed record Layout
{
    public const int LeastWidth = 79, LeastHeight = 23;

    private const int Columns = 4, Rows = 2, Gap = 1, TextLines = 2;

    /// <summary>The panes of the optimizers.</summary>
    public required IReadOnlyList<PaneLayout> Panes { get; init; }

    public required Rectangle Legend { get; init; }

    /// <summary>Divides a screen; null if it is too small.</summary>
    public static Layout? For(int width, int height)
    {
        if (width < LeastWidth || height < LeastHeight)
        {
            return null;
        }

        int paneWidth = ((width + Gap) / Columns) - Gap, paneHeight = ((height + Gap) / Rows) - Gap;
        Rectangle[] all = [.. Enumerable.Range(0, Columns * Rows).Select(i => new Rectangle(i % Columns * (paneWidth + Gap), i / Columns * (paneHeight + Gap), paneWidth, paneHeight))];
        return new Layout { Panes = [.. all[..^1].Select(Divide)], Legend = all[^1] };
    }

    /// <summary>From the top: the plane, the curve, which is a fifth of both, and the text.</summary>
    private static PaneLayout Divide(Rectangle pane)
    {
        int curve = (pane.Height - TextLines) / 5, plane = pane.Height - TextLines - curve;
        return new PaneLayout(
            pane with { Height = plane },
            pane with { Y = pane.Y + plane, Height = curve },
            pane with { Y = pane.Y + plane + curve, Height = TextLines });
    }
}

/// <summary>The parts of a pane.</summary>
internal readonly record struct PaneLayout(Rectangle Plane, Rectangle Curve, Rectangle Text);
