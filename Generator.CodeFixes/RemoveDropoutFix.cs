using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.Generator.CodeFixes.Editing;
using NetGen.Generator.Common;

namespace NetGen.Generator.CodeFixes;

/// <summary>Removes the dropout, or the noise, of a network's outputs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveDropoutFix)), Shared]
public sealed class RemoveDropoutFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.DropoutLast.Id];

    internal override Proposal? Propose(FixSite site) => site.Attribute is { } dropout ? new Proposal($"Remove [{dropout.LayerKind()}]", AttributeText.Remove(dropout)) : null;
}
