namespace NetGen;

/// <summary>
/// One of several inputs of a network; replaces the shape in <c>[Network]</c>. A row of inputs is the concatenation of its parts in the order of these
/// attributes. Layers refer to an input by its name (<see cref="LayerAttribute.From"/>); with several inputs the first layer must.
/// </summary>
/// <param name="name">The input's name, a C# identifier that no layer, output or other input has.</param>
/// <param name="shape">Shape of one row: <c>(features)</c> for a vector, <c>(length, channels)</c> for a signal, <c>(height, width, channels)</c> for an
/// image; each at least 1.
/// </param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InputAttribute(string name, params int[] shape) : Attribute
{
    /// <summary>The input's name.</summary>
    public string Name { get; } = name;

    /// <summary>Shape of one row.</summary>
    public ReadOnlySpan<int> Shape => shape;
}
