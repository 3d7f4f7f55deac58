using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.Generator.CodeFixes.Editing;
using NetGen.Generator.Common;

namespace NetGen.Generator.CodeFixes;

/// <summary>Adds <c>[Network]</c> before the layers of a class that lacks it. The shape of the input is the user's to give: NETGEN0101 asks for it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddNetworkFix)), Shared]
public sealed class AddNetworkFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.LayersWithoutNetwork.Id];

    internal override Proposal? Propose(FixSite site)
    {
        if (site.Attribute is not { } first)
        {
            return null;
        }

        var place = new AttributeText(first);
        return new Proposal("Add [Network] (it takes the shape of the input)", place.InsertBefore(new AttributePiece(place.Sibling("Network"))));
    }
}
