namespace NetGen.Generated;

/// <summary>Segments that run without a join between them: one over items of its own, or all neighbours over rows, the loss among them.</summary>
internal sealed class PassJob
{
    /// <summary>Stands for the loss among the segments.</summary>
    public const int Loss = -1;

    // The most rows that a tile takes: with fewer in a part, its kernels would take the rows one by one, in another order of sums.
    private const int FewestRows = 12;

    private readonly ItemGroup[] groups;
    private readonly int items;

    internal PassJob(ItemGroup[] groups, int[] segments)
    {
        this.groups = groups;
        items = groups.Sum(g => g.Items);
        Segments = segments;
    }

    /// <summary>Indices of the segments, in order.</summary>
    public int[] Segments { get; }

    /// <summary>Parts that the job can be split into without a change of its bits.</summary>
    public int MostParts(int rows) => items == 0 ? Math.Max(1, rows / FewestRows) : items;

    /// <summary>Where the part of a worker begins; it ends where the next one's begins. Rows are divided evenly, items so that parts cost the same.</summary>
    public int FirstOfPart(int rows, int worker, int workers, bool[]? frozenLayers = null)
    {
        if (items == 0)
        {
            return WorkerTeam.FirstOfPart(rows, worker, workers);
        }

        long cost = 0;
        foreach (var group in groups)
        {
            cost += group.IsIdle(frozenLayers) ? 0 : group.Items * group.Cost;
        }

        long left = (long)((Int128)cost * worker / workers);
        int first = 0;
        foreach (var group in groups)
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

        return items;
    }

    /// <summary>Runs the items from ≤ item &lt; to of a segment, but for those of frozen layers.</summary>
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

    /// <summary>The jobs that compute the gradients of a batch.</summary>
    internal static class Gradients<TKernels>
        where TKernels : struct, INetworkKernels
    {
        /// <summary>In order, with a join between them.</summary>
        public static readonly PassJob[] All = [.. Group()];

        private static IEnumerable<PassJob> Group()
        {
            var segments = TKernels.Segments.ToArray();
            List<(int Index, ItemGroup[] Groups)> steps =
            [
                .. Of(SegmentPhase.Preparation),
                .. Of(SegmentPhase.Forward),
                (Loss, []),
                .. Of(SegmentPhase.Backward),
            ];
            for (int i = 0; i < steps.Count;)
            {
                int count = steps[i].Groups.Length != 0 ? 1 : steps.Skip(i).TakeWhile(s => s.Groups.Length == 0).Count();
                yield return new PassJob(steps[i].Groups, [.. steps.GetRange(i, count).Select(s => s.Index)]);
                i += count;
            }

            IEnumerable<(int Index, ItemGroup[] Groups)> Of(SegmentPhase phase) =>
                segments.Select((s, i) => (s, i)).Where(p => p.s.Phase == phase).Select(p => (p.i, p.s.Groups));
        }
    }
}
