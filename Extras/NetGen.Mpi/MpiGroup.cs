using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>The processes that a launcher of MPI has started; this process alone where there was none.</summary>
/// <remarks>One thread at a time may use it. It is made by <see cref="Mpi.Start"/>, once in a process.</remarks>
public sealed unsafe class MpiGroup : RankGroup
{
    /// <summary>What fails on all ranks is said by all: before one ends the others, it gives them so much time.</summary>
    internal static readonly TimeSpan TimeToSpeak = TimeSpan.FromMilliseconds(500);

    private readonly MpiLibrary? library;
    private readonly Stack<MpiExchange> free = [];
    private readonly Action<MpiExchange> takeBack;
    private int isAborting;
    private bool isDisposed;

    internal MpiGroup(MpiLibrary? library, int rank, int size, int localSize)
    {
        this.library = library;
        Rank = rank;
        Size = size;
        LocalSize = localSize;
        takeBack = free.Push;
        if (library is not null)
        {
            AppDomain.CurrentDomain.UnhandledException += OnUnhandledException;
        }
    }

    /// <inheritdoc/>
    public override int Rank { get; }

    /// <inheritdoc/>
    public override int Size { get; }

    /// <inheritdoc/>
    public override int LocalSize { get; }

    /// <summary>The library of MPI, as it calls itself; null where this process is alone and needs none.</summary>
    public string? Library => library?.Version;

    /// <summary>Bytes that this rank has sent to others so far.</summary>
    public long BytesSent { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The lengths do not fit each other.</exception>
    /// <exception cref="ObjectDisposedException">The group has been left.</exception>
    public override void AllToAll(ReadOnlySpan<byte> send, ReadOnlySpan<int> sendCounts, Span<byte> receive, ReadOnlySpan<int> receiveCounts)
    {
        fixed (byte* sent = send, received = receive)
        {
            BeginAllToAll(send, sendCounts, receive, receiveCounts).Wait();
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The lengths do not fit each other.</exception>
    /// <exception cref="ObjectDisposedException">The group has been left.</exception>
    public override void AllGather(Span<byte> parts, ReadOnlySpan<int> counts)
    {
        fixed (byte* all = parts)
        {
            BeginAllGather(parts, counts).Wait();
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The lengths do not fit each other.</exception>
    /// <exception cref="ObjectDisposedException">The group has been left.</exception>
    public override RankExchange BeginAllToAll(
        ReadOnlySpan<byte> send, ReadOnlySpan<int> sendCounts, Span<byte> receive, ReadOnlySpan<int> receiveCounts)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        CheckCounts(sendCounts, send.Length, nameof(sendCounts));
        CheckCounts(receiveCounts, receive.Length, nameof(receiveCounts));
        if (receiveCounts[Rank] != 0)
        {
            throw new ArgumentException($"Rank {Rank} receives nothing from itself, but the count is {receiveCounts[Rank]}.", nameof(receiveCounts));
        }

        if (library is null)
        {
            return RankExchange.Done;
        }

        var exchange = Take();
        SetCounts(sendCounts, exchange.Sent, exchange.SendStarts);
        SetCounts(receiveCounts, exchange.Received, exchange.ReceiveStarts);
        exchange.Sent[Rank] = 0;
        foreach (int count in exchange.Sent)
        {
            BytesSent += count;
        }

        // The caller has pinned them.
        exchange.BeginAllToAll(Address(send), Address(receive));
        return exchange;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The lengths do not fit each other.</exception>
    /// <exception cref="ObjectDisposedException">The group has been left.</exception>
    public override RankExchange BeginAllGather(Span<byte> parts, ReadOnlySpan<int> counts)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        CheckCounts(counts, parts.Length, nameof(counts));
        if (library is null)
        {
            return RankExchange.Done;
        }

        var exchange = Take();
        SetCounts(counts, exchange.Received, exchange.ReceiveStarts);
        BytesSent += (Size - 1L) * counts[Rank];
        exchange.BeginAllGather(Address(parts));
        return exchange;
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The group has been left.</exception>
    public override void Barrier()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        library?.Barrier();
    }

    /// <summary>Prints what failed on this rank to the standard error, and ends all ranks; alone it does nothing.</summary>
    /// <param name="failure">What failed.</param>
    public override void Abort(Exception failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        if (library is null || isDisposed || Interlocked.Exchange(ref isAborting, 1) != 0)
        {
            return;
        }

        Console.Error.WriteLine($"Rank {Rank} of {Size} failed: {failure}");
        Console.Error.Flush();
        Thread.Sleep(TimeToSpeak);
        library.Abort(1);
    }

    /// <summary>Leaves the group, once all ranks do. MPI cannot be started again in this process.</summary>
    /// <param name="disposing">Whether it is disposed of.</param>
    protected override void Dispose(bool disposing)
    {
        if (!isDisposed && library is not null)
        {
            library.End();
            AppDomain.CurrentDomain.UnhandledException -= OnUnhandledException;
        }

        isDisposed = true;
        base.Dispose(disposing);
    }

    private void OnUnhandledException(object sender, UnhandledExceptionEventArgs e) =>
        Abort(e.ExceptionObject as Exception ?? new InvalidOperationException($"{e.ExceptionObject}"));

    private MpiExchange Take() => free.TryPop(out var exchange) ? exchange : new MpiExchange(library!, Size, takeBack);

    private static byte* Address(ReadOnlySpan<byte> pinned) => pinned.IsEmpty ? null : (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(pinned));

    private static void SetCounts(ReadOnlySpan<int> counts, Span<int> copy, Span<int> starts)
    {
        counts.CopyTo(copy);
        int start = 0;
        for (int rank = 0; rank < counts.Length; rank++)
        {
            starts[rank] = start;
            start += counts[rank];
        }
    }

    private void CheckCounts(ReadOnlySpan<int> counts, int length, string parameter)
    {
        if (counts.Length != Size)
        {
            throw new ArgumentException($"Expected a count for each of {Size} ranks, but there are {counts.Length}.", parameter);
        }

        int end = 0;
        foreach (int count in counts)
        {
            end = checked(end + count);
        }

        if (end > length)
        {
            throw new ArgumentException($"The parts have {end} bytes, but there is room for {length}.", parameter);
        }
    }
}
