using System.Globalization;
using NetGen.Benchmarks.Comparison;

namespace NetGen.Benchmarks.Limits;

/// <summary>The loops that measure a limit, as contenders: they take their slices between those of the programs.</summary>
/// <param name="name">What the limit is called.</param>
/// <param name="unit">The unit of a billion a second.</param>
/// <param name="contenders">The loops: the fastest of those on as many threads is the limit.</param>
internal sealed class LimitLoops(string name, string unit, IReadOnlyList<LimitContender> contenders)
{
    // A quarter of a common second-level cache (1 MB) and of a common third-level cache (32 MB): sure to stay there, too much for the level below.
    private const int SecondLevelBytes = 256 << 10;
    private const int ThirdLevelBytes = 8 << 20;

    /// <summary>The loops.</summary>
    public IReadOnlyList<LimitContender> Contenders => contenders;

    /// <summary>The loops of a limit.</summary>
    /// <param name="limit">Which one.</param>
    /// <param name="threads">How many cores run the arithmetic, besides one alone; bandwidth is that of one.</param>
    public static LimitLoops Of(Limit limit, int threads) => limit switch
    {
        Limit.Arithmetic => new("FMA limit", "GFLOP/s", [.. new[] { 1, threads }.Distinct().SelectMany(count => MultiplyAddLoop.Widths.Select(lanes => Arithmetic(lanes, count)))]),
        Limit.SecondLevelCache => new("L2 read limit", "GB/s", [new("one thread", 1, new ReadLoop(SecondLevelBytes), SecondLevelBytes)]),
        Limit.ThirdLevelCache => new("L3 read limit", "GB/s", [new("one thread", 1, new ReadLoop(ThirdLevelBytes), ThirdLevelBytes)]),
        _ => throw new ArgumentOutOfRangeException(nameof(limit), limit, "There is no such limit."),
    };

    /// <summary>The limit by the loops' times, in the order of <see cref="Contenders"/>.</summary>
    public LimitFigure Figure(IEnumerable<Timing> timings)
    {
        List<LoopFigure> loops = [.. contenders.Zip(timings, (c, t) => new LoopFigure(c.Name, c.Threads, c.Rate(t.Median)))];
        return new LimitFigure(name, unit, loops);
    }

    private static LimitContender Arithmetic(int lanes, int threads)
    {
        var loop = new MultiplyAddLoop(lanes, threads);
        return new LimitContender(string.Create(CultureInfo.InvariantCulture, $"{lanes * 8 * sizeof(float)} bits"), threads, loop, loop.Flops);
    }
}
