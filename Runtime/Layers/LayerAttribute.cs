namespace NetGen;

/// <summary>A layer of a network. The layers of a class run in the order of their attributes.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    /// <summary>
    /// The layer's name, a C# identifier: key of its tensors in files, and the name by which it is found. Without one (the default) it is called by kind and number (<c>dense2</c>).
    /// <c>nameof(Hidden)</c> together with a <c>public partial LayerView Hidden { get; }</c> gives a typed handle.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The name of the layer whose output it takes (default: that of the layer before it). It must stand before this one; <c>"input"</c> is the input of the network, or of the block.
    /// </summary>
    public string? From { get; set; }

    /// <summary>
    /// The name of a layer before it, of the same kind and shapes, whose weights it computes with (default: weights of its own). Gradients of both add up,
    /// files hold the weights once under the first name,
    /// and counts and decay take them once. Of a batch normalisation the running statistics are shared too, updated once a run; dropout masks differ from run
    /// to run.
    /// </summary>
    public string? Weights { get; set; }
}
