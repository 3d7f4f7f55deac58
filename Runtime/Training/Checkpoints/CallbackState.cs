using NetGen.Generated;

namespace NetGen;

/// <summary>What a callback remembers, by name: numbers, texts and arrays of floats. All come back to the bit.</summary>
public sealed class CallbackState
{
    private readonly string owner;

    internal CallbackState(string owner)
    {
        this.owner = owner;
    }

    internal Dictionary<string, double> Numbers { get; init; } = [];

    internal Dictionary<string, string> Texts { get; init; } = [];

    internal Dictionary<string, ReadOnlyMemory<float>> Values { get; } = [];

    /// <summary>Puts down a number; whole ones are exact up to 2⁵³.</summary>
    public void SetNumber(string name, double value) => Numbers[name] = value;

    /// <summary>A number that was put down.</summary>
    /// <exception cref="InvalidDataException">There is none of that name.</exception>
    public double GetNumber(string name) => Numbers.TryGetValue(name, out double value) ? value : throw Missing(name);

    /// <summary>Puts down a text.</summary>
    /// <exception cref="ArgumentException">It holds half a surrogate pair, which a file cannot.</exception>
    public void SetText(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        UnicodeCheck.Require(value, "A text of a callback", nameof(value));
        Texts[name] = value;
    }

    /// <summary>A text that was put down.</summary>
    /// <exception cref="InvalidDataException">There is none of that name.</exception>
    public string GetText(string name) => Texts.TryGetValue(name, out string? value) ? value : throw Missing(name);

    /// <summary>Puts down floats. They are written before the training goes on, so they need not be copied.</summary>
    public void SetValues(string name, ReadOnlyMemory<float> values) => Values[name] = values;

    /// <summary>Floats that were put down.</summary>
    /// <exception cref="InvalidDataException">There are none of that name.</exception>
    public ReadOnlyMemory<float> GetValues(string name) => TryGetValues(name, out var values) ? values : throw Missing(name);

    /// <summary>Floats that may have been put down.</summary>
    public bool TryGetValues(string name, out ReadOnlyMemory<float> values) => Values.TryGetValue(name, out values);

    private InvalidDataException Missing(string name) => new($"The checkpoint has no '{name}' of {owner}: another version of the callback wrote it.");
}
