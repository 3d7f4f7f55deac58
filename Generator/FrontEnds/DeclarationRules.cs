using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Common;
using NetGen.Generator.Specs;

namespace NetGen.Generator.FrontEnds;

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
        if (UnsupportedClasses.Reason(type, compilation) is { } reason)
        {
            // Being partial would not help it.
            problems.Add(Problem.Create(Descriptors.UnsupportedClass, -1, null, type.Name, reason));
        }
        else
        {
            CheckPartial(type, "the network's members", problems);
            CheckReachable(type, problems);
            CheckConstructors(type, problems);
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
        var attributes = type.GetAttributes();
        int inputs = Math.Max(1, attributes.Count(AttributeReader.IsInput)), losses = attributes.Count(AttributeReader.IsLoss), heads = Math.Max(1, losses + attributes.Count(AttributeReader.IsOutput));
        for (var declaring = type; declaring is { SpecialType: not SpecialType.System_Object }; declaring = declaring.BaseType)
        {
            foreach (var member in declaring.GetMembers())
            {
                bool isInherited = !ReferenceEquals(declaring, type);
                bool isHidden = isInherited && (member.DeclaredAccessibility == Accessibility.Private || member is IMethodSymbol { MethodKind: MethodKind.Constructor });
                if (!isHidden && !GeneratorOutput.Declares(member)
                    && (GeneratedMembers.Conflicts(member.Name, Parameters(member)) || GeneratedMembers.ConflictsWithPorts(member.Name, Parameters(member), inputs, losses, heads)))
                {
                    yield return member;
                }
            }
        }
    }

    public static string NameInMessages(ISymbol member) => member.ToDisplayString(MemberFormat);

    public static IEnumerable<TypeDeclarationSyntax> Declarations(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).OfType<TypeDeclarationSyntax>();

    /// <summary>The user's constructors, each of which must call another of the class: the generated one makes what a network consists of.</summary>
    public static IEnumerable<IMethodSymbol> IncompleteConstructors(INamedTypeSymbol type) =>
        type.InstanceConstructors.Where(c => !GeneratorOutput.Declares(c)).Select(c => c.PartialImplementationPart ?? c)
            .Where(c => c.DeclaringSyntaxReferences
                .Any(r => r.GetSyntax() is ConstructorDeclarationSyntax { Initializer: null or { RawKind: (int)SyntaxKind.BaseConstructorInitializer } }));

    /// <summary>The class or the type around it that only a part of the assembly sees.</summary>
    private static void CheckReachable(INamedTypeSymbol type, List<Problem> problems)
    {
        for (var part = type; part is not null; part = part.ContainingType)
        {
            if (part.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
            {
                problems.Add(Problem.Create(Descriptors.Unreachable, -1, null, part.Name, AccessibilityOf(part)));
                return;
            }
        }
    }

    private static void CheckConstructors(INamedTypeSymbol type, List<Problem> problems)
    {
        foreach (var constructor in IncompleteConstructors(type).Where(c => !GeneratedMembers.Conflicts(c.Name, Parameters(c))))
        {
            problems.Add(Problem.Create(Descriptors.IncompleteConstructor, -1, null, type.Name, NameInMessages(constructor)));
        }
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
}
