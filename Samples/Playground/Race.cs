using System.Diagnostics;
using Samples;

namespace Playground;

/// <summary>All optimizers on the same points from the same start, and what the keys change.</summary>
internal sealed class Race
{
    // Short enough for a frame to end in time, long enough for the clock not to count.
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

    /// <summary>Keys points, weights and dropout.</summary>
    public long Seed { get; private set; }

    /// <summary>What the learning rates are multiplied with: 10 keys make it ten times as much.</summary>
    public double RateFactor => Math.Pow(10, (double)rateSteps / RateStepsPerDecade);

    public double Dropout => DropoutRates.All[dropout];

    public bool IsPaused { get; private set; }

    /// <summary>Steps a frame; null for as many as fit.</summary>
    public int? Pace { get; private set; } = FirstPace;

    /// <summary>Steps of each that has not diverged.</summary>
    public long Steps { get; private set; }

    /// <summary>Does what a command asks for.</summary>
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

    /// <summary>Trains each for so many steps, or for as many as fit into the time, and measures them.</summary>
    /// <param name="steps">The most steps of each; null for as many as fit.</param>
    /// <param name="time">What it may take, more or less; at least one burst is trained.</param>
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
