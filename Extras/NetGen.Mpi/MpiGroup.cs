namespace NetGen;

/// <summary>The processes that a launcher of MPI has started; this process alone where there was none.</summary>
/// <remarks>One thread at a time may use it. It is made by <see cref="Mpi.Start"/>, once in a process.</remarks>
public sealed class MpiGroup : RankGroup
{
    /// <summary>What fails on all ranks is said by all: before one ends the others, it gives them so much time.</summary>
    internal static readonly TimeSpan TimeToSpeak = TimeSpan.FromMilliseconds(500);

    private readonly MpiLibrary? library;
    private readonly int[] sent;
    private readonly int[] sendStarts;
    private readonly int[] receiveStarts;
    private int isAborting;
    private bool isDisposed;

    internal MpiGroup(MpiLibrary? library, int rank, int size, int localSize)
    {
        this.library = library;
        Rank = rank;
        Size = size;
        LocalSize = localSize;
        sent = new int[size];
        sendStarts = new int[size];
        receiveStarts = new int[size];
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
        ObjectDisposedException.ThrowIf(isDisposed, this);
        SetStarts(sendCounts, send.Length, sendStarts, nameof(sendCounts));
        SetStarts(receiveCounts, receive.Length, receiveStarts, nameof(receiveCounts));
        if (receiveCounts[Rank] != 0)
        {
            throw new ArgumentException($"Rank {Rank} receives nothing from itself, but the count is {receiveCounts[Rank]}.", nameof(receiveCounts));
        }

        sendCounts.CopyTo(sent);
        sent[Rank] = 0;
        library?.AllToAll(send, sent, sendStarts, receive, receiveCounts, receiveStarts);
        foreach (int count in sent)
        {
            BytesSent += count;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The lengths do not fit each other.</exception>
    /// <exception cref="ObjectDisposedException">The group has been left.</exception>
    public override void AllGather(Span<byte> parts, ReadOnlySpan<int> counts)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        SetStarts(counts, parts.Length, receiveStarts, nameof(counts));
        library?.AllGather(parts, counts, receiveStarts);
        BytesSent += (Size - 1L) * counts[Rank];
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

    private void SetStarts(ReadOnlySpan<int> counts, int length, int[] starts, string parameter)
    {
        if (counts.Length != Size)
        {
            throw new ArgumentException($"Expected a count for each of {Size} ranks, but there are {counts.Length}.", parameter);
        }

        int start = 0;
        for (int rank = 0; rank < Size; rank++)
        {
            starts[rank] = start;
            start = checked(start + counts[rank]);
        }

        if (start > length)
        {
            throw new ArgumentException($"The parts have {start} bytes, but there is room for {length}.", parameter);
        }
    }
}
