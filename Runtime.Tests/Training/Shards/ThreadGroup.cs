using System.Collections.Concurrent;
using Xunit.Sdk;

namespace NetGen.Runtime.Tests.Training.Shards;

/// <summary>A group whose ranks are threads of this process.</summary>
internal sealed class ThreadGroup : RankGroup
{
    // Only for ranks that wait for each other by mistake.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private readonly Exchange exchange;
    private readonly bool isBlocking;
    private int begun;

    private ThreadGroup(Exchange exchange, int rank, bool isBlocking)
    {
        this.exchange = exchange;
        this.isBlocking = isBlocking;
        Rank = rank;
    }

    public override int Rank { get; }

    public override int Size => exchange.Parts.Length;

    /// <summary>Bytes that this rank has sent to others.</summary>
    public long BytesSent { get; private set; }

    public override void AllToAll(ReadOnlySpan<byte> send, ReadOnlySpan<int> sendCounts, Span<byte> receive, ReadOnlySpan<int> receiveCounts)
    {
        exchange.Parts[Rank] = PartsOf(send, sendCounts);
        Barrier();
        int start = 0;
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
        exchange.Parts[Rank] = [OwnPart(parts, counts).ToArray()];
        BytesSent += (Size - 1L) * counts[Rank];
        Barrier();
        int start = 0;
        for (int rank = 0; rank < Size; rank++)
        {
            exchange.Parts[rank][0].CopyTo(parts[start..]);
            start += counts[rank];
        }

        Barrier();
    }

    public override RankExchange BeginAllToAll(ReadOnlySpan<byte> send, ReadOnlySpan<int> sendCounts, Span<byte> receive, ReadOnlySpan<int> receiveCounts) =>
        isBlocking ? base.BeginAllToAll(send, sendCounts, receive, receiveCounts)
        : new ThreadExchange(NextMeeting(), Rank, PartsOf(send, sendCounts), send, receive, receiveCounts, Meet);

    public override RankExchange BeginAllGather(Span<byte> parts, ReadOnlySpan<int> counts)
    {
        if (isBlocking)
        {
            return base.BeginAllGather(parts, counts);
        }

        BytesSent += (Size - 1L) * counts[Rank];
        var own = OwnPart(parts, counts);
        return new ThreadExchange(NextMeeting(), Rank, [.. Enumerable.Repeat(own.ToArray(), Size)], own, parts, counts, Meet);
    }

    public override void Barrier() => Assert.True(exchange.Barrier.SignalAndWait(Limit, exchange.Aborted.Token), "A rank waits for the others.");

    public override void Abort(Exception failure) => exchange.Aborted.Cancel();

    /// <summary>Runs all ranks; gives what each threw, or null.</summary>
    public static Exception?[] TryRun(int ranks, Action<ThreadGroup> run, bool isBlocking = false)
    {
        using var exchange = new Exchange(ranks);
        var failures = new Exception?[ranks];
        Thread[] threads = [.. Enumerable.Range(0, ranks).Select(rank => new Thread(() => Run(rank)))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return failures;

        void Run(int rank)
        {
            failures[rank] = Record.Exception(() => run(new ThreadGroup(exchange, rank, isBlocking)));
            if (failures[rank] is XunitException)
            {
                // The others would wait.
                exchange.Aborted.Cancel();
            }
        }
    }

    /// <summary>Runs all ranks, none of which may fail.</summary>
    /// <param name="ranks">How many.</param>
    /// <param name="run">What each does.</param>
    /// <param name="isBlocking">Whether an exchange that is begun is done then.</param>
    public static T[] Run<T>(int ranks, Func<ThreadGroup, T> run, bool isBlocking = false)
    {
        var results = new T[ranks];
        Assert.All(TryRun(ranks, group => results[group.Rank] = run(group), isBlocking), Assert.Null);
        return results;
    }

    private static ReadOnlySpan<byte> PartAt(ReadOnlySpan<byte> parts, ReadOnlySpan<int> counts, int rank)
    {
        int start = 0;
        for (int other = 0; other < rank; other++)
        {
            start += counts[other];
        }

        return parts.Slice(start, counts[rank]);
    }

    private ReadOnlySpan<byte> OwnPart(ReadOnlySpan<byte> parts, ReadOnlySpan<int> counts) => PartAt(parts, counts, Rank);

    private byte[][] PartsOf(ReadOnlySpan<byte> send, ReadOnlySpan<int> counts)
    {
        byte[][] parts = new byte[Size][];
        for (int rank = 0; rank < Size; rank++)
        {
            parts[rank] = rank == Rank ? [] : PartAt(send, counts, rank).ToArray();
            BytesSent += parts[rank].Length;
        }

        return parts;
    }

    private ThreadExchange.Meeting NextMeeting() => exchange.Meetings.GetOrAdd(begun++, _ => new ThreadExchange.Meeting(Size));

    private void Meet(ThreadExchange.Meeting meeting) => Assert.True(meeting.AllHere.Wait(Limit, exchange.Aborted.Token), "A rank waits for the others.");

    private sealed class Exchange(int ranks) : IDisposable
    {
        public byte[][][] Parts { get; } = new byte[ranks][][];

        public ConcurrentDictionary<int, ThreadExchange.Meeting> Meetings { get; } = [];

        public Barrier Barrier { get; } = new(ranks);

        public CancellationTokenSource Aborted { get; } = new();

        public void Dispose()
        {
            Barrier.Dispose();
            Aborted.Dispose();
        }
    }
}
