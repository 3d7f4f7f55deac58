using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Emission;

namespace NetGen.Generator.Parsing;

/// <summary>What a class must look like, so that members can be written into it.</summary>
internal static class DeclarationRules
{
    /// <summary>How members are named in messages: <c>Predict(ReadOnlySpan&lt;float&gt;)</c>.</summary>
    private static readonly SymbolDisplayFormat MemberFormat = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType)
        .WithKindOptions(SymbolDisplayKindOptions.None);

    /// <summary>How parameter types are compared: without annotations, which do not tell overloads apart.</summary>
    private static readonly SymbolDisplayFormat ParameterFormat = SymbolDisplayFormat.CSharpErrorMessageFormat
        .RemoveMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static void Check(INamedTypeSymbol type, Compilation compilation, List<Problem> problems)
    {
        CheckLanguage(type, compilation, problems);
        CheckPartial(type, "the network", problems);
        if (UnsupportedClasses.Reason(type, compilation) is { } reason)
        {
            problems.Add(Problem.Create(Descriptors.UnsupportedClass, -1, null, type.Name, reason));
        }
        else if (Unreachable(type) is { } unreachable)
        {
            problems.Add(Problem.Create(Descriptors.Unreachable, -1, null, unreachable.Name, AccessibilityOf(unreachable)));
        }

        foreach (var member in ConflictingMembers(type))
        {
            problems.Add(Problem.Create(Descriptors.MemberDeclared, -1, null, member.ContainingType.Name, NameInMessages(member)));
        }
    }

    /// <summary>Whether C# is one that all of generated code compiles as.</summary>
    public static void CheckLanguage(INamedTypeSymbol type, Compilation compilation, List<Problem> problems)
    {
        if (compilation is CSharpCompilation { LanguageVersion: < LanguageVersion.CSharp13 } csharp)
        {
            problems.Add(Problem.Create(Descriptors.LanguageVersion, -1, null, type.Name, csharp.LanguageVersion.ToDisplayString()));
        }
    }

    /// <summary>Whether a type and those around it are partial.</summary>
    /// <param name="type">The type.</param>
    /// <param name="what">What is to be written into it.</param>
    /// <param name="problems">Where to say so.</param>
    public static void CheckPartial(INamedTypeSymbol type, string what, List<Problem> problems)
    {
        for (var part = type; part is not null; part = part.ContainingType)
        {
            if (!Declarations(part).Any(d => d.Modifiers.Any(SyntaxKind.PartialKeyword)))
            {
                problems.Add(Problem.Create(Descriptors.NotPartial, -1, null, part.Name, what));
            }
        }
    }

    /// <summary>Members of the user's, inherited ones among them, in whose place one is written.</summary>
    public static IEnumerable<ISymbol> ConflictingMembers(INamedTypeSymbol type)
    {
        for (var declaring = type; declaring is { SpecialType: not SpecialType.System_Object }; declaring = declaring.BaseType)
        {
            foreach (var member in declaring.GetMembers())
            {
                bool isInherited = !ReferenceEquals(declaring, type);
                bool isHidden = isInherited && (member.DeclaredAccessibility == Accessibility.Private || member is IMethodSymbol { MethodKind: MethodKind.Constructor });
                if (!isHidden && !IsGenerated(member) && GeneratedMembers.Conflicts(member.Name, Parameters(member)))
                {
                    yield return member;
                }
            }
        }
    }

    public static string NameInMessages(ISymbol member) => member.ToDisplayString(MemberFormat);

    /// <summary>Whether a member stands in generated code only: the generator does not see it, so the analyzer must not either.</summary>
    public static bool IsGenerated(ISymbol symbol) =>
        symbol.IsImplicitlyDeclared || (!symbol.DeclaringSyntaxReferences.IsEmpty && symbol.DeclaringSyntaxReferences.All(r => IsGenerated(r.SyntaxTree)));

    public static IEnumerable<TypeDeclarationSyntax> Declarations(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).OfType<TypeDeclarationSyntax>();

    /// <summary>The class or the type around it that only a part of the assembly sees.</summary>
    private static INamedTypeSymbol? Unreachable(INamedTypeSymbol type)
    {
        for (var part = type; part is not null; part = part.ContainingType)
        {
            if (part.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
            {
                return part;
            }
        }

        return null;
    }

    private static string AccessibilityOf(INamedTypeSymbol type) => type.DeclaredAccessibility switch
    {
        Accessibility.Private => "private",
        Accessibility.Protected => "protected",
        _ => "private protected",
    };

    private static string[]? Parameters(ISymbol member) => member switch
    {
        // No generated method is generic, so a generic one is an overload at most.
        IMethodSymbol { Arity: > 0 } => ["<>"],
        IMethodSymbol method => [.. method.Parameters.Select(p => p.Type.ToDisplayString(ParameterFormat))],
        _ => null,
    };

    private static bool IsGenerated(SyntaxTree tree) =>
        tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase)
        || tree.FilePath.EndsWith(".generated.cs", StringComparison.OrdinalIgnoreCase)
        || (tree.TryGetRoot(out var root) && root.GetLeadingTrivia().Any(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia) && t.ToString().Contains("<auto-generated")));
}
