using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.Generator.CodeFixes.Editing;
using NetGen.Generator.Common;

namespace NetGen.Generator.CodeFixes;

/// <summary>Writes Keras's momentum as the share of the new batch.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetMomentumFix)), Shared]
public sealed class SetMomentumFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.LargeMomentum.Id];

    internal override Proposal? Propose(FixSite site) =>
        site is { Remedy: { } momentum, Argument: { } argument } ? new Proposal($"Use {momentum}, the equivalent of Keras's {argument.Expression}", Edit.Replace(argument.Expression, momentum)) : null;
}
