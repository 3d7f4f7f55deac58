using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.CodeFixes.Editing;
using NetGen.Generator.Common;

namespace NetGen.Generator.CodeFixes;

/// <summary>Moves the layers of several partial declarations to the one with <c>[Network]</c>, in their order, and the loss to its end.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GatherLayersFix)), Shared]
public sealed class GatherLayersFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.SeveralDeclarations.Id];

    internal override Proposal? Propose(FixSite site)
    {
        if (site.Attribute is not { } network || !int.TryParse(site.Remedy, out int layerCount) || site.Related.Count < layerCount)
        {
            return null;
        }

        var home = DeclarationOf(network);
        IReadOnlyList<AttributeSyntax> layers = [.. site.Related.Take(layerCount)], losses = [.. site.Related.Skip(layerCount)];
        var lastLayer = layers.LastOrDefault(a => DeclarationOf(a) == home) ?? network;
        var lastLoss = losses.LastOrDefault(a => DeclarationOf(a) == home);

        var edits = new List<Edit>();
        edits.AddRange(Cut(layers, lastLayer, out var movedLayers));
        edits.AddRange(Cut(losses, lastLoss ?? lastLayer, out var movedLosses));
        if (lastLoss is null)
        {
            edits.Add(new AttributeText(lastLayer).InsertAfter([.. movedLayers, .. movedLosses]));
        }
        else
        {
            edits.Add(new AttributeText(lastLayer).InsertAfter(movedLayers));
            edits.Add(new AttributeText(lastLoss).InsertAfter(movedLosses));
        }

        return new Proposal($"Move all layers to one declaration of '{home?.Identifier.ValueText}'", edits.Where(e => !e.IsNothing));

        IReadOnlyList<Edit> Cut(IEnumerable<AttributeSyntax> attributes, AttributeSyntax destination, out IReadOnlyList<AttributePiece> pieces) =>
            AttributeText.Cut([.. attributes.Where(a => DeclarationOf(a) != home)], new AttributeText(destination), out pieces);
    }

    private static TypeDeclarationSyntax? DeclarationOf(AttributeSyntax attribute) => attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>();
}
