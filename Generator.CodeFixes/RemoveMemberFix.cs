using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.CodeFixes.Editing;
using NetGen.Generator.Common;

namespace NetGen.Generator.CodeFixes;

/// <summary>Removes a member that the generator writes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveMemberFix)), Shared]
public sealed class RemoveMemberFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.MemberDeclared.Id];

    internal override Proposal? Propose(FixSite site)
    {
        if (site.Node is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: > 1 } declaration } variable)
        {
            return new Proposal($"Remove your '{site.Text}'", SeparatedText.Remove(declaration.Variables, variable));
        }

        // A record's parameter is used wherever one is made.
        return site.Node is not ParameterSyntax && site.Node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
            ? new Proposal($"Remove your '{site.Text}'", MemberText.Remove(member))
            : null;
    }
}
