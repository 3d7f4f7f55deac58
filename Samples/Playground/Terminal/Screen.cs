using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Playground;

/// <summary>The terminal's alternate screen, without a cursor. <see cref="Dispose"/> restores the main screen, and so does stopping the process.</summary>
internal sealed class Screen : IDisposable
{
    private readonly Stream output = Console.OpenStandardOutput();
    private readonly FrameEncoder encoder = new(HasTrueColor);
    private readonly Lock writing = new();
    private readonly PosixSignalRegistration[] suspension;
    private Canvas canvas = new(0, 0), last = new(0, 0);
    private bool isEntered, isKnown;

    [UnsupportedOSPlatform("windows")]
    public Screen()
    {
        // With its first output the runtime changes the keypad mode permanently: this must happen before the mode is restored, not after.
        Console.Out.Flush();
        suspension = [PosixSignalRegistration.Create(PosixSignal.SIGTSTP, _ => Stop()), PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => Enter())];
        Enter();
    }

    /// <summary>
    /// Whether drawing is possible: the output is a terminal that supports escape sequences, which a Windows console may not, and colours are not disabled.
    /// </summary>
    [UnsupportedOSPlatformGuard("windows")]
    public static bool IsPossible =>
        !Console.IsOutputRedirected && !OperatingSystem.IsWindows()
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";

    private static bool HasTrueColor => Environment.GetEnvironmentVariable("COLORTERM") is "truecolor" or "24bit";

    /// <summary>Shows a frame of the terminal's current size.</summary>
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
        lock (writing)
        {
            if (isEntered)
            {
                Write(encoder.Encode(canvas, isKnown && !hasNewSize ? last : null));
                isKnown = true;
                (canvas, last) = (last, canvas);
            }
        }
    }

    public void Dispose()
    {
        Array.ForEach(suspension, registration => registration.Dispose());
        Leave();
        output.Dispose();
    }

    private void Enter()
    {
        lock (writing)
        {
            if (!isEntered)
            {
                Write("\e[?1049h\e[?25l"u8);
                isEntered = true;
                isKnown = false;
            }
        }
    }

    private void Leave()
    {
        lock (writing)
        {
            if (isEntered)
            {
                isEntered = false;
                Write("\e[0m\e[?1l\e>\e[?25h\e[?1049l"u8);
            }
        }
    }

    /// <summary>Ctrl-Z: a handled signal no longer stops the process, so it stops itself.</summary>
    private void Stop()
    {
        Leave();
        var kill = new ProcessStartInfo("/bin/sh", ["-c", $"kill -STOP {Environment.ProcessId}"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        Process.Start(kill)?.Dispose();
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        output.Write(bytes);
        output.Flush();
    }
}
