using System.Text.RegularExpressions;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>A method in a listing of the JIT (<c>DOTNET_JitDisasm</c>) for x64, and the calls in those of its loops that multiply and add.</summary>
/// <param name="Name">Its name.</param>
/// <param name="HasProducts">Whether a loop of it multiplies and adds.</param>
/// <param name="CallsAmongProducts">What these loops call.</param>
internal sealed partial record MachineCode(string Name, bool HasProducts, IReadOnlyList<string> CallsAmongProducts)
{
    private const string Heading = "; Assembly listing for method ";

    /// <summary>The methods of a listing that the JIT has optimised.</summary>
    public static IEnumerable<MachineCode> Read(IEnumerable<string> listing)
    {
        string name = string.Empty;
        List<string> lines = [];
        foreach (string line in listing.Append(Heading))
        {
            if (!line.StartsWith(Heading, StringComparison.Ordinal))
            {
                lines.Add(line);
                continue;
            }

            if (name.EndsWith("(FullOpts)", StringComparison.Ordinal))
            {
                yield return Of(name, lines);
            }

            name = line[Heading.Length..].Trim();
            lines.Clear();
        }
    }

    // A loop is what lies between a label and a jump back to it.
    private static MachineCode Of(string name, List<string> lines)
    {
        Dictionary<string, int> labels = [];
        bool hasProducts = false;
        SortedSet<int> calls = [];
        for (int i = 0; i < lines.Count; i++)
        {
            if (Label().Match(lines[i]) is { Success: true } label)
            {
                labels[label.Groups[1].Value] = i;
            }
            else if (Jump().Match(lines[i]) is { Success: true } jump && labels.TryGetValue(jump.Groups[1].Value, out int first))
            {
                var loop = Enumerable.Range(first, i - first);
                if (loop.Any(line => Product().IsMatch(lines[line])))
                {
                    hasProducts = true;
                    calls.UnionWith(loop.Where(line => Call().IsMatch(lines[line])));
                }
            }
        }

        return new MachineCode(name, hasProducts, [.. calls.Select(line => Call().Match(lines[line]).Groups[1].Value).Distinct()]);
    }

    [GeneratedRegex(@"^(G_M\w+):")]
    private static partial Regex Label();

    [GeneratedRegex(@"^\s+j\w+\s+(?:SHORT )?(G_M\w+)")]
    private static partial Regex Jump();

    [GeneratedRegex(@"^\s+call\s+(.*)")]
    private static partial Regex Call();

    [GeneratedRegex(@"^\s+v?(fmadd\d*|mul)ps\s")]
    private static partial Regex Product();
}
