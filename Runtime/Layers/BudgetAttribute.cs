namespace NetGen;

/// <summary>
/// What a network may cost at most: a network that costs more does not compile. A budget keeps a change of a layer from making a program slow, or too large for
/// the machine that it is for, unseen.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BudgetAttribute : Attribute
{
    /// <summary>The largest number of parameters (weights and biases), at least 1; without it any number is allowed.</summary>
    public long MaxParameters { get; set; } = long.MaxValue;

    /// <summary>The largest number of multiply-adds that the forward pass of one row takes, at least 1; without it any number is allowed.</summary>
    public long MaxMultiplyAdds { get; set; } = long.MaxValue;
}
