using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Infrastructure.Folders;

/// <summary>The top folders of a project, and which of them need which, by the symbols that the compiler finds. Files beside the folders belong to none: they may name all.</summary>
public sealed class FolderGraph
{
    private readonly ILookup<string, FolderArrow> arrows;

    private FolderGraph(IEnumerable<FolderArrow> arrows)
    {
        this.arrows = arrows.ToLookup(arrow => arrow.From, StringComparer.Ordinal);
    }

    /// <summary>All arrows.</summary>
    public IEnumerable<FolderArrow> Arrows => arrows.SelectMany(group => group);

    /// <summary>The arrows of each circle of folders, those with the fewest uses first; none where no folder needs one that needs it.</summary>
    public IEnumerable<IReadOnlyList<FolderArrow>> Circles =>
        from arrow in Arrows
        where Reach(arrow.To).Contains(arrow.From)
        group arrow by string.Join(", ", Reach(arrow.From).Where(other => Reach(other).Contains(arrow.From)).Order(StringComparer.Ordinal)) into circle
        orderby circle.Key
        select (IReadOnlyList<FolderArrow>)[.. circle.OrderBy(arrow => arrow.Uses.Count)];

    /// <summary>Finds the arrows between the folders of a compilation's files.</summary>
    /// <param name="compilation">The sources; what does not compile names nothing.</param>
    /// <param name="root">The folder of the project.</param>
    public static FolderGraph Of(CSharpCompilation compilation, string root)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        return new FolderGraph(
            from use in compilation.SyntaxTrees.SelectMany(tree => UseFinder.Find(compilation, tree, root))
            where TopFolder(use.File) is not null && TopFolder(use.DeclaredIn) is not null && TopFolder(use.File) != TopFolder(use.DeclaredIn)
            group use by (From: TopFolder(use.File)!, To: TopFolder(use.DeclaredIn)!) into arrow
            orderby arrow.Key
            select new FolderArrow(arrow.Key.From, arrow.Key.To, First(arrow)));
    }

    /// <summary>Says which folders form circles and what causes the arrows; empty where there are none.</summary>
    public string DescribeCircles() => string.Join("\n\n", Circles.Select(circle =>
        $"The folders {string.Join(", ", circle.Select(arrow => arrow.From).Distinct().Order(StringComparer.Ordinal))} form a circle:\n{string.Join('\n', circle)}"));

    private static FolderUse[] First(IEnumerable<FolderUse> uses) =>
    [
        .. uses.GroupBy(use => (use.File, use.Symbol, use.DeclaredIn))
            .Select(same => same.MinBy(use => use.Line)!)
            .OrderBy(use => use.File, StringComparer.Ordinal).ThenBy(use => use.Symbol, StringComparer.Ordinal).ThenBy(use => use.DeclaredIn, StringComparer.Ordinal),
    ];

    private static string? TopFolder(string file) => file.Split('/') is [var top, _, ..] ? top : null;

    /// <summary>The folders that a folder needs, on the way over others too; itself only where it stands in a circle.</summary>
    private HashSet<string> Reach(string folder)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([folder]);
        while (open.TryPop(out string? next))
        {
            foreach (var arrow in arrows[next])
            {
                if (reached.Add(arrow.To))
                {
                    open.Push(arrow.To);
                }
            }
        }

        return reached;
    }
}
