namespace NetGen.Benchmarks.Comparison;

/// <summary>Something that a person has to change before the comparison can run: an option, a peer.</summary>
internal class ComparisonException : Exception
{
    public ComparisonException()
    {
    }

    public ComparisonException(string message)
        : base(message)
    {
    }

    public ComparisonException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
