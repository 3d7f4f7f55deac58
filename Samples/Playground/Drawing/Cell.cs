namespace Playground;

/// <summary>One character of the screen; a colour that is null is the terminal's own.</summary>
internal readonly record struct Cell(char Character, Color? Foreground, Color? Background)
{
    public static readonly Cell Empty = new(' ', null, null);
}
