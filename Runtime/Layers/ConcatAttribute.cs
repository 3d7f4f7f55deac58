namespace NetGen;

/// <summary>
/// Concatenates its input and the outputs of other layers along the last axis: the features of vectors, the channels of images (PyTorch's <c>torch.cat</c>).
/// </summary>
/// <param name="other">The name of an earlier layer; <c>"input"</c> is the input of the network or of the block. Its output has the shape of the layer's input
/// except for the last axis.</param>
/// <param name="others">More such names.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConcatAttribute(string other, params string[] others) : LayerAttribute
{
    /// <summary>The names of the other layers whose outputs it takes, in order.</summary>
    public IReadOnlyList<string> Others { get; } = [other, .. others];
}
