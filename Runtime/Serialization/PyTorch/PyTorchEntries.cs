namespace NetGen.Generated;

/// <summary>
/// The dictionaries of tensors in what a PyTorch file holds: the weights alone, or a checkpoint with them beside the optimizer's state, the epoch and more.
/// </summary>
internal static class PyTorchEntries
{
    /// <summary>Separates the names of nested dictionaries.</summary>
    private const char Separator = '/';

    // Names are put together only where they are asked for: a small file could ask for many long ones.
    private const int MaximumDepth = 8, LongestKey = 1000;

    /// <summary>The tensors of a dictionary.</summary>
    /// <param name="content">What the pickle made.</param>
    /// <param name="source">The file's name in messages.</param>
    /// <param name="entry">The name of the dictionary, "" for the outermost; null for the only one that has tensors.</param>
    /// <exception cref="InvalidDataException">There is none, or there are several and none is named.</exception>
    public static List<PyTorchTensor> Choose(object? content, string source, string? entry)
    {
        if (content is not PickleDictionary outermost)
        {
            throw new InvalidDataException($"{source}: expected a dictionary of tensors, as model.state_dict() gives it, but found {Title(content)}.");
        }

        var found = Find(outermost);
        if (found.Count == 0)
        {
            throw new InvalidDataException(
                $"{source}: expected a dictionary of tensors, as model.state_dict() gives it, but none of its dictionaries has tensors by names.");
        }

        if (entry is null && found.Count > 1)
        {
            throw new InvalidDataException(
                $"{source}: several of its dictionaries have tensors: {Names(found)}. "
                + $"Say which one has the weights, as in network.Load(path, entry: \"{VisibleText.Of(found[0].Name)}\").");
        }

        var chosen = entry is null ? found[0] : found.Find(place => place.Name == entry);
        return chosen is null
            ? throw new InvalidDataException($"{source}: expected a dictionary of tensors named {SafetensorsReader.Quote(entry!)}, but found {Names(found)}.")
            : [.. Tensors(chosen.Dictionary)];
    }

    /// <summary>
    /// The dictionaries that have tensors of their own, outer ones first. A dictionary without names, such as an optimizer's state by number, has no weights.
    /// </summary>
    private static List<Place> Find(PickleDictionary outermost)
    {
        var found = new List<Place>();

        // A pickle may hold a dictionary at several places, or in itself.
        var seen = new HashSet<PickleDictionary>(ReferenceEqualityComparer.Instance) { outermost };
        var left = new Queue<Place>([new Place(null, "", outermost)]);
        while (left.TryDequeue(out var place))
        {
            if (Tensors(place.Dictionary).Any())
            {
                found.Add(place);
            }

            foreach (var (key, value) in place.Dictionary.Items)
            {
                if (key is string { Length: <= LongestKey } name && value is PickleDictionary inner && place.Depth < MaximumDepth && seen.Add(inner))
                {
                    left.Enqueue(new Place(place, name, inner));
                }
            }
        }

        return found;
    }

    private static IEnumerable<PyTorchTensor> Tensors(PickleDictionary dictionary) =>
        from item in dictionary.Items
        where item.Key is string && item.Value is PyTorchTensor
        select (PyTorchTensor)item.Value! with { Name = (string)item.Key };

    private static string Names(List<Place> found)
    {
        const int Shown = 10;
        string names = string.Join(", ", found.Take(Shown).Select(f => f.Name.Length == 0 ? "'' (the outermost)" : SafetensorsReader.Quote(f.Name)));
        return found.Count > Shown ? $"{names} and {found.Count - Shown} more" : names;
    }

    private static string Title(object? content) => content switch
    {
        PyTorchTensor => "one tensor without a name",
        List<object?> => "a list",
        object?[] => "a tuple",
        string => "a text",
        null => "None",
        _ => "another value",
    };

    /// <summary>A dictionary, and where it is.</summary>
    private sealed record Place(Place? Outer, string Key, PickleDictionary Dictionary)
    {
        public int Depth { get; } = Outer is null ? 0 : Outer.Depth + 1;

        public string Name => Outer is null or { Outer: null } ? Key : $"{Outer.Name}{Separator}{Key}";
    }
}
