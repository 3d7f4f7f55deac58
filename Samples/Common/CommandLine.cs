using System.Globalization;

namespace Samples;

/// <summary>Reads options of the form <c>--name value</c> and <c>--flag</c> from a command line one by one; unread ones are an error.</summary>
internal sealed class CommandLine(string[] args)
{
    private readonly List<string> left = [.. args];
    private readonly HashSet<string> asked = [];

    /// <summary>Whether a flag is given.</summary>
    public bool Flag(string name)
    {
        asked.Add(name);
        return left.Remove(name);
    }

    /// <summary>The text after an option; null if the option is not given.</summary>
    public string? Text(string name)
    {
        asked.Add(name);
        int index = left.IndexOf(name);
        if (index < 0)
        {
            return null;
        }

        if (index + 1 == left.Count)
        {
            throw new OptionException($"{name} needs a value after it.");
        }

        string value = left[index + 1];
        left.RemoveRange(index, 2);
        return value;
    }

    /// <summary>A whole number of at least 1.</summary>
    public int? Count(string name) => Text(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0 ? value
        : throw Wrong(name, "a whole number of at least 1", text);

    /// <summary>A whole number, possibly negative.</summary>
    public long? Whole(string name) => Text(name) is not { } text ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value
        : throw Wrong(name, "a whole number", text);

    /// <summary>A finite number greater than 0, with a decimal point.</summary>
    public float? Positive(string name) => Text(name) is not { } text ? null
        : float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && value > 0 && float.IsFinite(value) ? value
        : throw Wrong(name, "a number greater than 0", text);

    /// <summary>The index of one of several words.</summary>
    public int? Choice(string name, params string[] choices) => Text(name) is not { } text ? null
        : Array.IndexOf(choices, text) is >= 0 and var index ? index
        : throw Wrong(name, $"one of {string.Join(", ", choices)}", text);

    /// <summary>Rejects arguments that were not read.</summary>
    public void End()
    {
        if (left.Count > 0)
        {
            throw new OptionException(asked.Contains(left[0])
                ? $"{left[0]} is given twice."
                : $"'{left[0]}' is not an option: expected {string.Join(", ", asked)}.");
        }
    }

    private static OptionException Wrong(string name, string expected, string found) => new($"{name} must be {expected}, but is '{found}'.");
}
