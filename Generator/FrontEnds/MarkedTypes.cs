using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.FrontEnds;

/// <summary>Types marked as obsolete or experimental: users of the types get warnings, but generated code must not.</summary>
internal static class MarkedTypes
{
    public static bool IsObsolete(INamedTypeSymbol network) => Around(network).Any(t => Mark(t, "System.ObsoleteAttribute") is not null);

    /// <summary>The warnings that kernels would get for naming the network and the custom types.</summary>
    public static IEnumerable<string> Warnings(INamedTypeSymbol network, ImmutableArray<AttributeData> attributes)
    {
        var own = attributes.SelectMany(a => a.AttributeClass?.TypeArguments ?? []).OfType<INamedTypeSymbol>().SelectMany(Around).ToList();
        return Warnings(network, own);
    }

    /// <summary>The warnings that generated code would get for naming its own type and the types that it uses.</summary>
    public static IEnumerable<string> Warnings(INamedTypeSymbol type, IReadOnlyList<ISymbol> used) =>
        Around(type).Concat(used).SelectMany(ExperimentalWarnings).Concat(used.SelectMany(ObsoleteWarnings))
            .Where(SyntaxFacts.IsValidIdentifier).Distinct().OrderBy(id => id, StringComparer.Ordinal);

    private static IEnumerable<string> ExperimentalWarnings(ISymbol type)
    {
        if (Mark(type, "System.Diagnostics.CodeAnalysis.ExperimentalAttribute") is { ConstructorArguments.Length: 1 } mark && mark.ConstructorArguments[0].Value is string id)
        {
            yield return id;
        }
    }

    private static IEnumerable<string> ObsoleteWarnings(ISymbol type) =>
        Mark(type, "System.ObsoleteAttribute") is not { } mark ? []
        : mark.NamedArguments.FirstOrDefault(a => a.Key == "DiagnosticId").Value.Value is string id ? [id]
        : ["CS0612", "CS0618"];

    private static AttributeData? Mark(ISymbol type, string attribute) => type.GetAttributes().FirstOrDefault(a => a.AttributeClass?.ToDisplayString() == attribute);

    /// <summary>The type and its containing types.</summary>
    private static IEnumerable<INamedTypeSymbol> Around(INamedTypeSymbol type)
    {
        for (var part = type; part is not null; part = part.ContainingType)
        {
            yield return part;
        }
    }
}
