namespace NetGen;

/// <summary>The product of its input and the outputs of other layers, value by value: a gate.</summary>
/// <param name="other">The name of a layer before this one; <c>"input"</c> is the input of the network, or of the block. Its output has the shape of the layer's input.</param>
/// <param name="others">More such names.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MultiplyAttribute(string other, params string[] others) : LayerAttribute
{
    /// <summary>The names of the layers whose outputs it takes beside its input, in order.</summary>
    public IReadOnlyList<string> Others { get; } = [other, .. others];
}
