using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.CodeFixes.Editing;
using NetGen.Generator.Common;

namespace NetGen.Generator.CodeFixes;

/// <summary>Joins a view and the layer whose name is nearly its own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameLayerFix)), Shared]
public sealed class NameLayerFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.ViewWithoutLayer.Id];

    internal override Proposal? Propose(FixSite site)
    {
        if (site.Node is not PropertyDeclarationSyntax view || site.Related.Count == 0)
        {
            return null;
        }

        var layer = site.Related[0];
        string name = $"nameof({view.Identifier.Text})", title = $"Name [{layer.LayerKind()}] {name}";
        if (layer.ArgumentList is not { } list)
        {
            return new Proposal(title, Edit.Insert(layer.SyntaxTree, layer.Name.Span.End, $"(Name = {name})"));
        }

        if (list.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == "Name") is { } written)
        {
            return new Proposal(title, Edit.Replace(written.Expression, name));
        }

        return list.Arguments.Count == 0
            ? new Proposal(title, Edit.Insert(layer.SyntaxTree, list.OpenParenToken.Span.End, $"Name = {name}"))
            : new Proposal(title, Edit.Insert(layer.SyntaxTree, list.Arguments[list.Arguments.Count - 1].Span.End, $", Name = {name}"));
    }
}
