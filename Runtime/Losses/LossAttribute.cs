namespace NetGen;

/// <summary>
/// The loss of a network: the last of its attributes. A network with several heads has several losses: each ends a head, and the next head begins with
/// <see cref="LayerAttribute.From"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LossAttribute : Attribute
{
    /// <summary>The name of the head that the loss ends, a C# identifier; required if the network has several heads (default <c>null</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The name of the layer whose output the loss takes (default: the layer before it).</summary>
    public string? From { get; set; }

    /// <summary>The weight of the head's mean loss in the network's loss, which is the sum over the heads: positive and finite (default 1).</summary>
    public double Weight { get; set; } = 1;
}

/// <summary>A custom loss, called directly: no delegate, no virtual call.</summary>
/// <typeparam name="TLoss">A type with a static <c>Evaluate</c>, accessible to generated code in the same assembly.</typeparam>
public sealed class LossAttribute<TLoss> : LossAttribute
    where TLoss : ILoss;
