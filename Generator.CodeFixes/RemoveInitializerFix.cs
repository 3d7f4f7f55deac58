using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.CodeFixes.Editing;
using NetGen.Generator.Common;

namespace NetGen.Generator.CodeFixes;

/// <summary>Removes an initializer that does not suit the activation: the default goes by it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveInitializerFix)), Shared]
public sealed class RemoveInitializerFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.UnsuitedInitializer.Id];

    internal override Proposal? Propose(FixSite site) =>
        site.Argument is { Parent: AttributeArgumentListSyntax list } argument
            ? new Proposal($"Remove '{argument}': the default suits the activation", SeparatedText.Remove(list.Arguments, argument))
            : null;
}
