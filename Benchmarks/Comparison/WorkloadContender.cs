using System.Diagnostics;
using NetGen.Benchmarks.Works;

namespace NetGen.Benchmarks.Comparison;

/// <summary>A workload of this process.</summary>
/// <param name="name">Its name.</param>
/// <param name="threads">The threads that it has.</param>
/// <param name="workload">What runs.</param>
internal class WorkloadContender(string name, int threads, IWorkload workload) : IContender
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public int Threads => threads;

    /// <summary>Until the runtime has compiled everything a second time: it waits 0.1 s for that, on a single processor 1 s, twice.</summary>
    public static TimeSpan TieringTime => TimeSpan.FromSeconds(Environment.ProcessorCount == 1 ? 2.5 : 0.5);

    /// <inheritdoc/>
    public virtual TimeSpan WarmUp => TieringTime;

    /// <inheritdoc/>
    public virtual TimeSpan Slice => TimeSpan.FromMilliseconds(60);

    /// <summary>None: workers watch for 50 µs at most.</summary>
    public TimeSpan Aftermath => TimeSpan.Zero;

    /// <inheritdoc/>
    public TimeSpan Run(int steps)
    {
        workload.Reset();

        // A thread that wakes up stands on its waker's processor until the scheduler has looked around, which takes some ten milliseconds.
        workload.Run(1 + (threads > 1 ? steps / 2 : steps / 8));
        long start = Stopwatch.GetTimestamp();
        workload.Run(steps);
        return Stopwatch.GetElapsedTime(start);
    }
}
