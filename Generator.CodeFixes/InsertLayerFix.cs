using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.Generator.CodeFixes.Editing;
using NetGen.Generator.Common;

namespace NetGen.Generator.CodeFixes;

/// <summary>
/// Inserts the layer that is missing before another: <c>[Flatten]</c> where an image meets a layer of vectors, <c>[ReLU]</c> between two linear layers.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InsertLayerFix)), Shared]
public sealed class InsertLayerFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.WrongShape.Id, Descriptors.MissingFlatten.Id, Descriptors.CollapsingLayers.Id];

    internal override Proposal? Propose(FixSite site)
    {
        // A shape may be wrong in other ways, too.
        if (site.Attribute is not { } layer || (site.Id == Descriptors.WrongShape.Id && site.Remedy != "Flatten"))
        {
            return null;
        }

        string missing = site.Id == Descriptors.CollapsingLayers.Id ? "ReLU" : "Flatten";
        var place = new AttributeText(layer);
        return new Proposal($"Insert [{missing}] before it", place.InsertBefore(new AttributePiece(place.Sibling(missing))));
    }
}
