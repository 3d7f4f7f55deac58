using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.FrontEnds;

/// <summary>
/// Detects code from generators. Generators do not see it, so the analyzer, which does, must ignore it too. A file that only looks generated, by its name or a
/// comment, is the user's: both see it.
/// </summary>
internal static class GeneratorOutput
{
    /// <summary>All generators write below one folder: a folder for each assembly, and in it one for each generator type.</summary>
    private static readonly string[] OwnFolders = [FolderOf(typeof(NetworkGenerator)), FolderOf(typeof(RowGenerator))];

    private static readonly ConditionalWeakTable<Compilation, Root> Roots = new();

    /// <summary>Whether a symbol is declared only in code from generators or the compiler.</summary>
    public static bool Declares(ISymbol symbol) =>
        symbol.IsImplicitlyDeclared
        || (symbol.ContainingAssembly is ISourceAssemblySymbol { Compilation: var compilation }
            && !symbol.DeclaringSyntaxReferences.IsEmpty
            && symbol.DeclaringSyntaxReferences.All(r => Contains(compilation, r.SyntaxTree.FilePath)));

    private static bool Contains(Compilation compilation, string path) =>
        Roots.GetValue(compilation, FindRoot).Path is { } root && path.StartsWith(root, StringComparison.Ordinal) && IsOfType(path.Substring(root.Length));

    /// <summary>Whether the path after the root consists of an assembly, a type with its namespace, and a file.</summary>
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

    /// <summary>The folder below which all generators write; null if NetGen's generator has not written a file.</summary>
    private sealed record Root(string? Path);
}
