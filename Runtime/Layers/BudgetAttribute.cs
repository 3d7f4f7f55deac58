namespace NetGen;

/// <summary>
/// An upper limit for the cost of a network: a network that exceeds it does not compile. A budget prevents a changed layer from making a program slow, or too
/// large for its target machine, without notice.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BudgetAttribute : Attribute
{
    /// <summary>The largest number of parameters (weights and biases), at least 1; unlimited by default.</summary>
    public long MaxParameters { get; set; } = long.MaxValue;

    /// <summary>The largest number of multiply-adds in the forward pass of one row, at least 1; unlimited by default.</summary>
    public long MaxMultiplyAdds { get; set; } = long.MaxValue;
}
