namespace NetGen;

/// <summary>A property of a row that is neither an input nor learnt: a name, a number of the row.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class IgnoredAttribute : Attribute;
