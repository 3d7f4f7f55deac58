using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.CodeFixes.Editing;
using NetGen.Generator.Common;

namespace NetGen.Generator.CodeFixes;

/// <summary>Removes an activation that the loss applies itself, or that limits what it takes: an argument or a layer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveActivationFix)), Shared]
public sealed class RemoveActivationFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.ActivationBeforeLogitsLoss.Id, Descriptors.LimitedOutput.Id];

    internal override Proposal? Propose(FixSite site) => site switch
    {
        { Argument: { Parent: AttributeArgumentListSyntax list } argument } => new Proposal($"Remove {argument}", SeparatedText.Remove(list.Arguments, argument)),
        { Attribute: { } layer } => new Proposal($"Remove [{layer.LayerKind()}]", AttributeText.Remove(layer)),
        _ => null,
    };
}
