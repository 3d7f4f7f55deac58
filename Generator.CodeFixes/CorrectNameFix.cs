using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.CodeFixes.Editing;
using NetGen.Generator.Common;

namespace NetGen.Generator.CodeFixes;

/// <summary>Replaces the name of a layer by one that it can have, and a mistyped one by that of the layer that was meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectNameFix)), Shared]
public sealed class CorrectNameFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.DuplicateName.Id, Descriptors.InvalidName.Id, Descriptors.UnknownName.Id];

    internal override Proposal? Propose(FixSite site) =>
        site is { Remedy: { } name, Argument: { } argument }
            ? new Proposal($"{(site.Id == Descriptors.UnknownName.Id ? "Change to" : "Name it")} '{name}'", Edit.Replace(argument.Expression, SymbolDisplay.FormatLiteral(name, quote: true)))
            : null;
}
