namespace NetGen;

/// <summary>
/// Ends a head without a loss: its values are outputs of the network, and its gradient comes from outside, through <c>Backward</c>. Like a loss it follows the
/// layers of its head; those of the next begin with <see cref="LayerAttribute.From"/>.
/// </summary>
/// <param name="name">The head's name, a C# identifier that no layer, input or other head has.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OutputAttribute(string name) : Attribute
{
    /// <summary>The head's name.</summary>
    public string Name { get; } = name;

    /// <summary>The name of the layer whose output the head returns (default: the layer before it).</summary>
    public string? From { get; set; }
}
