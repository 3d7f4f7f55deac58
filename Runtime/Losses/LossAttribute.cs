namespace NetGen;

/// <summary>
/// The loss of a network: the last of its attributes. A network of several heads has several: each ends a head, and the layers of the next begin with
/// <see cref="LayerAttribute.From"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LossAttribute : Attribute
{
    /// <summary>The name of the head that it ends, a C# identifier; needed where the network has several heads (default <c>null</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The name of the layer whose output it takes (default: that of the layer before it).</summary>
    public string? From { get; set; }

    /// <summary>What its mean is multiplied with in the loss of the network, which is the sum over the heads: positive and finite (default 1).</summary>
    public double Weight { get; set; } = 1;
}

/// <summary>A loss of the user's own, called directly: no delegate, no virtual call.</summary>
/// <typeparam name="TLoss">A type with a static <c>Evaluate</c>, accessible to generated code in the same assembly.</typeparam>
public sealed class LossAttribute<TLoss> : LossAttribute
    where TLoss : ILoss;
