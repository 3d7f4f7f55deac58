using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.CodeFixes.Editing;
using NetGen.Generator.Common;

namespace NetGen.Generator.CodeFixes;

/// <summary>Makes a network's class and the types around it partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix)), Shared]
public sealed class MakePartialFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.NotPartial.Id];

    internal override Proposal? Propose(FixSite site)
    {
        if (site.Type is not { } type)
        {
            return null;
        }

        var closed = type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Where(t => !t.Modifiers.Any(SyntaxKind.PartialKeyword)).ToList();
        string others = closed.Count > 1 ? " and the types around it" : string.Empty;
        return new Proposal($"Make '{type.Identifier.ValueText}'{others} partial", closed.Select(t => Edit.Insert(t.SyntaxTree, t.Keyword.SpanStart, "partial ")));
    }
}
