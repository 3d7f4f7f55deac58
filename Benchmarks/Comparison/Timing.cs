namespace NetGen.Benchmarks.Comparison;

/// <summary>What the slices of a contender gave.</summary>
/// <param name="Median">Microseconds a step in the median of the slices: what to plan with.</param>
/// <param name="Best">In the quietest of them: what the code can do.</param>
internal readonly record struct Timing(double Median, double Best)
{
    /// <summary>The timing of some slices, in microseconds a step.</summary>
    public static Timing Of(IEnumerable<double> slices)
    {
        double[] sorted = [.. slices.Order()];
        return new(MedianOf(sorted), sorted[0]);
    }

    /// <summary>The timing of runs: the median of their medians, the best of all.</summary>
    public static Timing OfRuns(IReadOnlyList<Timing> runs) =>
        new(MedianOf([.. runs.Select(r => r.Median).Order()]), runs.Min(r => r.Best));

    private static double MedianOf(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
