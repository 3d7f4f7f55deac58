namespace Playground;

/// <summary>The terminal's second screen, without a cursor; what was there before is back after <see cref="Dispose"/>.</summary>
internal sealed class Screen : IDisposable
{
    private readonly Stream output = Console.OpenStandardOutput();
    private readonly Encoder encoder = new(HasTrueColor);
    private Canvas canvas = new(0, 0), last = new(0, 0);

    public Screen()
    {
        // With its first output the runtime changes the mode of the keypad, and leaves it so: that is to happen before Dispose, not after.
        Console.Out.Flush();
        Write("\e[?1049h\e[?25l"u8);
    }

    /// <summary>Whether a picture can be drawn at all: the output is a terminal, and nobody has asked for no colours.</summary>
    public static bool IsPossible =>
        !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";

    private static bool HasTrueColor => OperatingSystem.IsWindows() || Environment.GetEnvironmentVariable("COLORTERM") is "truecolor" or "24bit";

    /// <summary>Shows a frame of the size that the terminal has now.</summary>
    public void Show(Action<Canvas> draw)
    {
        int width = Console.WindowWidth, height = Console.WindowHeight;
        bool hasNewSize = canvas.Width != width || canvas.Height != height;
        if (hasNewSize)
        {
            canvas = new Canvas(width, height);
            last = new Canvas(width, height);
        }

        draw(canvas);
        Write(encoder.Encode(canvas, hasNewSize ? null : last));
        (canvas, last) = (last, canvas);
    }

    public void Dispose()
    {
        Write("\e[0m\e[?1l\e>\e[?25h\e[?1049l"u8);
        output.Dispose();
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        output.Write(bytes);
        output.Flush();
    }
}
