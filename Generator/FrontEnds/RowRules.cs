using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Common;
using NetGen.Generator.Specs;

namespace NetGen.Generator.FrontEnds;

/// <summary>What a row's type must look like, so that an encoder can be written into it.</summary>
internal static class RowRules
{
    public static void CheckDeclaration(INamedTypeSymbol type, Compilation compilation, List<Problem> problems)
    {
        DeclarationRules.CheckLanguage(type, compilation, problems);
        if (Reason(type) is { } reason)
        {
            // Being partial would not help it.
            problems.Add(Problem.Create(Descriptors.UnsupportedRow, -1, null, type.Name, reason));
        }
        else
        {
            DeclarationRules.CheckPartial(type, "the encoder", problems);
        }

        foreach (var member in ConflictingMembers(type))
        {
            problems.Add(Problem.Create(Descriptors.MemberDeclared, -1, null, type.Name, DeclarationRules.NameInMessages(member)));
        }
    }

    /// <summary>The properties that count, in the order of the text: public ones of instances that can be read.</summary>
    public static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IPropertySymbol>()
            .Where(p => p is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public })
            .Where(p => !p.DeclaringSyntaxReferences.IsEmpty && !GeneratorOutput.Declares(p))
            .OrderBy(p => p.DeclaringSyntaxReferences[0].Span.Start);

    /// <summary>Members of the user's in whose place one is written.</summary>
    public static IEnumerable<ISymbol> ConflictingMembers(INamedTypeSymbol type) =>
        type.GetMembers().Where(m => GeneratedMembers.OfRows.Contains(m.Name) && !GeneratorOutput.Declares(m));

    /// <summary>What the type is and a row cannot be; null where there is nothing.</summary>
    private static string? Reason(INamedTypeSymbol type)
    {
        if (type.IsStatic)
        {
            return "static";
        }

        if (type.IsRefLikeType)
        {
            return "a ref struct";
        }

        if (UnsupportedClasses.Surroundings(type) is { } surroundings)
        {
            return surroundings;
        }

        if (type.BaseType is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType), TypeKind: not TypeKind.Error })
        {
            return "derived from another type";
        }

        if (GeneratedMembers.OfRows.Contains(type.Name))
        {
            return "named like a generated member";
        }

        var homes = Properties(type).Select(p => p.DeclaringSyntaxReferences[0].GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>()).Distinct();
        return homes.Skip(1).Any() ? "spread over several partial declarations, whose order depends on the order of the files" : null;
    }
}
