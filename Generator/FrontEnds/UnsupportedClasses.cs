using Microsoft.CodeAnalysis;
using NetGen.Generator.Specs;

namespace NetGen.Generator.FrontEnds;

/// <summary>Classes that no network can be written into, whatever its layers.</summary>
internal static class UnsupportedClasses
{
    /// <summary>Whether the class cannot be constructed and C# says so: it lacks a constructor, and its base class has none that takes nothing.</summary>
    public static bool IsErrorOfCSharp(INamedTypeSymbol type, Compilation compilation) =>
        type.BaseType is { TypeKind: TypeKind.Class } parent && !HasConstructor(parent, type, compilation) && type.InstanceConstructors.All(GeneratorOutput.Declares);

    /// <summary>What the class is and a network cannot be; null where there is nothing.</summary>
    public static string? Reason(INamedTypeSymbol type, Compilation compilation)
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

        if (type.GetAttributes().Any(AttributeReader.IsFeatures))
        {
            return "a row with [Features]";
        }

        return Surroundings(type) ?? Base(type, compilation) ?? Members(type);
    }

    /// <summary>What is around the class, or itself, that members cannot be written into; null where there is nothing.</summary>
    public static string? Surroundings(INamedTypeSymbol type)
    {
        for (var part = type; part is not null; part = part.ContainingType)
        {
            if (!part.TypeParameters.IsEmpty)
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

    private static string? Base(INamedTypeSymbol type, Compilation compilation)
    {
        // What does not exist is C#'s to report.
        if (type.BaseType is not { TypeKind: TypeKind.Class } parent)
        {
            return null;
        }

        for (var ancestor = parent; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.GetAttributes().Any(AttributeReader.IsNetwork))
            {
                return "derived from another network";
            }
        }

        return HasConstructor(parent, type, compilation) ? null : "derived from a class without a parameterless constructor";
    }

    private static bool HasConstructor(INamedTypeSymbol parent, INamedTypeSymbol type, Compilation compilation) =>
        parent.InstanceConstructors.Any(c => c.Parameters.All(p => p.IsOptional || p.IsParams) && compilation.IsSymbolAccessibleWithin(c, type));

    private static string? Members(INamedTypeSymbol type)
    {
        if (DeclarationRules.Declarations(type).Any(d => d.ParameterList is not null))
        {
            return "declared with a primary constructor";
        }

        if (GeneratedMembers.Names.Contains(type.Name))
        {
            return "named like a generated member";
        }

        for (var ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.GetMembers().Any(m => m is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }))
            {
                return "a class with required members";
            }
        }

        return null;
    }
}
