namespace NetGen.Generated;

/// <summary>
/// Segments that run without a join between them: either one segment over its own items, or consecutive segments over rows, including the loss.
/// </summary>
internal sealed class PassJob
{
    /// <summary>Represents the loss among the segments.</summary>
    public const int Loss = -1;

    // The most rows of a tile: if a part has fewer, its kernels take the rows one by one, which changes the order of sums.
    private const int FewestRows = 12;

    private readonly int items;
    private readonly int firstItem;

    internal PassJob(ItemGroup[] groups, int[] segments, int firstItem = 0)
    {
        Groups = groups;
        items = ItemGroup.Count(groups);
        this.firstItem = firstItem;
        Segments = segments;
    }

    /// <summary>Its items, grouped by equal cost; none means the rows of the batch.</summary>
    public ItemGroup[] Groups { get; }

    /// <summary>Indices of the segments, in order.</summary>
    public int[] Segments { get; }

    /// <summary>How many parts the job can be split into without changing its bits.</summary>
    public int MostParts(int rows) => items == 0 ? Math.Max(1, rows / FewestRows) : items;

    /// <summary>Where a worker's part begins; it ends where the next one's begins. Rows are divided evenly, items so that parts cost the same.</summary>
    public int FirstOfPart(int rows, int worker, int workers, bool[]? frozenLayers = null)
    {
        if (items == 0)
        {
            return WorkerTeam.FirstOfPart(rows, worker, workers);
        }

        if (worker == 0 || worker == workers)
        {
            return worker == 0 ? firstItem : firstItem + items;
        }

        long cost = 0;
        foreach (var group in Groups)
        {
            cost += group.IsIdle(frozenLayers) ? 0 : group.Items * group.Cost;
        }

        long left = (long)((Int128)cost * worker / workers);
        int first = firstItem;
        foreach (var group in Groups)
        {
            if (group.IsIdle(frozenLayers))
            {
                first += group.Items;
                continue;
            }

            if (left < group.Items * group.Cost)
            {
                return first + (int)((left + (group.Cost / 2)) / group.Cost);
            }

            left -= group.Items * group.Cost;
            first += group.Items;
        }

        return firstItem + items;
    }

    /// <summary>Runs the items from ≤ item &lt; to of a segment, except those of frozen layers.</summary>
    public static void RunItems<TKernels>(int segment, TrainingPass pass, int from, int to, bool[] frozenLayers)
        where TKernels : struct, INetworkKernels
    {
        int first = 0;
        foreach (var group in TKernels.Segments[segment].Groups)
        {
            int start = Math.Max(from, first), end = Math.Min(to, first + group.Items);
            if (start < end && !group.IsIdle(frozenLayers))
            {
                TKernels.Run(segment, pass, start, end);
            }

            first += group.Items;
        }
    }

    // Loops instead of queries: the first training step waits for every method to be compiled.
    private static PassJob[] ForGradients(ReadOnlySpan<Segment> segments)
    {
        List<PassJob> jobs = [];
        List<int> overRows = [];
        Add(SegmentPhase.Preparation, segments, jobs, overRows);
        Add(SegmentPhase.Forward, segments, jobs, overRows);
        overRows.Add(Loss);
        Add(SegmentPhase.Backward, segments, jobs, overRows);
        AddOverRows(jobs, overRows);
        return jobs.ToArray();
    }

    private static int CountPreparing(PassJob[] jobs, ReadOnlySpan<Segment> segments)
    {
        int count = 0;
        while (count < jobs.Length && jobs[count].Segments is [>= 0 and var only] && segments[only].Phase == SegmentPhase.Preparation)
        {
            count++;
        }

        return count;
    }

    private static void Add(SegmentPhase phase, ReadOnlySpan<Segment> segments, List<PassJob> jobs, List<int> overRows)
    {
        for (int i = 0; i < segments.Length; i++)
        {
            if (segments[i].Phase == phase && segments[i].Groups.Length == 0)
            {
                overRows.Add(i);
            }
            else if (segments[i].Phase == phase)
            {
                AddOverRows(jobs, overRows);
                jobs.Add(new PassJob(segments[i].Groups, [i]));
            }
        }
    }

    /// <summary>Combines the consecutive segments over rows into one job.</summary>
    private static void AddOverRows(List<PassJob> jobs, List<int> overRows)
    {
        if (overRows.Count > 0)
        {
            jobs.Add(new PassJob([], overRows.ToArray()));
            overRows.Clear();
        }
    }

    /// <summary>The jobs that compute the gradients of a batch.</summary>
    internal static class Gradients<TKernels>
        where TKernels : struct, INetworkKernels
    {
        /// <summary>In order, with a join between them.</summary>
        public static readonly PassJob[] All = ForGradients(TKernels.Segments);

        /// <summary>How many of the first ones prepare what depends on the parameters only: once for all shards of a batch.</summary>
        public static readonly int Preparing = CountPreparing(All, TKernels.Segments);
    }
}
