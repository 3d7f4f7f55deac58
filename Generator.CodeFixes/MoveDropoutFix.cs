using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.Generator.CodeFixes.Editing;
using NetGen.Generator.Common;

namespace NetGen.Generator.CodeFixes;

/// <summary>Moves dropout, or noise, from the end to before the last layer with weights.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveDropoutFix)), Shared]
public sealed class MoveDropoutFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.DropoutLast.Id];

    internal override Proposal? Propose(FixSite site)
    {
        if (site is not { Attribute: { } dropout, Related.Count: 1 })
        {
            return null;
        }

        var place = new AttributeText(site.Related[0]);
        var cut = AttributeText.Cut([dropout], place, out var pieces);
        return new Proposal($"Move [{dropout.LayerKind()}] before [{site.Related[0].LayerKind()}]", cut, [place.InsertBefore(pieces)]);
    }
}
