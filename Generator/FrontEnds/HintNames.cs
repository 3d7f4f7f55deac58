using System.Globalization;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.FrontEnds;

/// <summary>Names of generated files: the class with its containing types and namespace.</summary>
internal static class HintNames
{
    /// <summary>
    /// The file of a class. File names are case-insensitive, names of types and namespaces are not: if two differ only in case, the case is spelled out.
    /// </summary>
    public static string Of(INamedTypeSymbol type)
    {
        var parts = new Stack<string>();
        bool isAmbiguous = false;
        for (ISymbol part = type; part is not INamespaceSymbol { IsGlobalNamespace: true }; part = part.ContainingSymbol)
        {
            // Metadata names have no @, and distinguish Net from Net<T> and file-local types from others.
            parts.Push(part.MetadataName.Replace('`', '-').Replace('<', '-').Replace('>', '-'));
            isAmbiguous |= ((INamespaceOrTypeSymbol)part.ContainingSymbol).GetMembers()
                .Any(s => s is INamespaceOrTypeSymbol && s.Name != part.Name && string.Equals(s.Name, part.Name, StringComparison.OrdinalIgnoreCase));
        }

        string name = string.Join(".", parts) + Number(type);
        return isAmbiguous ? $"{name}.{string.Concat(name.Select(c => char.IsUpper(c) ? 'u' : 'l'))}.g.cs" : name + ".g.cs";
    }

    /// <summary>A class and a record of the same name are an error that C# reports, but they are two types, each with a file.</summary>
    private static string Number(INamedTypeSymbol type)
    {
        int earlier = type.ContainingSymbol is INamespaceOrTypeSymbol container
            ? container.GetTypeMembers(type.Name, type.Arity).Where(t => t.MetadataName == type.MetadataName).TakeWhile(t => !SymbolEqualityComparer.Default.Equals(t, type)).Count()
            : 0;
        return earlier == 0 ? string.Empty : "-" + (earlier + 1).ToString(CultureInfo.InvariantCulture);
    }
}
