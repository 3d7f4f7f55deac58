namespace NetGen.Generator.Kernels;

/// <summary>The names that one network gives to kernels of the library: by what they do, so that layers of the same shapes have one.</summary>
internal sealed class KernelSet
{
    private readonly HashSet<string> names = [];
    private readonly Dictionary<string, string> aliases = [];
    private readonly List<string> aliasLines = [];

    /// <summary>The lines that give names to types of the library: the kernels of the network's layers.</summary>
    public IReadOnlyList<string> Aliases => aliasLines;

    /// <summary>Names a type of the library; equal types have one name, that of the first that asked.</summary>
    /// <param name="name">Name to give it, if it is new.</param>
    /// <param name="type">The type.</param>
    public string Alias(string name, string type)
    {
        if (!aliases.TryGetValue(type, out string? alias))
        {
            alias = Unique(name);
            aliases.Add(type, alias);
            aliasLines.Add($"using {alias} = {type};");
        }

        return alias;
    }

    private string Unique(string name)
    {
        string unique = name;
        for (int i = 2; !names.Add(unique); i++)
        {
            unique = name + "Variant" + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return unique;
    }
}
