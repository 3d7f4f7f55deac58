using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.Generator.CodeFixes.Editing;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.CodeFixes;

/// <summary>Makes an image with one channel of an input of height and width.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddChannelFix)), Shared]
public sealed class AddChannelFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.WrongShape.Id];

    internal override Proposal? Propose(FixSite site) =>
        site.Attribute is { ArgumentList.Arguments: { Count: 2 } sizes } network && network.LayerKind() == "Network" && sizes.All(s => s.NameColon is null)
            ? new Proposal($"Add a channel: [Network({sizes[0]}, {sizes[1]}, 1)]", Edit.Insert(network.SyntaxTree, sizes[1].Span.End, ", 1"))
            : null;
}
