using System.Globalization;

namespace NetGen;

/// <summary>Gives the labels of a file their class indices.</summary>
/// <remarks>
/// Without given names the classes are the labels that occur. If all of them are integers they are in the order of the numbers
/// (10 after 9), otherwise in ordinal order, so that the indices depend on nothing but the set of labels. A label is its text: "1" and "01" differ.
/// </remarks>
internal sealed class ClassIndex
{
    private const int MostNamesShown = 20;
    private readonly Dictionary<string, int> indices = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string>? given;

    /// <param name="given">The classes in order, where they are known beforehand.</param>
    public ClassIndex(IReadOnlyList<string>? given)
    {
        this.given = given;
        for (int i = 0; i < given?.Count; i++)
        {
            indices.Add(given[i], i);
        }
    }

    /// <summary>How many there are.</summary>
    public int Count => indices.Count;

    /// <summary>The labels known beforehand, for a message.</summary>
    public string Known => string.Join(", ", given!.Take(MostNamesShown).Select(n => $"'{VisibleText.Of(n)}'")) + (given!.Count > MostNamesShown ? ", …" : "");

    /// <summary>The index of a label, preliminary where the classes are not known beforehand; false if it is not one of those that are.</summary>
    public bool TryAdd(string label, out int index)
    {
        if (indices.TryGetValue(label, out index))
        {
            return true;
        }

        index = indices.Count;
        return given is null && indices.TryAdd(label, index);
    }

    /// <summary>Makes the preliminary indices final and gives the names of the classes in order.</summary>
    public IReadOnlyList<string> Complete(Span<int> labels)
    {
        var (names, final) = Complete();
        foreach (ref int label in labels)
        {
            label = final[label];
        }

        return names;
    }

    /// <summary>The names of the classes in order, and the final index of each preliminary one.</summary>
    public (IReadOnlyList<string> Names, int[] Final) Complete()
    {
        if (given is not null)
        {
            return (given, [.. Enumerable.Range(0, given.Count)]);
        }

        string[] names = [.. indices.Keys.Order(StringComparer.Ordinal)];
        if (Array.TrueForAll(names, n => TryParseInteger(n, out _)))
        {
            // Stable: of two texts of the same number the ordinally first stays first.
            names = [.. names.OrderBy(n => TryParseInteger(n, out long number) ? number : 0)];
        }

        int[] final = new int[names.Length];
        for (int i = 0; i < names.Length; i++)
        {
            final[indices[names[i]]] = i;
        }

        return (names, final);
    }

    private static bool TryParseInteger(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
