namespace NetGen.Benchmarks.Limits;

/// <summary>The loops that measure the limits, as contenders: they take their slices between those of the programs.</summary>
internal static class LimitContenders
{
    // A quarter of a common second-level cache (1 MB) and of a common third-level cache (32 MB): sure to stay there, too much for the level below.
    private const int SecondLevelBytes = 256 << 10;
    private const int ThirdLevelBytes = 8 << 20;

    /// <summary>The loop of a limit.</summary>
    /// <param name="limit">Which one.</param>
    /// <param name="threads">How many cores run the arithmetic; bandwidth is that of one.</param>
    public static LimitContender Create(Limit limit, int threads) => limit switch
    {
        Limit.Arithmetic => new("FMA limit", new MultiplyAddLoop(threads), threads * MultiplyAddLoop.Flops, "GFLOP/s"),
        Limit.SecondLevelCache => new("L2 read limit", new ReadLoop(SecondLevelBytes), SecondLevelBytes, "GB/s"),
        Limit.ThirdLevelCache => new("L3 read limit", new ReadLoop(ThirdLevelBytes), ThirdLevelBytes, "GB/s"),
        _ => throw new ArgumentOutOfRangeException(nameof(limit), limit, "There is no such limit."),
    };
}
