using System.Text;

namespace NetGen;

/// <summary>What loading a file did. With <see cref="LoadMatch.ByName"/> and <see cref="LoadMatch.ByOrder"/> everything fits, otherwise they throw.</summary>
/// <param name="Loaded">Names of the file's tensors that were loaded.</param>
/// <param name="Missing">Names of the network's tensors (and of its preprocessing) that the file does not have; they are unchanged.</param>
/// <param name="Unexpected">Names of the file's tensors that the network does not have.</param>
/// <param name="Mismatched">What has the right name but does not fit, each in one sentence; it is unchanged.</param>
public sealed record LoadReport(IReadOnlyList<string> Loaded, IReadOnlyList<string> Missing, IReadOnlyList<string> Unexpected, IReadOnlyList<string> Mismatched)
{
    /// <summary>Whether file and network fit each other completely.</summary>
    public bool IsComplete => Missing.Count == 0 && Unexpected.Count == 0 && Mismatched.Count == 0;

    /// <summary>One line for each list that is not empty.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Append(text, "loaded", Loaded);
        Append(text, "missing", Missing);
        Append(text, "unexpected", Unexpected);
        Append(text, "mismatched", Mismatched);
        return text.ToString().TrimEnd('\n');
    }

    private static void Append(StringBuilder text, string what, IReadOnlyList<string> items)
    {
        if (items.Count > 0)
        {
            text.Append(what).Append(": ").AppendJoin(", ", items.Select(VisibleText.Of)).Append('\n');
        }
    }
}
