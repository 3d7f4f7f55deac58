using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Common;
using NetGen.Generator.Planning;
using NetGen.Generator.Specs;

namespace NetGen.Generator.FrontEnds;

/// <summary>Requirements on a class, so that members can be generated into it.</summary>
internal static class DeclarationRules
{
    /// <summary>The format of members in messages: <c>Predict(ReadOnlySpan&lt;float&gt;)</c>.</summary>
    private static readonly SymbolDisplayFormat MemberFormat = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType)
        .WithKindOptions(SymbolDisplayKindOptions.None);

    /// <summary>The format in which parameter types are compared: without annotations, which do not distinguish overloads.</summary>
    private static readonly SymbolDisplayFormat ParameterFormat = SymbolDisplayFormat.CSharpErrorMessageFormat
        .RemoveMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static void Check(INamedTypeSymbol type, Compilation compilation, List<Problem> problems)
    {
        CheckLanguage(type, compilation, problems);
        if (UnsupportedClasses.Reason(type, compilation) is { } reason)
        {
            // Making it partial would not help.
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

    /// <summary>Whether the C# version can compile all generated code.</summary>
    public static void CheckLanguage(INamedTypeSymbol type, Compilation compilation, List<Problem> problems)
    {
        if (compilation is CSharpCompilation { LanguageVersion: < LanguageVersion.CSharp13 } csharp)
        {
            problems.Add(Problem.Create(Descriptors.LanguageVersion, -1, null, type.Name, csharp.LanguageVersion.ToDisplayString()));
        }
    }

    /// <summary>Whether a type and its containing types are partial.</summary>
    /// <param name="type">The type.</param>
    /// <param name="what">What is to be generated into it.</param>
    /// <param name="problems">Receives the problem.</param>
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

    /// <summary>Members of the user's, including inherited ones, that conflict with a generated one.</summary>
    public static IEnumerable<ISymbol> ConflictingMembers(INamedTypeSymbol type)
    {
        var attributes = type.GetAttributes();
        var places = PlacesOf(attributes);
        int inputs = Math.Max(1, attributes.Count(AttributeReader.IsInput)), losses = attributes.Count(AttributeReader.IsLoss);
        int heads = Math.Max(1, losses + attributes.Count(AttributeReader.IsOutput));
        for (var declaring = type; declaring is { SpecialType: not SpecialType.System_Object }; declaring = declaring.BaseType)
        {
            foreach (var member in declaring.GetMembers())
            {
                bool isInherited = !ReferenceEquals(declaring, type);
                bool isHidden = isInherited && (member.DeclaredAccessibility == Accessibility.Private || member is IMethodSymbol { MethodKind: MethodKind.Constructor });
                if (!isHidden && !GeneratorOutput.Declares(member)
                    && (GeneratedMembers.Conflicts(member.Name, Parameters(member))
                        || GeneratedMembers.ConflictsWithPorts(member.Name, Parameters(member), inputs, losses, heads)
                        || ConflictsWithPlaces(member, places)))
                {
                    yield return member;
                }
            }
        }
    }

    /// <summary>How the members of ports begin.</summary>
    private static List<string> PlacesOf(ImmutableArray<AttributeData> attributes)
    {
        List<string> inputs = [.. attributes.Where(AttributeReader.IsInput).Select(FirstText)];
        List<string> heads =
        [
            .. attributes.Where(a => AttributeReader.IsLoss(a) || AttributeReader.IsOutput(a))
                .Select(a => AttributeReader.IsOutput(a) ? FirstText(a) : NameOf(a)),
        ];
        return PortMembers.Beginnings(PortMembers.Named(inputs, heads).Where(name => name.Length > 0));

        static string NameOf(AttributeData loss) => loss.NamedArguments.FirstOrDefault(n => n.Key == "Name").Value.Value as string ?? string.Empty;

        static string FirstText(AttributeData attribute) =>
            attribute.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Primitive, Value: string text } ? text : string.Empty;
    }

    private static bool ConflictsWithPlaces(ISymbol member, List<string> beginnings) =>
        beginnings.Exists(b => member.Name == b + PortMembers.Size || member.Name == b + PortMembers.Offset
            || (member.Name == b + PortMembers.Of && GeneratedMembers.TakesRow(Parameters(member))));

    public static string NameInMessages(ISymbol member) => member.ToDisplayString(MemberFormat);

    public static IEnumerable<TypeDeclarationSyntax> Declarations(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).OfType<TypeDeclarationSyntax>();

    /// <summary>The user's constructors, each of which must call another of the class: the generated one creates the contents of a network.</summary>
    public static IEnumerable<IMethodSymbol> IncompleteConstructors(INamedTypeSymbol type) =>
        type.InstanceConstructors.Where(c => !GeneratorOutput.Declares(c)).Select(c => c.PartialImplementationPart ?? c)
            .Where(c => c.DeclaringSyntaxReferences
                .Any(r => r.GetSyntax() is ConstructorDeclarationSyntax { Initializer: null or { RawKind: (int)SyntaxKind.BaseConstructorInitializer } }));

    /// <summary>The class or a containing type that only a part of the assembly can access.</summary>
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
        // No generated method is generic, so a generic one is at most an overload.
        IMethodSymbol { Arity: > 0 } => ["<>"],
        IMethodSymbol method => [.. method.Parameters.Select(p => p.Type.ToDisplayString(ParameterFormat))],
        _ => null,
    };
}
