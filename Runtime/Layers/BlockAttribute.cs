namespace NetGen;

/// <summary>
/// Marks a class as a block: layers that networks include with <see cref="BlockAttribute{T}"/>, once or several times. It has neither an input shape nor a
/// loss; inside it <c>"input"</c> is the input of the block. Nothing is generated for the class itself.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BlockAttribute : Attribute;

/// <summary>
/// Inserts the layers of a block here. They are named after it, <c>block1.conv2D1</c>, and with <see cref="Repeat"/> also after the repetition,
/// <c>block1.0.conv2D1</c>,
/// like the parameters of nested modules in PyTorch. Its <see cref="LayerAttribute.Name"/> stands for the output of its last layer.
/// </summary>
/// <typeparam name="T">A class with <see cref="BlockAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BlockAttribute<T> : LayerAttribute
    where T : class
{
    /// <summary>How many times the block is repeated, each time with its own weights: at least 1 (default 1).</summary>
    public int Repeat { get; set; } = 1;
}
