namespace NetGen;

/// <summary>Finds the targets of a network's heads in a data set.</summary>
internal static class HeadData
{
    /// <summary>The rows with the targets of a head; null if the data have none for it, or it learns from none.</summary>
    public static Dataset? Of(NetworkDescription network, HeadDescription head, Dataset data)
    {
        if (data.Heads.Count == 0)
        {
            // One target a row can only be that of the one head that learns.
            return !network.HasHeads || (head.Learns && network.LearningHeads.Count() == 1) ? data : null;
        }

        return network.HasHeads && head.Learns && data.Heads.Any(h => h.Name == head.Name) ? data.Head(head.Name) : null;
    }

    /// <summary>The heads that learn, each with the rows that have its targets.</summary>
    /// <exception cref="ArgumentException">The data lack one.</exception>
    public static IReadOnlyList<(HeadDescription Head, Dataset Data)> Of(NetworkDescription network, Dataset data, string parameter) =>
        [.. network.LearningHeads.Select(head => (head, Of(network, head, data) ?? throw Lacks(network, head, data, parameter)))];

    private static ArgumentException Lacks(NetworkDescription network, HeadDescription head, Dataset data, string parameter)
    {
        string learns = string.Join(", ", network.LearningHeads.Select(h => h.Name)), has = string.Join(", ", data.Heads.Select(h => VisibleText.Of(h.Name)));
        string message = data.Heads.Count == 0
            ? $"{network.Name} learns the heads {learns}, but the data set has "
                + $"{(data.HasLabels || data.HasTargets ? "one target per row and no heads" : $"no targets{data.TargetHint}")}."
            : network.HasHeads
                ? $"{network.Name} learns the heads {learns}, but the data set has none called '{head.Name}'; its heads are {has}."
                : $"{network.Name} has one head, but the data set has several ({has}): select one with {nameof(Dataset)}.{nameof(Dataset.Head)}.";
        return new ArgumentException(message, parameter);
    }
}
