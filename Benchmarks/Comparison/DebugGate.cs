namespace NetGen.Benchmarks.Comparison;

/// <summary>How slow NetGen may be in a Debug build.</summary>
internal static class DebugGate
{
    // Calls that a Debug build does not inline weigh more the less a step computes.
    private const double SmallStep = 10;
    private const double MostTimes = 1.3;
    private const double MostTimesOfSmallStep = 3;

    /// <summary>The verdict on a work; none where one of the two builds did not run.</summary>
    public static IEnumerable<GoalVerdict> Judge(Row row)
    {
        if (row.Of(Row.NetGenName) is not { } own || row.Of(DebugBuild.PeerName) is not { } debug)
        {
            yield break;
        }

        double most = own.Timing.Median < SmallStep ? MostTimesOfSmallStep : MostTimes, times = debug.Timing.Median / own.Timing.Median;
        yield return new GoalVerdict(
            FormattableString.Invariant($"the Debug build takes at most {most}× as long ({(most == MostTimes ? $"a step of {SmallStep} µs or more" : $"a step under {SmallStep} µs")})"),
            FormattableString.Invariant($"{times:0.00}×"),
            times <= most);
    }
}
