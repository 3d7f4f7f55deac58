namespace NetGen.Generator.Graphs;

/// <summary>The layer that an operation comes from.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Layer">Its index among the layers of the description; −1 if it comes from no layer.</param>
/// <param name="Attribute">Index of its attribute, for problems.</param>
internal sealed record Origin(string Name, int Layer, int Attribute)
{
    /// <summary>The origin of operations at the ends of a network: its inputs, its outputs.</summary>
    public static Origin Network(string name) => new(name, -1, 0);
}
