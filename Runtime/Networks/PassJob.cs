namespace NetGen.Generated;

/// <summary>Segments that run without a join between them: one over items of its own, or all neighbours over rows, the loss among them.</summary>
internal sealed class PassJob
{
    /// <summary>Stands for the loss among the segments.</summary>
    public const int Loss = -1;

    // The most rows that a tile takes: with fewer in a part, its kernels would take the rows one by one, in another order of sums.
    private const int FewestRows = 12;

    private PassJob(int items, int[] segments)
    {
        Items = items;
        Segments = segments;
    }

    /// <summary>Items to split; 0 means the rows of the batch.</summary>
    public int Items { get; }

    /// <summary>Indices of the segments, in order.</summary>
    public int[] Segments { get; }

    /// <summary>Parts that the job can be split into without a change of its bits.</summary>
    public int MostParts(int rows) => Items == 0 ? Math.Max(1, rows / FewestRows) : Items;

    /// <summary>The jobs that compute the gradients of a batch.</summary>
    internal static class Gradients<TKernels>
        where TKernels : struct, INetworkKernels
    {
        /// <summary>In order, with a join between them.</summary>
        public static readonly PassJob[] All = [.. Group()];

        private static IEnumerable<PassJob> Group()
        {
            var segments = TKernels.Segments.ToArray();
            List<(int Index, int Items)> steps =
            [
                .. Of(SegmentPhase.Preparation),
                .. Of(SegmentPhase.Forward),
                (Loss, 0),
                .. Of(SegmentPhase.Backward),
            ];
            for (int i = 0; i < steps.Count;)
            {
                int count = steps[i].Items != 0 ? 1 : steps.Skip(i).TakeWhile(s => s.Items == 0).Count();
                yield return new PassJob(steps[i].Items, [.. steps.GetRange(i, count).Select(s => s.Index)]);
                i += count;
            }

            IEnumerable<(int Index, int Items)> Of(SegmentPhase phase) =>
                segments.Select((s, i) => (s, i)).Where(p => p.s.Phase == phase).Select(p => (p.i, p.s.Items));
        }
    }
}
