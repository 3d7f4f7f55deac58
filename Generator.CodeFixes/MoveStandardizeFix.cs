using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.Generator.CodeFixes.Editing;
using NetGen.Generator.Common;

namespace NetGen.Generator.CodeFixes;

/// <summary>Moves standardization before the first layer that it may not follow; a second one is removed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveStandardizeFix)), Shared]
public sealed class MoveStandardizeFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.PreprocessingAfterLayers.Id];

    internal override Proposal? Propose(FixSite site)
    {
        if (site.Attribute is not { } standardize)
        {
            return null;
        }

        if (site.Related.Count == 0)
        {
            return new Proposal("Remove the second [Standardize]", AttributeText.Remove(standardize));
        }

        var firstLayer = new AttributeText(site.Related[0]);
        var cut = AttributeText.Cut([standardize], firstLayer, out var pieces);
        return new Proposal("Move [Standardize] before the layers", cut, [firstLayer.InsertBefore(pieces)]);
    }
}
