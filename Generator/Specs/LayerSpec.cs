using NetGen.Generator.Common;

namespace NetGen.Generator.Specs;

/// <summary>One layer or loss attribute, whatever its kind.</summary>
/// <param name="Kind">The attribute's class without its suffix: <c>Dense</c>.</param>
/// <param name="TypeArgument">Fully qualified type argument of a generic attribute.</param>
/// <param name="Arguments">The written arguments, by parameter or property name.</param>
internal sealed record LayerSpec(string Kind, string? TypeArgument, EquatableArray<ArgumentSpec> Arguments)
{
    /// <summary>Its layers, if it is a block.</summary>
    public EquatableArray<LayerSpec> Content { get; init; }

    public string? Name => Text("Name");

    public bool Has(string name) => Arguments.Any(a => a.Name == name);

    public double Number(string name, double otherwise = 0)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name)
            {
                return argument.Number;
            }
        }

        return otherwise;
    }

    public bool Flag(string name, bool otherwise = false) => Number(name, otherwise ? 1 : 0) != 0;

    public string? Text(string name) => Arguments.FirstOrDefault(a => a.Name == name).Text;

    /// <summary>The elements of an argument that is a list.</summary>
    public IEnumerable<ArgumentSpec> List(string name) => Arguments.Where(a => a.Name.StartsWith(name + "[", StringComparison.Ordinal));
}
