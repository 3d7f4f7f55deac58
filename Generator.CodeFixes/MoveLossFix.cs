using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.Generator.CodeFixes.Editing;
using NetGen.Generator.Common;

namespace NetGen.Generator.CodeFixes;

/// <summary>Moves the loss to the end of the attributes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveLossFix)), Shared]
public sealed class MoveLossFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.LossNotLast.Id];

    internal override Proposal? Propose(FixSite site)
    {
        if (site.Attribute is not { } loss || site.Related.Count == 0)
        {
            return null;
        }

        var lastLayer = new AttributeText(site.Related[0]);
        var cut = AttributeText.Cut([loss], lastLayer, out var pieces);
        return new Proposal($"Move [{loss.LayerKind()}] after the layers", cut, [lastLayer.InsertAfter(pieces)]);
    }
}
