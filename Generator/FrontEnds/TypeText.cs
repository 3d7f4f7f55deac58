using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Common;
using NetGen.Generator.Specs;

namespace NetGen.Generator.FrontEnds;

/// <summary>Types as their partial declarations are written.</summary>
internal static class TypeText
{
    /// <summary>The namespace with its name; empty where it is the global one.</summary>
    public static string Namespace(INamedTypeSymbol type) => type.ContainingNamespace.IsGlobalNamespace ? string.Empty : type.ContainingNamespace.ToDisplayString();

    /// <summary>The name by which a compilation finds it.</summary>
    public static string MetadataName(ISymbol type) => type.ContainingSymbol is INamespaceSymbol { IsGlobalNamespace: true }
        ? type.MetadataName
        : MetadataName(type.ContainingSymbol) + (type.ContainingSymbol is INamespaceSymbol ? "." : "+") + type.MetadataName;

    /// <summary>The types around it, from the outermost in.</summary>
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
        string parameters = type.TypeParameters.IsEmpty ? string.Empty : $"<{string.Join(", ", type.TypeParameters.Select(p => Escape(p.Name)))}>";
        return $"partial {keyword} {Escape(type.Name)}{parameters}";
    }

    /// <summary>A name as C# writes it: a keyword with its @.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
