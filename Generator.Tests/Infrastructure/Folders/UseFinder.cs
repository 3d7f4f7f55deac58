using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Tests.Infrastructure.Folders;

/// <summary>Finds what a file names that other files of the compilation declare. Documentation may name what it likes.</summary>
internal static class UseFinder
{
    /// <summary>All uses in a file; paths are given from a folder on, with slashes.</summary>
    public static IEnumerable<FolderUse> Find(CSharpCompilation compilation, SyntaxTree tree, string root)
    {
        var model = compilation.GetSemanticModel(tree);
        return from node in tree.GetRoot().DescendantNodes()
               from symbol in Symbols(model, node)
               let definition = Definition(symbol)
               from declaration in definition.DeclaringSyntaxReferences
               where declaration.SyntaxTree != tree
               select new FolderUse(Relative(tree), Name(definition), Relative(declaration.SyntaxTree), node.GetLocation().GetLineSpan().StartLinePosition.Line + 1);

        string Relative(SyntaxTree of) => Path.GetRelativePath(root, of.FilePath).Replace('\\', '/');
    }

    private static IEnumerable<ISymbol> Symbols(SemanticModel model, SyntaxNode node)
    {
        if (model.GetSymbolInfo(node).Symbol is { } named and not INamespaceSymbol)
        {
            yield return named;
        }

        if (node is ExpressionSyntax expression && model.GetConversion(expression).MethodSymbol is { } conversion)
        {
            yield return conversion;
        }

        // A part of a type needs the other parts.
        if (node is BaseTypeDeclarationSyntax part && model.GetDeclaredSymbol(part) is { } whole)
        {
            yield return whole;
        }
    }

    private static ISymbol Definition(ISymbol symbol)
    {
        var definition = ((symbol as IMethodSymbol)?.ReducedFrom ?? symbol).OriginalDefinition;
        return definition is { IsImplicitlyDeclared: true, ContainingType: { } type } ? type : definition;
    }

    private static string Name(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { } made } => made.Name,
        not INamedTypeSymbol and { ContainingType: { } type } => $"{type.Name}.{symbol.Name}",
        _ => symbol.Name,
    };
}
