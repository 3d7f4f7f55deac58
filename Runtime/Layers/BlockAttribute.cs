namespace NetGen;

/// <summary>
/// Marks a class as a block: layers that networks take in with <see cref="BlockAttribute{T}"/>, once or several times. It has neither an input shape nor a loss; inside it
/// <c>"input"</c> is what enters the block. Nothing is generated for the class itself.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BlockAttribute : Attribute;

/// <summary>
/// The layers of a block in the place of this attribute. They are named after it, <c>block1.conv2D1</c>, and where <see cref="Repeat"/> is given after the run too, <c>block1.0.conv2D1</c>,
/// as the parameters of nested modules are in PyTorch. Its <see cref="LayerAttribute.Name"/> stands for what the last of them gives.
/// </summary>
/// <typeparam name="T">A class with <see cref="BlockAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BlockAttribute<T> : LayerAttribute
    where T : class
{
    /// <summary>How often the block is put behind itself, each time with weights of its own: at least 1 (default 1).</summary>
    public int Repeat { get; set; } = 1;
}
