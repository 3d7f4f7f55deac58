namespace NetGen;

/// <summary>
/// A number of a row, which a network learns to come close to: any number, or a <c>bool</c> (1 or 0). Several are the targets in the order of their properties.
/// It may be null in a row of which it is not known.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class TargetAttribute : Attribute;
