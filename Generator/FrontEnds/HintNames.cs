using System.Globalization;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.FrontEnds;

/// <summary>Names of generated files: the class with all that is around it.</summary>
internal static class HintNames
{
    /// <summary>The file of a class. Names of files are compared without case, names of types and namespaces with it: where only case tells two apart, it is spelled out.</summary>
    public static string Of(INamedTypeSymbol type)
    {
        var parts = new Stack<string>();
        bool isAmbiguous = false;
        for (ISymbol part = type; part is not INamespaceSymbol { IsGlobalNamespace: true }; part = part.ContainingSymbol)
        {
            // Metadata names have no @, tell Net from Net<T>, and types of a file from those of another.
            parts.Push(part.MetadataName.Replace('`', '-').Replace('<', '-').Replace('>', '-'));
            isAmbiguous |= ((INamespaceOrTypeSymbol)part.ContainingSymbol).GetMembers()
                .Any(s => s is INamespaceOrTypeSymbol && s.Name != part.Name && string.Equals(s.Name, part.Name, StringComparison.OrdinalIgnoreCase));
        }

        string name = string.Join(".", parts) + Number(type);
        return isAmbiguous ? $"{name}.{string.Concat(name.Select(c => char.IsUpper(c) ? 'u' : 'l'))}.g.cs" : name + ".g.cs";
    }

    /// <summary>A class and a record of one name are a mistake that C# reports, and yet two types: each has a file.</summary>
    private static string Number(INamedTypeSymbol type)
    {
        int earlier = type.ContainingSymbol is INamespaceOrTypeSymbol container
            ? container.GetTypeMembers(type.Name, type.Arity).Where(t => t.MetadataName == type.MetadataName).TakeWhile(t => !SymbolEqualityComparer.Default.Equals(t, type)).Count()
            : 0;
        return earlier == 0 ? string.Empty : "-" + (earlier + 1).ToString(CultureInfo.InvariantCulture);
    }
}
