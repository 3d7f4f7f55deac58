using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.FrontEnds;

/// <summary>
/// Tells what generators wrote. They do not see it themselves, so the analyzer, which does, must not count it either. A file that only looks generated, by its name or a
/// comment, is the user's: both see it.
/// </summary>
internal static class GeneratorOutput
{
    /// <summary>All generators write below one folder, each into the folder of its type in that of its assembly.</summary>
    private static readonly string[] OwnFolders = [FolderOf(typeof(NetworkGenerator)), FolderOf(typeof(RowGenerator))];

    private static readonly ConditionalWeakTable<Compilation, Root> Roots = new();

    /// <summary>Whether a symbol is declared in nothing but what generators, or the compiler, wrote.</summary>
    public static bool Declares(ISymbol symbol) =>
        symbol.IsImplicitlyDeclared
        || (symbol.ContainingAssembly is ISourceAssemblySymbol { Compilation: var compilation }
            && !symbol.DeclaringSyntaxReferences.IsEmpty
            && symbol.DeclaringSyntaxReferences.All(r => Contains(compilation, r.SyntaxTree.FilePath)));

    private static bool Contains(Compilation compilation, string path) =>
        Roots.GetValue(compilation, FindRoot).Path is { } root && path.StartsWith(root, StringComparison.Ordinal) && IsOfType(path.Substring(root.Length));

    /// <summary>Whether what follows the root is an assembly, a type with its namespace, and a file.</summary>
    private static bool IsOfType(string path)
    {
        string[] parts = path.Split(Path.DirectorySeparatorChar);
        return parts.Length >= 3 && parts[0].Length > 0 && parts[1].Contains('.');
    }

    private static Root FindRoot(Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (string folder in OwnFolders)
            {
                int place = tree.FilePath.IndexOf(folder, StringComparison.Ordinal);
                if (place >= 0)
                {
                    return new Root(tree.FilePath.Substring(0, place));
                }
            }
        }

        return new Root(null);
    }

    private static string FolderOf(Type generator) => Path.Combine(generator.Assembly.GetName().Name, generator.FullName) + Path.DirectorySeparatorChar;

    /// <summary>The folder that all generators write below; null where NetGen's have not written.</summary>
    private sealed record Root(string? Path);
}
