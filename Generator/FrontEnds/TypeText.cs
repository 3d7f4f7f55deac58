using Microsoft.CodeAnalysis;
using NetGen.Generator.Common;
using NetGen.Generator.Specs;
using NetGen.Generator.Text;

namespace NetGen.Generator.FrontEnds;

/// <summary>Types as in their partial declarations.</summary>
internal static class TypeText
{
    /// <summary>The name of the namespace; empty for the global one.</summary>
    public static string Namespace(INamedTypeSymbol type) => type.ContainingNamespace.IsGlobalNamespace ? string.Empty : type.ContainingNamespace.ToDisplayString();

    /// <summary>The name by which a compilation finds it.</summary>
    public static string MetadataName(ISymbol type) => type.ContainingSymbol is INamespaceSymbol { IsGlobalNamespace: true }
        ? type.MetadataName
        : MetadataName(type.ContainingSymbol) + (type.ContainingSymbol is INamespaceSymbol ? "." : "+") + type.MetadataName;

    /// <summary>Its containing types, outermost first.</summary>
    public static EquatableArray<ContainingTypeSpec> ContainingTypes(INamedTypeSymbol type)
    {
        var containing = new Stack<ContainingTypeSpec>();
        for (var parent = type.ContainingType; parent is not null; parent = parent.ContainingType)
        {
            containing.Push(new ContainingTypeSpec(Declaration(parent)));
        }

        return containing.ToEquatableArray();
    }

    /// <summary>The head of its partial declaration.</summary>
    public static string Declaration(INamedTypeSymbol type)
    {
        string keyword = (type.IsRecord, type.TypeKind) switch
        {
            (true, TypeKind.Struct) => "record struct",
            (true, _) => "record",
            (_, TypeKind.Struct) => "struct",
            (_, TypeKind.Interface) => "interface",
            _ => "class",
        };
        string parameters = type.TypeParameters.IsEmpty ? string.Empty : $"<{string.Join(", ", type.TypeParameters.Select(p => Identifiers.Escape(p.Name)))}>";
        return $"partial {keyword} {Identifiers.Escape(type.Name)}{parameters}";
    }
}
