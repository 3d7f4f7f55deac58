using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.Generator.CodeFixes.Editing;
using NetGen.Generator.Common;

namespace NetGen.Generator.CodeFixes;

/// <summary>Gives a layer as many units as its vectors compute.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WidenLayerFix)), Shared]
public sealed class WidenLayerFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.WastedLanes.Id];

    internal override Proposal? Propose(FixSite site) =>
        site is { Remedy: { } units, Argument: { } argument } ? new Proposal($"Use {units} units, which cost the same", Edit.Replace(argument.Expression, units)) : null;
}
