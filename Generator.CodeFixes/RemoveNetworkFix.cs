using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.Generator.CodeFixes.Editing;
using NetGen.Generator.Common;

namespace NetGen.Generator.CodeFixes;

/// <summary>Removes <c>[Network]</c>, and a loss, from a class without layers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveNetworkFix)), Shared]
public sealed class RemoveNetworkFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.NoLayers.Id];

    internal override Proposal? Propose(FixSite site) => site.Attribute is { } network
        ? new Proposal(site.Related.Count == 0 ? "Remove [Network]" : "Remove [Network] and the loss", AttributeText.Remove([network, .. site.Related]))
        : null;
}
