namespace NetGen.Runtime.Tests.Training.Shards;

/// <summary>A group whose ranks are threads of this process.</summary>
internal sealed class ThreadGroup : RankGroup
{
    // Only for ranks that wait for each other by mistake.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private readonly Exchange exchange;

    private ThreadGroup(Exchange exchange, int rank)
    {
        this.exchange = exchange;
        Rank = rank;
    }

    public override int Rank { get; }

    public override int Size => exchange.Parts.Length;

    /// <summary>Bytes that this rank has sent to others.</summary>
    public long BytesSent { get; private set; }

    public override void AllToAll(ReadOnlySpan<byte> send, ReadOnlySpan<int> sendCounts, Span<byte> receive, ReadOnlySpan<int> receiveCounts)
    {
        byte[][] parts = new byte[Size][];
        int start = 0;
        for (int rank = 0; rank < Size; rank++)
        {
            parts[rank] = rank == Rank ? [] : send.Slice(start, sendCounts[rank]).ToArray();
            start += sendCounts[rank];
            BytesSent += rank == Rank ? 0 : sendCounts[rank];
        }

        exchange.Parts[Rank] = parts;
        Barrier();
        start = 0;
        for (int rank = 0; rank < Size; rank++)
        {
            byte[] part = exchange.Parts[rank][Rank];
            Assert.Equal(receiveCounts[rank], part.Length);
            part.CopyTo(receive[start..]);
            start += part.Length;
        }

        Barrier();
    }

    public override void AllGather(Span<byte> parts, ReadOnlySpan<int> counts)
    {
        int start = 0;
        for (int rank = 0; rank < Rank; rank++)
        {
            start += counts[rank];
        }

        byte[] own = parts.Slice(start, counts[Rank]).ToArray();
        exchange.Parts[Rank] = [own];
        BytesSent += (Size - 1L) * own.Length;
        Barrier();
        start = 0;
        for (int rank = 0; rank < Size; rank++)
        {
            exchange.Parts[rank][0].CopyTo(parts[start..]);
            start += counts[rank];
        }

        Barrier();
    }

    public override void Barrier() => Assert.True(exchange.Barrier.SignalAndWait(Limit, exchange.Aborted.Token), "A rank waits for the others.");

    public override void Abort(Exception failure) => exchange.Aborted.Cancel();

    /// <summary>Runs all ranks; gives what each threw, or null.</summary>
    public static Exception?[] TryRun(int ranks, Action<ThreadGroup> run)
    {
        using var exchange = new Exchange(ranks);
        var failures = new Exception?[ranks];
        Thread[] threads = [.. Enumerable.Range(0, ranks).Select(rank => new Thread(() => failures[rank] = Record.Exception(() => run(new ThreadGroup(exchange, rank)))))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return failures;
    }

    /// <summary>Runs all ranks, none of which may fail.</summary>
    public static T[] Run<T>(int ranks, Func<ThreadGroup, T> run)
    {
        var results = new T[ranks];
        Assert.All(TryRun(ranks, group => results[group.Rank] = run(group)), Assert.Null);
        return results;
    }

    private sealed class Exchange(int ranks) : IDisposable
    {
        public byte[][][] Parts { get; } = new byte[ranks][][];

        public Barrier Barrier { get; } = new(ranks);

        public CancellationTokenSource Aborted { get; } = new();

        public void Dispose()
        {
            Barrier.Dispose();
            Aborted.Dispose();
        }
    }
}
