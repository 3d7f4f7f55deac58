namespace NetGen;

/// <summary>
/// The class of a row, which a network learns to tell: a <c>bool</c> (the classes <c>False</c> and <c>True</c>), an enum, a string with
/// <see cref="CategoryAttribute"/>, or an integer of at most 32 bits, which is the index of a class without a name, from 0. It may be null in a row of which it
/// is not known.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class LabelAttribute : Attribute
{
    /// <summary>
    /// The head of the network that learns it; null, the default, where the network has one. Where one property of a row names its head, all that are learnt
    /// do, and each head has one label or targets.
    /// </summary>
    public string? Head { get; set; }
}
