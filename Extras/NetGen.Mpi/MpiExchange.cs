namespace NetGen;

/// <summary>A call of MPI that goes on by itself, and the numbers that MPI reads until it is done.</summary>
/// <param name="library">The library.</param>
/// <param name="size">The ranks.</param>
/// <param name="ended">Takes the object back when it is waited for.</param>
internal sealed unsafe class MpiExchange(MpiLibrary library, int size, Action<MpiExchange> ended) : RankExchange
{
    private readonly int[] counts = GC.AllocateArray<int>(4 * size, pinned: true);
    private nint request;

    /// <summary>Bytes that this rank sends to each.</summary>
    public Span<int> Sent => counts.AsSpan(0, size);

    /// <summary>Where they begin.</summary>
    public Span<int> SendStarts => counts.AsSpan(size, size);

    /// <summary>Bytes that this rank receives from each.</summary>
    public Span<int> Received => counts.AsSpan(2 * size, size);

    /// <summary>Where they go.</summary>
    public Span<int> ReceiveStarts => counts.AsSpan(3 * size, size);

    /// <summary>Begins to send each rank some bytes, and to receive some of each, as the numbers say.</summary>
    public void BeginAllToAll(byte* send, byte* receive) => request = library.BeginAllToAll(send, Sent, SendStarts, receive, Received, ReceiveStarts);

    /// <summary>Begins to give all ranks the bytes of each: those that are received, and those of this rank in their place.</summary>
    public void BeginAllGather(byte* parts) => request = library.BeginAllGather(parts, Received, ReceiveStarts);

    /// <inheritdoc/>
    public override bool Advance() => library.Test(ref request);

    /// <inheritdoc/>
    public override void Wait()
    {
        library.Wait(ref request);
        ended(this);
    }
}
