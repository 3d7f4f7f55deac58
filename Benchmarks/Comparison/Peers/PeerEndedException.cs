namespace NetGen.Benchmarks.Comparison;

/// <summary>A peer's process has ended where it should have answered.</summary>
internal sealed class PeerEndedException : ComparisonException
{
    public PeerEndedException()
    {
    }

    public PeerEndedException(string message)
        : base(message)
    {
    }

    public PeerEndedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
