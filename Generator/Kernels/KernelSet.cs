using NetGen.Generator.Graphs;

namespace NetGen.Generator.Kernels;

/// <summary>The names that one network gives to kernels of the library for its layers, and to values that they take.</summary>
internal sealed class KernelSet
{
    private readonly HashSet<string> names = [];
    private readonly Dictionary<string, string> aliases = [];
    private readonly List<string> aliasLines = [];
    private readonly Dictionary<string, string> values = [];
    private readonly List<string> valueLines = [];

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

    /// <summary>Names a value that calls of the library take; equal values have one name, that of the first that asked.</summary>
    /// <param name="name">Name to give it, if it is new.</param>
    /// <param name="type">Its type.</param>
    /// <param name="value">The value, as an expression.</param>
    public string Value(string name, string type, string value)
    {
        string key = $"{type} = {value};";
        if (!values.TryGetValue(key, out string? field))
        {
            field = Unique(name);
            values.Add(key, field);
            valueLines.Add($"private static readonly {type} {field} = {value};");
        }

        return field;
    }

    /// <summary>The lines that declare the values.</summary>
    public string Write() => string.Join("\n\n", valueLines);

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
