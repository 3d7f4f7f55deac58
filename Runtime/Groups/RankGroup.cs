namespace NetGen;

/// <summary>
/// The processes that train one network together, as <see cref="Trainer{TNetwork}.Group"/> uses them. They only exchange bytes: every sum is computed by the
/// library, in an order that does not depend on their number.
/// </summary>
/// <remarks>
/// Every process, a <b>rank</b>, runs the same program, and all ranks call the same methods in the same order; a call returns when its part of the exchange is
/// done, unless it only begins one. One thread at a time may use a group. The package NetGen.Mpi has groups of several processes.
/// </remarks>
public abstract class RankGroup : IDisposable
{
    /// <summary>This process alone: the default, which costs nothing.</summary>
    public static RankGroup OfOne { get; } = new GroupOfOne();

    /// <summary>The number of this process, from 0 to <see cref="Size"/> − 1.</summary>
    public abstract int Rank { get; }

    /// <summary>How many processes there are, at least 1.</summary>
    public abstract int Size { get; }

    /// <summary>How many of them share the processors of this machine, at least 1. Default: all.</summary>
    public virtual int LocalSize => Size;

    /// <summary>Sends each other rank a part, and receives one from each.</summary>
    /// <param name="send">The parts, one after the other in the order of the ranks; that of this rank stays where it is.</param>
    /// <param name="sendCounts">Bytes of each.</param>
    /// <param name="receive">Receives the parts that the other ranks send to this one, one after the other in the order of the ranks.</param>
    /// <param name="receiveCounts">Bytes of each: what that rank sends to this one; 0 for this rank.</param>
    public abstract void AllToAll(ReadOnlySpan<byte> send, ReadOnlySpan<int> sendCounts, Span<byte> receive, ReadOnlySpan<int> receiveCounts);

    /// <summary>Gives all ranks the part of each.</summary>
    /// <param name="parts">The parts, one after the other in the order of the ranks: that of this rank is there, the others are received.</param>
    /// <param name="counts">Bytes of each, the same on all ranks.</param>
    public abstract void AllGather(Span<byte> parts, ReadOnlySpan<int> counts);

    /// <summary>Begins <see cref="AllToAll"/>, which goes on while the caller computes.</summary>
    /// <remarks>
    /// Until the exchange is done, the parts lie in memory that does not move (pinned), nobody changes what is sent or touches what is received; the counts may
    /// change. All ranks begin the same exchanges in the same order, and may wait for them in any. Default: the exchange is done when the method returns.
    /// </remarks>
    /// <param name="send">The parts, one after the other in the order of the ranks; that of this rank stays where it is.</param>
    /// <param name="sendCounts">Bytes of each.</param>
    /// <param name="receive">Receives the parts that the other ranks send to this one, one after the other in the order of the ranks.</param>
    /// <param name="receiveCounts">Bytes of each: what that rank sends to this one; 0 for this rank.</param>
    /// <returns>The exchange, to be waited for once.</returns>
    public virtual RankExchange BeginAllToAll(
        ReadOnlySpan<byte> send, ReadOnlySpan<int> sendCounts, Span<byte> receive, ReadOnlySpan<int> receiveCounts)
    {
        AllToAll(send, sendCounts, receive, receiveCounts);
        return RankExchange.Done;
    }

    /// <summary>Begins <see cref="AllGather"/>, which goes on while the caller computes.</summary>
    /// <remarks>What is said of <see cref="BeginAllToAll"/> holds here too.</remarks>
    /// <param name="parts">The parts, one after the other in the order of the ranks: that of this rank is there, the others are received.</param>
    /// <param name="counts">Bytes of each, the same on all ranks.</param>
    /// <returns>The exchange, to be waited for once.</returns>
    public virtual RankExchange BeginAllGather(Span<byte> parts, ReadOnlySpan<int> counts)
    {
        AllGather(parts, counts);
        return RankExchange.Done;
    }

    /// <summary>Waits until all ranks are here.</summary>
    public abstract void Barrier();

    /// <summary>Says what failed on this rank and ends all of them: the others would wait for it forever.</summary>
    /// <param name="failure">What failed.</param>
    public abstract void Abort(Exception failure);

    /// <summary>Leaves the group, once all ranks do.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Leaves the group.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
