using System.Globalization;

namespace NetGen.Benchmarks.Comparison;

/// <summary>What one loop reached.</summary>
/// <param name="Name">The loop.</param>
/// <param name="Threads">The threads that ran it.</param>
/// <param name="Rate">Billions a second, of all threads together.</param>
internal sealed record LoopFigure(string Name, int Threads, double Rate);

/// <summary>The limit of a work, measured between the slices of the contenders.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Of what it is billions a second.</param>
/// <param name="Loops">What each loop reached; on so many threads the fastest is the limit.</param>
internal sealed record LimitFigure(string Name, string Unit, IReadOnlyList<LoopFigure> Loops)
{
    /// <summary>The limit of so many threads in billions a second; that of fewer where so many were not measured.</summary>
    public double Rate(int threads)
    {
        int measured = Loops.Where(loop => loop.Threads <= threads).Max(loop => loop.Threads);
        return Loops.Where(loop => loop.Threads == measured).Max(loop => loop.Rate);
    }

    /// <summary>The same limit out of several runs: medians.</summary>
    public static LimitFigure OfRuns(IReadOnlyList<LimitFigure> runs) => runs[^1] with
    {
        Loops = [.. runs[^1].Loops.Select((loop, i) => loop with { Rate = Timing.OfRuns([.. runs.Select(run => new Timing(run.Loops[i].Rate, 0))]).Median })],
    };

    /// <summary>A line for people.</summary>
    public override string ToString()
    {
        var parts = Loops.Select(loop => string.Create(CultureInfo.InvariantCulture, $"{loop.Rate:0.0} {Unit} ({loop.Name}{(loop.Threads == 1 ? "" : $", {loop.Threads} threads")})"));
        return $"{Name} {string.Join(", ", parts)}";
    }
}
