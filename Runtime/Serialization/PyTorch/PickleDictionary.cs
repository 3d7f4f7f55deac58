namespace NetGen.Generated;

/// <summary>A dictionary of a pickle, in the order in which its keys came.</summary>
internal sealed class PickleDictionary
{
    // Most of those in a file of PyTorch stay empty.
    private OrderedDictionary<object, object?>? items;

    /// <summary>Number of keys.</summary>
    public int Count => items?.Count ?? 0;

    /// <summary>Keys and values.</summary>
    public IEnumerable<KeyValuePair<object, object?>> Items => items ?? [];

    /// <summary>Sets a value; a key that is there keeps its place.</summary>
    /// <exception cref="FormatException">The key is neither a text nor a number.</exception>
    public void Set(object? key, object? value)
    {
        if (key is not (string or long or double or bool))
        {
            throw new FormatException("expected a text or a number for the key of a dictionary.");
        }

        items ??= [];
        items[key] = value;
    }
}
