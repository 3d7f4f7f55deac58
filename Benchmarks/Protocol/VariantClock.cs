using System.Diagnostics;

namespace NetGen.Benchmarks.Protocol;

/// <summary>Times steps.</summary>
/// <param name="threads">The threads that a step has.</param>
internal sealed class VariantClock(int threads)
{
    /// <summary>Starts from the beginning, warms up for an eighth of the steps (a half with several threads) and one, and times the steps.</summary>
    public TimeSpan Time(Variant variant, int steps)
    {
        variant.Reset();
        variant.Run(1 + (threads > 1 ? steps / 2 : steps / 8));
        long start = Stopwatch.GetTimestamp();
        variant.Run(steps);
        return Stopwatch.GetElapsedTime(start);
    }
}
