using System.Text;
using NetGen.Generator.Emission;

namespace NetGen.Generator.Kernels;

/// <summary>The kernels of one network. Equal ones are written once, under the name of the first that asked.</summary>
internal sealed class KernelSet
{
    private const string NamePlaceholder = "§";
    private readonly List<Kernel> kernels = [];
    private readonly Dictionary<string, Kernel> byText = [];
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

    /// <summary>Adds a kernel and gives the name to call it by.</summary>
    /// <param name="name">Name to give it, if it is new.</param>
    /// <param name="user">The layer that uses it, for its comment.</param>
    /// <param name="summary">What it does.</param>
    /// <param name="text">The method, with <c>§</c> for its name.</param>
    public string Add(string name, string user, string summary, string text)
    {
        string key = summary + "\n" + text;
        if (!byText.TryGetValue(key, out var kernel))
        {
            kernel = new Kernel(Unique(name), summary, text);
            kernels.Add(kernel);
            byText.Add(key, kernel);
        }

        if (!kernel.Users.Contains(user))
        {
            kernel.Users.Add(user);
        }

        return kernel.Name;
    }

    /// <summary>Adds a kernel whose name says all that it depends on, and gives the name. Its text is only written the first time.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="summary">What it does.</param>
    /// <param name="write">Writes the method, with <c>§</c> for its name.</param>
    public string Share(string name, string summary, Action<CodeWriter> write)
    {
        if (names.Add(name))
        {
            var writer = new CodeWriter();
            write(writer);
            kernels.Add(new Kernel(name, summary, writer.ToString()));
        }

        return name;
    }

    public string Write()
    {
        var text = new StringBuilder();
        foreach (string line in valueLines)
        {
            text.Append(line).Append("\n\n");
        }

        foreach (var kernel in kernels)
        {
            string users = kernel.Users.Count > 0 ? string.Join(", ", kernel.Users) + ": " : string.Empty;
            text.Append("\n/// <summary>").Append(users).Append(kernel.Summary).Append("</summary>\n");
            text.Append(kernel.Text.Replace(NamePlaceholder, kernel.Name).TrimEnd('\n')).Append('\n');
        }

        return text.ToString().TrimStart('\n');
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

    private sealed class Kernel(string name, string summary, string text)
    {
        public string Name { get; } = name;

        public string Summary { get; } = summary;

        public string Text { get; } = text;

        public List<string> Users { get; } = [];
    }
}
