using System.Diagnostics;
using System.Runtime.Versioning;

namespace Playground;

/// <summary>Shows a race in the terminal, with about thirty frames per second.</summary>
[UnsupportedOSPlatform("windows")]
internal static class LiveRace
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(33), LeastTraining = TimeSpan.FromMilliseconds(10);

    /// <summary>Runs until the time is over, or a key or a signal ends it; then restores the terminal.</summary>
    /// <param name="race">The race.</param>
    /// <param name="seconds">The time limit in seconds; null for none.</param>
    /// <returns>The exit code for the signal that ended it; null if there was none.</returns>
    public static int? Run(Race race, int? seconds)
    {
        try
        {
            return Show(race, seconds);
        }
        catch
        {
            // An unhandled exception ends the process at once; only a caught one restores the screen.
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
