using System.Globalization;

namespace NetGen.Generator.Planning;

/// <summary>Names layers without a name: kind and number.</summary>
internal sealed class LayerNames(IEnumerable<string?> written)
{
    private readonly Dictionary<string, int> counts = [];
    private readonly HashSet<string?> taken = [.. written];

    /// <summary>The next unused name of a kind.</summary>
    public string Next(string kind)
    {
        string stem = LowerFirst(kind), name;
        do
        {
            counts.TryGetValue(stem, out int count);
            counts[stem] = count + 1;
            name = stem + (count + 1).ToString(CultureInfo.InvariantCulture);
        }
        while (!taken.Add(name));
        return name;
    }

    /// <summary>A name for the activation of a layer.</summary>
    public string Free(string name)
    {
        while (!taken.Add(name))
        {
            name += "Activation";
        }

        return name;
    }

    /// <summary>Lower-cases a leading run of capitals as a whole (reLU would read badly), except for the one that starts the next word.</summary>
    private static string LowerFirst(string kind)
    {
        int capitals = kind.TakeWhile(char.IsUpper).Count();
        int lowered = capitals <= 1 ? capitals : capitals == kind.Length ? capitals : capitals - 1;
        return kind == "ReLU" ? "relu" : kind.Substring(0, lowered).ToLowerInvariant() + kind.Substring(lowered);
    }
}
