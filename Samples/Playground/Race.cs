using System.Diagnostics;
using Samples;

namespace Playground;

/// <summary>All optimizers on the same points with the same initial weights, and the settings of the keys.</summary>
internal sealed class Race
{
    // Short enough for a frame to end in time, long enough that the clock's cost does not matter.
    private const int Burst = 4;
    private const int RateStepsPerDecade = 10, MostRateSteps = 20, FirstPace = 2, MostPace = 64;

    private int rateSteps;
    private int dropout;

    public Race(long seed)
    {
        Seed = seed;
        Restart();
    }

    public Spirals Spirals { get; private set; } = null!;

    public IReadOnlyList<Contestant> Contestants { get; private set; } = [];

    /// <summary>The seed of points, weights and dropout.</summary>
    public long Seed { get; private set; }

    /// <summary>The factor of the learning rates: 10 key presses multiply it by ten.</summary>
    public double RateFactor => Math.Pow(10, (double)rateSteps / RateStepsPerDecade);

    public double Dropout => DropoutRates.All[dropout];

    public bool IsPaused { get; private set; }

    /// <summary>Steps per frame; null for as many as fit.</summary>
    public int? Pace { get; private set; } = FirstPace;

    /// <summary>The steps of each optimizer that has not diverged.</summary>
    public long Steps { get; private set; }

    /// <summary>Executes a command.</summary>
    public void Do(Command command)
    {
        switch (command)
        {
            case Command.Pause:
                IsPaused = !IsPaused;
                break;
            case Command.Restart:
                Restart();
                break;
            case Command.NextSeed:
                Seed++;
                Restart();
                break;
            case Command.HigherRate or Command.LowerRate:
                rateSteps = Math.Clamp(rateSteps + (command == Command.HigherRate ? 1 : -1), -MostRateSteps, MostRateSteps);
                SetRates();
                break;
            case Command.NextDropout:
                dropout = (dropout + 1) % DropoutRates.All.Length;
                foreach (var contestant in Contestants)
                {
                    contestant.SetDropout(Dropout, Seed);
                }

                break;
            case Command.Faster:
                Pace = Pace < MostPace ? Pace * 2 : null;
                break;
            case Command.Slower:
                Pace = Pace is { } pace ? Math.Max(1, pace / 2) : MostPace;
                break;
        }
    }

    /// <summary>Trains each for a number of steps, or for as many as fit into the time, and measures them.</summary>
    /// <param name="steps">The most steps of each; null for as many as fit.</param>
    /// <param name="time">The approximate time limit; at least one burst is trained.</param>
    public void Train(int? steps, TimeSpan time)
    {
        long start = Stopwatch.GetTimestamp();
        int done = 0;
        do
        {
            int burst = Math.Min(Burst, (steps ?? int.MaxValue) - done);
            foreach (var contestant in Contestants)
            {
                contestant.Train(burst);
            }

            done += burst;
        }
        while ((steps is null || done < steps) && Stopwatch.GetElapsedTime(start) < time);

        Steps += done;
        foreach (var contestant in Contestants)
        {
            contestant.Measure();
        }
    }

    private void Restart()
    {
        Steps = 0;
        Spirals = Spirals.Make(Seed);
        Contestants = [.. Enum.GetValues<OptimizerKind>().Select(kind => new Contestant(kind, Spirals, Dropout, Seed))];
        SetRates();
    }

    private void SetRates()
    {
        foreach (var contestant in Contestants)
        {
            contestant.LearningRate = (float)(Optimizers.RateOf(contestant.Kind) * RateFactor);
        }
    }
}
