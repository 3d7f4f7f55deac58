namespace Playground;

/// <summary>A colour of 24 bits.</summary>
internal readonly record struct Color(byte Red, byte Green, byte Blue)
{
    /// <summary>Interpolates between two colours, 0 to 1.</summary>
    public static Color Between(Color from, Color to, double part) => new(Mix(from.Red, to.Red, part), Mix(from.Green, to.Green, part), Mix(from.Blue, to.Blue, part));

    private static byte Mix(byte from, byte to, double part) => (byte)Math.Round(from + (part * (to - from)));
}
