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
    /// <summary>The sources with the emulated vectors.</summary>
    public static IEnumerable<SourceFile> Rewrite(CSharpCompilation compilation) =>
        compilation.SyntaxTrees.Select(tree =>
        {
            var model = compilation.GetSemanticModel(tree);
            var changes = tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Select(name => Change(name, model)).OfType<TextChange>();
            return new SourceFile(tree.FilePath, tree.GetText().WithChanges(changes).ToString());
        });

    private static TextChange? Change(SimpleNameSyntax name, SemanticModel model) => name.Identifier.ValueText switch
    {
        "Vector" when MeansVector(name, model) => new TextChange(TextSpan.FromBounds(Qualified(name).SpanStart, name.Identifier.Span.End), "global::EmulatedLanes.Vector"),
        "IsHardwareAccelerated" when IsOfWideVectors(name, model) => new TextChange(Qualified(name).Span, "false"),
        "AsVector" when MakesVector(name, model) => new TextChange(name.Identifier.Span, "AsEmulatedVector"),
        _ => null,
    };

    private static bool MeansVector(SimpleNameSyntax name, SemanticModel model) =>
        !(name is IdentifierNameSyntax identifier && model.GetAliasInfo(identifier) != null)
        && model.GetSymbolInfo(name).Symbol is INamedTypeSymbol { Name: "Vector", ContainingNamespace: var space }
        && space.ToDisplayString() == "System.Numerics";

    /// <summary>Whether it asks for vectors of 512 bits, which would do the work of the emulated ones.</summary>
    private static bool IsOfWideVectors(SimpleNameSyntax name, SemanticModel model) =>
        model.GetSymbolInfo(name).Symbol is IPropertySymbol { ContainingType: { Name: "Vector512", Arity: 0 } };

    /// <summary>Whether it is the extension method that makes a vector of one of fixed size.</summary>
    private static bool MakesVector(SimpleNameSyntax name, SemanticModel model) =>
        model.GetSymbolInfo(name).Symbol is IMethodSymbol { ReducedFrom: not null, ContainingNamespace: var space }
        && space.ToDisplayString() == "System.Runtime.Intrinsics";

    /// <summary>The name with what stands before its last dot.</summary>
    private static SyntaxNode Qualified(SimpleNameSyntax name) => name.Parent switch
    {
        QualifiedNameSyntax qualified when qualified.Right == name => qualified,
        MemberAccessExpressionSyntax access when access.Name == name => access,
        _ => name,
    };
}
