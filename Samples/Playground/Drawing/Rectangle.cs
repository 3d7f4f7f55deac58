namespace Playground;

/// <summary>A part of the screen, in characters.</summary>
internal readonly record struct Rectangle(int X, int Y, int Width, int Height)
{
    public int Right => X + Width;

    public int Bottom => Y + Height;
}
