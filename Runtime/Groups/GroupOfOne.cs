namespace NetGen;

/// <summary>One process, which has nobody to talk to.</summary>
internal sealed class GroupOfOne : RankGroup
{
    public override int Rank => 0;

    public override int Size => 1;

    public override void AllToAll(ReadOnlySpan<byte> send, ReadOnlySpan<int> sendCounts, Span<byte> receive, ReadOnlySpan<int> receiveCounts)
    {
    }

    public override void AllGather(Span<byte> parts, ReadOnlySpan<int> counts)
    {
    }

    public override void Barrier()
    {
    }

    /// <summary>There is nobody else to end: the exception goes its way.</summary>
    public override void Abort(Exception failure)
    {
    }
}
