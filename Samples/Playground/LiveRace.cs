using System.Diagnostics;
using System.Runtime.Versioning;

namespace Playground;

/// <summary>Shows a race in the terminal, some thirty pictures a second.</summary>
[UnsupportedOSPlatform("windows")]
internal static class LiveRace
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(33), LeastTraining = TimeSpan.FromMilliseconds(10);

    /// <summary>Runs until the time is over, a key or a signal ends it; the terminal is then as it was.</summary>
    /// <param name="race">What is shown.</param>
    /// <param name="seconds">After how many seconds it ends; null for never.</param>
    /// <returns>The exit code for the signal that ended it; null where it was none.</returns>
    public static int? Run(Race race, int? seconds)
    {
        try
        {
            return Show(race, seconds);
        }
        catch
        {
            // An exception that nobody catches ends the process at once: only what is caught leaves the screen on its way.
            throw;
        }
    }

    private static int? Show(Race race, int? seconds)
    {
        var keyboard = new Keyboard();
        var view = new RaceView();
        using var signals = new Signals();
        using var screen = new Screen();
        if (!Console.IsInputRedirected)
        {
            keyboard.Start();
        }

        Action<Canvas> draw = canvas => view.Draw(race, canvas);
        long start = Stopwatch.GetTimestamp();
        var drawing = TimeSpan.Zero;
        while (signals.ExitCode is null && !(Stopwatch.GetElapsedTime(start).TotalSeconds >= seconds))
        {
            long frameStart = Stopwatch.GetTimestamp();
            while (keyboard.TryTake(out var command))
            {
                if (command == Command.Quit)
                {
                    return null;
                }

                race.Do(command);
            }

            if (!race.IsPaused)
            {
                var left = Frame - drawing;
                race.Train(race.Pace, left > LeastTraining ? left : LeastTraining);
            }

            long drawStart = Stopwatch.GetTimestamp();
            screen.Show(draw);
            drawing = Stopwatch.GetElapsedTime(drawStart);
            var rest = Frame - Stopwatch.GetElapsedTime(frameStart);
            Thread.Sleep(rest > TimeSpan.Zero ? rest : TimeSpan.Zero);
        }

        return signals.ExitCode;
    }
}
