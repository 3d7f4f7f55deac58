using NetGen.Generated;

namespace NetGen;

/// <summary>
/// The order of windows over series in which each row of a batch goes on where the same row of the batch before it ended. Each row has series of its own, so
/// that all rows have about as many windows; an only series is cut into as many parts as a batch has rows, each of which begins anew.
/// </summary>
/// <remarks>Rows that have fewer windows come last, so that a batch at the end of an epoch is a shorter one of the first rows.</remarks>
internal sealed class SeriesWalk
{
    private readonly Run[][] lanes;
    private readonly Run[] shuffled;
    private readonly int[] indices;
    private readonly int[] firstOfBatch;
    private readonly int windowSteps;

    /// <summary>Plans the epochs.</summary>
    /// <param name="data">Windows over series.</param>
    /// <param name="batchSize">The most rows of a batch.</param>
    public SeriesWalk(Dataset data, int batchSize)
    {
        windowSteps = data.WindowSteps;
        List<Run> runs = RunsOf(data);
        lanes = runs.Count == 1 ? Cut(runs[0], Math.Min(batchSize, data.Count)) : Share(runs, Math.Min(batchSize, runs.Count));
        int most = lanes.Max(lane => lane.Length);
        shuffled = new Run[most];
        indices = new int[most];
        firstOfBatch = new int[Length(lanes[0]) + 1];
        for (int batch = 0; batch < firstOfBatch.Length - 1; batch++)
        {
            firstOfBatch[batch + 1] = firstOfBatch[batch] + lanes.Count(lane => Length(lane) > batch);
        }
    }

    /// <summary>Rows of the first batch, the longest.</summary>
    public int Rows => lanes.Length;

    /// <summary>Batches of an epoch.</summary>
    public int Batches => firstOfBatch.Length - 1;

    /// <summary>Batches of an epoch that are as long as the first.</summary>
    public int WholeBatches => Length(lanes[^1]);

    /// <summary>Rows of the last batch, the shortest.</summary>
    public int FewestRows => RowsAt(FirstOf(Batches - 1));

    /// <summary>Where a batch begins in the order of an epoch.</summary>
    public int FirstOf(int batch) => firstOfBatch[Math.Min(batch, Batches)];

    /// <summary>Rows of the batch that begins at a position; 0 at the end.</summary>
    public int RowsAt(int position) => Array.BinarySearch(firstOfBatch, position) is var batch && batch < Batches ? FirstOf(batch + 1) - position : 0;

    /// <summary>Steps of the longest series, or part of one.</summary>
    public int LongestPart => lanes.Max(lane => lane.Max(run => run.Count)) * windowSteps;

    /// <summary>Whether a window goes on where another one of the same row ends.</summary>
    public bool Carries => lanes.Any(lane => lane.Any(run => run.Count > 1));

    /// <summary>Whether a window of the data goes on where the one before it ends.</summary>
    public static bool HasSeries(Dataset data) => RunsOf(data).Exists(run => run.Count > 1);

    /// <summary>Writes the order of an epoch.</summary>
    /// <param name="order">Receives the rows of the data, batch by batch.</param>
    /// <param name="walked">Receives for each of them the steps that its row has gone through since its series, or its part of one, began.</param>
    /// <param name="key">Keys the order of the series of each row; null for the order of the data.</param>
    public void Fill(Span<int> order, Span<int> walked, ulong? key)
    {
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            int batch = 0;
            foreach (var run in InOrder(lanes[lane], key is { } k ? CounterRandom.Mix(k, (ulong)lane) : null))
            {
                for (int window = 0; window < run.Count; window++, batch++)
                {
                    int position = firstOfBatch[batch] + lane;
                    order[position] = run.First + window;
                    walked[position] = window * windowSteps;
                }
            }
        }
    }

    private ReadOnlySpan<Run> InOrder(Run[] lane, ulong? key)
    {
        if (key is not { } shuffle)
        {
            return lane;
        }

        var places = indices.AsSpan(0, lane.Length);
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = i;
        }

        Shuffle.InPlace(places, shuffle);
        for (int i = 0; i < places.Length; i++)
        {
            shuffled[i] = lane[places[i]];
        }

        return shuffled.AsSpan(0, lane.Length);
    }

    /// <summary>Rows of the data that go on where the one before them ends.</summary>
    private static List<Run> RunsOf(Dataset data)
    {
        List<Run> runs = [];
        for (int first = 0, end; first < data.Count; first = end)
        {
            for (end = first + 1; end < data.Count && data.GoesOn(end); end++)
            {
            }

            runs.Add(new Run(first, end - first));
        }

        return runs;
    }

    private static Run[][] Cut(Run run, int parts) =>
    [
        .. Enumerable.Range(0, parts)
            .Select(part => (First: (int)((long)part * run.Count / parts), End: (int)((part + 1L) * run.Count / parts)))
            .Select(part => new Run[] { new(run.First + part.First, part.End - part.First) })
            .OrderByDescending(Length),
    ];

    /// <summary>The longest series first, each to the row that has the fewest windows so far.</summary>
    private static Run[][] Share(List<Run> runs, int rows)
    {
        var shares = Enumerable.Range(0, rows).Select(_ => new List<Run>()).ToArray();
        var fewest = new PriorityQueue<int, (int Windows, int Row)>(Enumerable.Range(0, rows).Select(row => (row, (0, row))));
        foreach (var run in runs.OrderByDescending(run => run.Count))
        {
            fewest.TryDequeue(out int row, out var load);
            shares[row].Add(run);
            fewest.Enqueue(row, (load.Windows + run.Count, row));
        }

        return [.. shares.Select(share => share.OrderBy(run => run.First).ToArray()).OrderByDescending(Length)];
    }

    private static int Length(Run[] lane) => lane.Sum(run => run.Count);

    /// <summary>Windows of the data, each of which goes on where the one before it ends.</summary>
    private readonly record struct Run(int First, int Count);
}
