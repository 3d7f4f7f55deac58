using System.Globalization;
using NetGen.Benchmarks.Comparison;

namespace NetGen.Benchmarks;

/// <summary>Reads <c>--name value</c> and <c>--flag</c>; everything must be taken, so that a misspelt option is an error.</summary>
internal sealed class CommandLine
{
    private readonly List<string> rest;

    public CommandLine(IEnumerable<string> arguments) => rest = [.. arguments];

    /// <summary>Whether a flag is there.</summary>
    public bool Flag(string name) => rest.Remove(name);

    /// <summary>The value of an option, or null.</summary>
    /// <exception cref="ComparisonException">It has none.</exception>
    public string? Value(string name)
    {
        int index = rest.IndexOf(name);
        if (index < 0)
        {
            return null;
        }

        if (index + 1 == rest.Count || rest[index + 1].StartsWith("--", StringComparison.Ordinal))
        {
            throw new ComparisonException($"{name} needs a value");
        }

        string value = rest[index + 1];
        rest.RemoveRange(index, 2);
        return value;
    }

    /// <summary>A whole number of at least 1.</summary>
    /// <exception cref="ComparisonException">It is something else.</exception>
    public int Count(string name, int otherwise)
    {
        string? value = Value(name);
        if (value is null)
        {
            return otherwise;
        }

        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= 1
            ? count
            : throw new ComparisonException($"{name} is a whole number of at least 1, not '{value}'");
    }

    /// <summary>Refuses what nobody has taken.</summary>
    /// <exception cref="ComparisonException">Something is left.</exception>
    public void End()
    {
        if (rest.Count > 0)
        {
            throw new ComparisonException($"'{rest[0]}' is no option here, or stands there twice");
        }
    }
}
