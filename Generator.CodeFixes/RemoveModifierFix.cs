using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.CodeFixes.Editing;
using NetGen.Generator.Common;

namespace NetGen.Generator.CodeFixes;

/// <summary>Removes the modifier that no network can have: <c>static</c>, or <c>abstract</c> where no member is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveModifierFix)), Shared]
public sealed class RemoveModifierFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.UnsupportedClass.Id];

    internal override Proposal? Propose(FixSite site)
    {
        if (site.Type is not { } type)
        {
            return null;
        }

        var modifier = type.Modifiers.FirstOrDefault(m => m.IsKind(SyntaxKind.StaticKeyword) || m.IsKind(SyntaxKind.AbstractKeyword));
        bool isNeeded = modifier.IsKind(SyntaxKind.AbstractKeyword) && type.Members.Any(m => m.Modifiers.Any(SyntaxKind.AbstractKeyword));
        if (modifier == default || isNeeded)
        {
            return null;
        }

        bool isBeforeSpace = modifier.TrailingTrivia.Count > 0 && modifier.TrailingTrivia[0].IsKind(SyntaxKind.WhitespaceTrivia);
        int end = isBeforeSpace ? modifier.TrailingTrivia[0].Span.End : modifier.Span.End;
        return new Proposal($"Remove '{modifier.Text}'", Edit.Delete(type.SyntaxTree, modifier.SpanStart, end));
    }
}
