namespace NetGen.Benchmarks.Comparison;

/// <summary>One contender's figure.</summary>
/// <param name="Peer">Its name.</param>
/// <param name="Timing">Microseconds a step.</param>
/// <param name="Variant">Which way of writing it was the fastest; empty where there is one way.</param>
internal sealed record Figure(string Peer, Timing Timing, string Variant = "");

/// <summary>The limit of a work, measured between the slices of the contenders.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rate">Billions a second.</param>
/// <param name="Unit">Of what.</param>
internal sealed record LimitFigure(string Name, double Rate, string Unit);

/// <summary>All figures of a work.</summary>
/// <param name="Work">The work's name.</param>
/// <param name="Figures">One a contender.</param>
internal sealed record Row(string Work, IReadOnlyList<Figure> Figures)
{
    /// <summary>NetGen's name among the peers.</summary>
    public const string NetGenName = "netgen";

    /// <summary>Floating-point operations of a step; 0 where they are not counted.</summary>
    public double Flops { get; init; }

    /// <summary>What the limit counts of a step: operations or bytes.</summary>
    public double Amount { get; init; }

    /// <summary>The limit, or null where there is none.</summary>
    public LimitFigure? Limit { get; init; }

    /// <summary>The figure of a peer, or null.</summary>
    public Figure? Of(string peer) => Figures.FirstOrDefault(f => f.Peer == peer);

    /// <summary>Billions of floating-point operations a second, or null where they are not counted.</summary>
    public double? Gflops(Figure figure) => Flops > 0 ? Flops / figure.Timing.Median / 1000 : null;

    /// <summary>Share of the limit that a figure reaches; null where there is none.</summary>
    public double? Share(Figure figure) => Limit is null ? null : Amount / figure.Timing.Median / 1000 / Limit.Rate;

    /// <summary>How many times as long as NetGen a peer takes; null for NetGen itself or without it.</summary>
    public double? Ratio(Figure figure) =>
        Of(NetGenName) is { } own && own != figure ? figure.Timing.Median / own.Timing.Median : null;

    /// <summary>The same row out of several runs: medians of medians.</summary>
    public static Row OfRuns(IReadOnlyList<Row> runs)
    {
        var last = runs[^1];
        return last with
        {
            Figures = [.. last.Figures.Select(f => f with { Timing = Timing.OfRuns([.. runs.Select(r => r.Of(f.Peer)).OfType<Figure>().Select(r => r.Timing)]) })],
            Limit = last.Limit is null ? null : last.Limit with { Rate = Timing.OfRuns([.. runs.Select(r => new Timing(r.Limit!.Rate, 0))]).Median },
        };
    }
}
