namespace NetGen.Benchmarks.Comparison;

/// <summary>A peer cannot multiply matrices with the kernels that its library has chosen.</summary>
internal sealed class WrongProductException : ComparisonException
{
    public WrongProductException()
    {
    }

    public WrongProductException(string message)
        : base(message)
    {
    }

    public WrongProductException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
