using Microsoft.CodeAnalysis;
using NetGen.Generator.Common;

namespace NetGen.Generator.FrontEnds;

/// <summary>Checks the custom types of <c>[Activation&lt;T&gt;]</c> and <c>[Loss&lt;T&gt;]</c>: a generated type calls them by name.</summary>
internal static class OwnTypes
{
    /// <summary>Returns false if C# itself reports an error: the type does not exist or does not implement its interface.</summary>
    public static bool Check(AttributeData attribute, int index, Compilation compilation, List<Problem> problems)
    {
        if (attribute.AttributeClass is not { IsGenericType: true } attributeClass || !AttributeReader.Is(attributeClass, attributeClass.Name))
        {
            return true;
        }

        string contract = attributeClass.Name == "LossAttribute" ? "ILoss" : "IActivation";
        if (attributeClass.TypeArguments[0] is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsStatic: false, IsRefLikeType: false } type
            || type.AllInterfaces.FirstOrDefault(i => AttributeReader.Is(i, contract)) is not { } implemented)
        {
            return false;
        }

        var members = implemented.GetMembers().Where(m => m.IsStatic && m.IsAbstract).Select(type.FindImplementationForInterfaceMember).ToList();
        if (members.Contains(null))
        {
            return false;
        }

        if (Obstacle(type, contract, members, compilation) is { } obstacle)
        {
            string title = $"[{AttributeReader.KindOf(attributeClass)}<{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}>]";
            problems.Add(Problem.Create(Descriptors.ContractNotMet, index, null, title, type.ToDisplayString(), obstacle));
        }

        return true;
    }

    private static string? Obstacle(INamedTypeSymbol type, string contract, List<ISymbol?> members, Compilation compilation)
    {
        if (IsFileLocal(type))
        {
            return "is local to its file";
        }

        if (!compilation.IsSymbolAccessibleWithin(type, compilation.Assembly))
        {
            return "is less accessible than internal";
        }

        // A loss is called through its interface, an activation by its name.
        return contract == "IActivation" && members.FirstOrDefault(m => m is IMethodSymbol { MethodKind: MethodKind.ExplicitInterfaceImplementation }) is { } member
            ? $"implements '{member.Name.Substring(member.Name.LastIndexOf('.') + 1)}' explicitly: declare it as a public method"
            : null;
    }

    private static bool IsFileLocal(ITypeSymbol type)
    {
        for (var part = type; part is not null; part = part.ContainingType)
        {
            if (part is INamedTypeSymbol named && (named.IsFileLocal || named.TypeArguments.Any(IsFileLocal)))
            {
                return true;
            }
        }

        return false;
    }
}
