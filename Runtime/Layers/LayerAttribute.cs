namespace NetGen;

/// <summary>A layer of a network. The layers of a class run in the order of their attributes.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    /// <summary>
    /// The layer's name, a C# identifier, which files and other layers use to refer to it. By default it is kind and number (<c>dense2</c>).
    /// <c>nameof(Hidden)</c> together with a <c>public partial LayerView Hidden { get; }</c> gives a typed handle.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The name of the layer whose output this one takes (default: the layer before it). That layer must come earlier; <c>"input"</c> is the input of the
    /// network or of the block.
    /// </summary>
    public string? From { get; set; }

    /// <summary>
    /// The name of an earlier layer, of the same kind and shapes, whose weights this one shares (default: its own weights). Their gradients add up, files
    /// contain the weights once under the first name,
    /// and counts and decay include them once. A batch normalisation also shares the running statistics, which each use updates once; dropout masks differ
    /// between uses.
    /// </summary>
    public string? Weights { get; set; }
}
