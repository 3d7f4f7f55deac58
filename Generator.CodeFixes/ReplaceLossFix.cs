using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.Generator.CodeFixes.Editing;
using NetGen.Generator.Common;

namespace NetGen.Generator.CodeFixes;

/// <summary>Replaces a loss that needs several outputs by the one for one output.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplaceLossFix)), Shared]
public sealed class ReplaceLossFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.LossDoesNotFit.Id];

    internal override Proposal? Propose(FixSite site) =>
        site is { Remedy: { } loss, Attribute: { ArgumentList: null or { Arguments.Count: 0 } } attribute }
            ? new Proposal($"Use [{loss}]", Edit.Replace(attribute, new AttributeText(attribute).Sibling(loss)))
            : null;
}
