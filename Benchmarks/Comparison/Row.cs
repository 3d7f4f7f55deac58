namespace NetGen.Benchmarks.Comparison;

/// <summary>One contender's figure.</summary>
/// <param name="Peer">Its name.</param>
/// <param name="Threads">The threads that it had.</param>
/// <param name="Timing">Microseconds a step.</param>
/// <param name="Variant">Which way of writing it was the fastest; empty where there is one way.</param>
internal sealed record Figure(string Peer, int Threads, Timing Timing, string Variant = "");

/// <summary>All figures of a work.</summary>
/// <param name="Work">The work's name.</param>
/// <param name="Figures">One a contender.</param>
internal sealed record Row(string Work, IReadOnlyList<Figure> Figures)
{
    /// <summary>NetGen's name among the peers.</summary>
    public const string NetGenName = "netgen";

    /// <summary>The name of NetGen's trainer, where it takes part beside a loop of steps.</summary>
    public const string TrainerName = "trainer";

    /// <summary>Floating-point operations of a step; 0 where they are not counted.</summary>
    public double Flops { get; init; }

    /// <summary>What the limit counts of a step: operations or bytes.</summary>
    public double Amount { get; init; }

    /// <summary>Trained parameters, the same number of each contender; 0 where they are not counted.</summary>
    public long Parameters { get; init; }

    /// <summary>The limit, or null where there is none.</summary>
    public LimitFigure? Limit { get; init; }

    /// <summary>The figure of a peer, or null; on the most threads where there are several.</summary>
    public Figure? Of(string peer) => Figures.Where(f => f.Peer == peer).MaxBy(f => f.Threads);

    /// <summary>Billions of floating-point operations a second, or null where they are not counted.</summary>
    public double? Gflops(Figure figure) => Flops > 0 ? Flops / figure.Timing.Median / 1000 : null;

    /// <summary>Share of the limit of as many threads that a figure reaches; null where there is none.</summary>
    public double? Share(Figure figure) => Limit is null ? null : Amount / figure.Timing.Median / 1000 / Limit.Rate(figure.Threads);

    /// <summary>How many times as long as NetGen (on the most threads) another figure is; null for that itself or without it.</summary>
    public double? Ratio(Figure figure) =>
        Of(NetGenName) is { } own && own != figure ? figure.Timing.Median / own.Timing.Median : null;

    /// <summary>The same row out of several runs: medians of medians.</summary>
    public static Row OfRuns(IReadOnlyList<Row> runs)
    {
        var last = runs[^1];
        return last with
        {
            Figures = [.. last.Figures.Select((f, i) => f with { Timing = Timing.OfRuns([.. runs.Select(r => r.Figures[i].Timing)]) })],
            Limit = last.Limit is null ? null : LimitFigure.OfRuns([.. runs.Select(r => r.Limit!)]),
        };
    }
}
