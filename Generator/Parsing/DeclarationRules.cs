using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Emission;

namespace NetGen.Generator.Parsing;

/// <summary>What a network's class must look like, so that members can be written into it.</summary>
internal static class DeclarationRules
{
    public static void Check(INamedTypeSymbol type, Compilation compilation, List<Problem> problems)
    {
        if (compilation is CSharpCompilation { LanguageVersion: < LanguageVersion.CSharp13 } csharp)
        {
            problems.Add(Problem.Create(Descriptors.LanguageVersion, -1, null, type.Name, csharp.LanguageVersion.ToDisplayString()));
        }

        for (var part = type; part is not null; part = part.ContainingType)
        {
            if (!part.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).OfType<TypeDeclarationSyntax>().Any(d => d.Modifiers.Any(SyntaxKind.PartialKeyword)))
            {
                problems.Add(Problem.Create(Descriptors.NotPartial, -1, null, part.Name));
            }
        }

        if (Unsupported(type) is { } reason)
        {
            problems.Add(Problem.Create(Descriptors.UnsupportedClass, -1, null, type.Name, reason));
        }

        foreach (var member in type.GetMembers())
        {
            if (!IsGenerated(member) && GeneratedMembers.Conflicts(member.Name, (member as IMethodSymbol)?.Parameters.Select(p => p.Type.ToDisplayString()).ToArray()))
            {
                problems.Add(Problem.Create(Descriptors.MemberDeclared, -1, null, type.Name, member.Name));
            }
        }
    }

    /// <summary>Whether a member stands in generated code only: the generator does not see it, so the analyzer must not either.</summary>
    public static bool IsGenerated(ISymbol symbol) =>
        symbol.IsImplicitlyDeclared || (!symbol.DeclaringSyntaxReferences.IsEmpty && symbol.DeclaringSyntaxReferences.All(r => IsGenerated(r.SyntaxTree)));

    private static bool IsGenerated(SyntaxTree tree) =>
        tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase) || tree.FilePath.EndsWith(".generated.cs", StringComparison.OrdinalIgnoreCase);

    private static string? Unsupported(INamedTypeSymbol type)
    {
        if (type.IsStatic)
        {
            return "static";
        }

        if (type.IsAbstract)
        {
            return "abstract";
        }

        if (type.IsRecord)
        {
            return "a record";
        }

        if (type.IsFileLocal)
        {
            return "local to its file";
        }

        for (var part = type; part is not null; part = part.ContainingType)
        {
            if (part.IsGenericType && !part.TypeParameters.IsEmpty)
            {
                return ReferenceEquals(part, type) ? "generic" : "nested in a generic type";
            }

            if (part.IsFileLocal)
            {
                return "local to its file";
            }
        }

        return null;
    }
}
