using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.CodeFixes.Editing;
using NetGen.Generator.Common;

namespace NetGen.Generator.CodeFixes;

/// <summary>Makes a class that generated code cannot reach internal.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeInternalFix)), Shared]
public sealed class MakeInternalFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.Unreachable.Id];

    internal override Proposal? Propose(FixSite site)
    {
        if (site.Type is not { } type)
        {
            return null;
        }

        string title = $"Make '{type.Identifier.ValueText}' internal";
        var written = type.Modifiers.Where(m => m.IsKind(SyntaxKind.PrivateKeyword) || m.IsKind(SyntaxKind.ProtectedKeyword)).ToList();
        if (written.Count == 0)
        {
            int position = type.Modifiers.Count > 0 ? type.Modifiers[0].SpanStart : type.Keyword.SpanStart;
            return new Proposal(title, Edit.Insert(type.SyntaxTree, position, "internal "));
        }

        // Two of them are neighbours: private protected.
        return new Proposal(title, new Edit(type.SyntaxTree, Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(written[0].SpanStart, written[written.Count - 1].Span.End), "internal"));
    }
}
