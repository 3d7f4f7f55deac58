namespace NetGen.Generator.Kernels;

/// <summary>The names of library kernels in one network. They describe the shapes, so layers of the same shapes share one.</summary>
internal sealed class KernelSet
{
    private readonly HashSet<string> names = [];
    private readonly Dictionary<string, string> aliases = [];
    private readonly List<string> aliasLines = [];

    /// <summary>The lines that declare these names.</summary>
    public IReadOnlyList<string> Aliases => aliasLines;

    /// <summary>Names a type of the library; equal types get one name, the first that was requested.</summary>
    /// <param name="name">The name, if the type is new.</param>
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
