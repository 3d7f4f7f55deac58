using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.Infrastructure.LaneEmulation;

/// <summary>Gives <c>Vector</c> and <c>Vector&lt;T&gt;</c> another meaning in the sources of a compilation.</summary>
/// <remarks>
/// It goes by what the names mean, not by how they are written: aliases, qualified names, <c>using static</c> and a user's own <c>Vector</c> are treated
/// right. Everything else of System.Numerics stays.
/// </remarks>
internal static class LaneRewriter
{
    private const string Emulation = "global::EmulatedLanes.Vector";

    /// <summary>The sources with the emulated vectors.</summary>
    public static IEnumerable<SourceFile> Rewrite(CSharpCompilation compilation) =>
        compilation.SyntaxTrees.Select(tree =>
        {
            var model = compilation.GetSemanticModel(tree);
            var changes = tree.GetRoot()
                .DescendantNodes(descendIntoTrivia: false)
                .OfType<SimpleNameSyntax>()
                .Where(name => MeansVector(name, model))
                .Select(name => new TextChange(TextSpan.FromBounds(Qualified(name).SpanStart, name.Identifier.Span.End), Emulation));
            return new SourceFile(tree.FilePath, tree.GetText().WithChanges(changes).ToString());
        });

    private static bool MeansVector(SimpleNameSyntax name, SemanticModel model) =>
        name.Identifier.ValueText == "Vector"
        && !(name is IdentifierNameSyntax identifier && model.GetAliasInfo(identifier) != null)
        && model.GetSymbolInfo(name).Symbol is INamedTypeSymbol { Name: "Vector", ContainingNamespace: var space }
        && space.ToDisplayString() == "System.Numerics";

    /// <summary>The name with what stands before its last dot.</summary>
    private static SyntaxNode Qualified(SimpleNameSyntax name) => name.Parent switch
    {
        QualifiedNameSyntax qualified when qualified.Right == name => qualified,
        MemberAccessExpressionSyntax access when access.Name == name => access,
        _ => name,
    };
}
