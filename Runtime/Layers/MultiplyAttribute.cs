namespace NetGen;

/// <summary>The elementwise product of its input and the outputs of other layers: a gate.</summary>
/// <param name="other">The name of an earlier layer; <c>"input"</c> is the input of the network or of the block. Its output must have the shape of the layer's
/// input.</param>
/// <param name="others">More such names.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MultiplyAttribute(string other, params string[] others) : LayerAttribute
{
    /// <summary>The names of the other layers whose outputs it takes, in order.</summary>
    public IReadOnlyList<string> Others { get; } = [other, .. others];
}
