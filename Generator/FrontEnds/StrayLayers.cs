using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Planning;

namespace NetGen.Generator.FrontEnds;

/// <summary>Layers on a class that is not a network.</summary>
internal static class StrayLayers
{
    private const string Suffix = "Attribute";
    private static readonly HashSet<string> Names =
    [
        .. LayerTable.Kinds.Concat(LossTable.Kinds).Concat(["Block", "Budget", "Streaming", "Input", "Output"]).SelectMany(k => new[] { k, k + Suffix }),
    ];

    /// <summary>Whether a declaration may have them, judging by its text: this rules out most declarations at no further cost.</summary>
    public static bool MayBeOn(SyntaxNode node)
    {
        if (node is not TypeDeclarationSyntax { AttributeLists.Count: > 0 } declaration)
        {
            return false;
        }

        List<string> names = [.. declaration.AttributeLists.SelectMany(l => l.Attributes).Select(a => NameOf(a.Name))];
        return names.Exists(Names.Contains) && !names.Exists(n => n is "Network" or "Network" + Suffix);
    }

    /// <summary>The first attribute that only a network has; null if the type is a network or a block.</summary>
    public static AttributeData? Of(ImmutableArray<AttributeData> attributes) =>
        // The layers of a block are checked in the network that includes it.
        attributes.Any(a => AttributeReader.IsNetwork(a) || BlockReader.IsMarked(a))
            ? null
            : attributes.FirstOrDefault(a => a.ApplicationSyntaxReference is not null && (AttributeReader.IsLayer(a) || AttributeReader.IsLoss(a)))
                ?? attributes.FirstOrDefault(a => a.ApplicationSyntaxReference is not null && (AttributeReader.IsInput(a) || AttributeReader.IsOutput(a)))
                ?? attributes.FirstOrDefault(a => a.ApplicationSyntaxReference is not null && (AttributeReader.IsBudget(a) || AttributeReader.IsStreaming(a)));

    /// <summary>The name of the attribute in messages.</summary>
    public static string Title(AttributeData stray) =>
        AttributeReader.IsBudget(stray) ? "a [Budget]" : AttributeReader.IsStreaming(stray) ? "[Streaming]" : AttributeReader.IsInput(stray) ? "an [Input]" : AttributeReader.IsOutput(stray) ? "an [Output]" : "layer attributes";

    private static string NameOf(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => string.Empty,
    };
}
