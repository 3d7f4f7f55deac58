namespace NetGen;

/// <summary>
/// A number of a row, which a network learns to come close to: any number, or a <c>bool</c> (1 or 0). Several are the targets in the order of their properties.
/// It may be null in a row of which it is not known.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class TargetAttribute : Attribute
{
    /// <summary>
    /// The head of the network that learns it; null, the default, where the network has one. Where one property of a row names its head, all that are learnt
    /// do, and each head has one label or targets.
    /// </summary>
    public string? Head { get; set; }
}
