using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.CodeFixes.Editing;
using NetGen.Generator.Common;

namespace NetGen.Generator.CodeFixes;

/// <summary>
/// Moves the inputs and layers of several partial declarations to the one with <c>[Network]</c>, in their order, and the loss to its end; the losses of several
/// heads stay among their layers.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GatherLayersFix)), Shared]
public sealed class GatherLayersFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.SeveralDeclarations.Id];

    internal override Proposal? Propose(FixSite site)
    {
        // The number of inputs, and that of layers; what is left is the loss.
        if (site.Attribute is not { } network || site.Remedy?.Split(' ') is not { Length: 2 } counts
            || !int.TryParse(counts[0], out int inputCount) || !int.TryParse(counts[1], out int layerCount) || site.Related.Count < inputCount + layerCount)
        {
            return null;
        }

        var home = DeclarationOf(network);
        IReadOnlyList<AttributeSyntax> inputs = [.. site.Related.Take(inputCount)];
        IReadOnlyList<AttributeSyntax> layers = [.. site.Related.Skip(inputCount).Take(layerCount)], losses = [.. site.Related.Skip(inputCount + layerCount)];
        var lastInput = inputs.LastOrDefault(a => DeclarationOf(a) == home) ?? network;
        var lastLayer = layers.LastOrDefault(a => DeclarationOf(a) == home);
        var lastLoss = losses.LastOrDefault(a => DeclarationOf(a) == home);

        var edits = new List<Edit>();
        var places = new Dictionary<AttributeSyntax, List<AttributePiece>>();
        Move(inputs, lastInput);
        Move(layers, lastLayer ?? lastInput);
        Move(losses, lastLoss ?? lastLayer ?? lastInput);
        edits.AddRange(places.Select(place => new AttributeText(place.Key).InsertAfter(place.Value)));

        return new Proposal($"Move all layers to one declaration of '{home?.Identifier.ValueText}'", edits.Where(e => !e.IsNothing));

        void Move(IEnumerable<AttributeSyntax> attributes, AttributeSyntax destination)
        {
            edits.AddRange(AttributeText.Cut([.. attributes.Where(a => DeclarationOf(a) != home)], new AttributeText(destination), out var pieces));
            if (!places.TryGetValue(destination, out var moved))
            {
                places.Add(destination, moved = []);
            }

            moved.AddRange(pieces);
        }
    }

    private static TypeDeclarationSyntax? DeclarationOf(AttributeSyntax attribute) => attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>();
}
