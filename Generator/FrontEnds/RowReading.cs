using Microsoft.CodeAnalysis;
using NetGen.Generator.Common;
using NetGen.Generator.Specs;

namespace NetGen.Generator.FrontEnds;

/// <summary>Finds out how a row can be made of values: by a constructor whose parameters are properties, and by setting the others.</summary>
internal static class RowReading
{
    /// <summary>How a row is made; null if it cannot be.</summary>
    /// <param name="type">The row's type.</param>
    /// <param name="encoded">Its inputs and what is learnt.</param>
    /// <param name="used">Receives what the code names.</param>
    public static RowReadingSpec? Read(INamedTypeSymbol type, IReadOnlyList<RowPropertySpec> encoded, List<ISymbol> used)
    {
        List<IPropertySymbol> properties = [.. RowRules.Properties(type)];
        if (type.IsAbstract || Constructor(type, properties) is not { } constructor || HasOtherRequiredMembers(type, properties))
        {
            return null;
        }

        List<RowColumnSpec> arguments = [], members = [];
        List<IPropertySymbol> passed = [.. constructor.Parameters.Select(p => Property(p, properties)!)];
        foreach (var property in passed)
        {
            if (Column(property, encoded) is not { } column)
            {
                return null;
            }

            arguments.Add(column);
        }

        List<IPropertySymbol> set = [];
        foreach (var property in properties.Where(p => !passed.Contains(p, SymbolEqualityComparer.Default) && IsSettable(p)))
        {
            if (Column(property, encoded) is { } column && (column.Kind != RowColumnKind.Null || property.IsRequired))
            {
                members.Add(column);
                set.Add(property);
            }
            else if (property.IsRequired)
            {
                return null;
            }
        }

        if (arguments.Concat(members).All(c => c.Kind == RowColumnKind.Null))
        {
            return null;
        }

        // What holds a value and cannot be given one would silently be 0.
        if (properties.Any(p => HoldsValue(type, p) && encoded.Any(e => e.Name == p.Name) && !passed.Concat(set).Contains(p, SymbolEqualityComparer.Default)))
        {
            return null;
        }

        used.Add(constructor);
        used.AddRange([.. passed, .. set]);
        used.AddRange([.. passed.Concat(set).Select(p => p.Type)]);
        return new RowReadingSpec(arguments.ToEquatableArray(), members.ToEquatableArray());
    }

    /// <summary>The constructor with most parameters of those that take properties and nothing else.</summary>
    private static IMethodSymbol? Constructor(INamedTypeSymbol type, List<IPropertySymbol> properties) =>
        type.InstanceConstructors
            .Where(c => IsOpen(c.DeclaredAccessibility))
            .Where(c => c.Parameters.All(p => p.RefKind is RefKind.None or RefKind.In && Property(p, properties) is not null))
            .OrderByDescending(c => c.Parameters.Length).FirstOrDefault();

    /// <summary>The property of a parameter's type and name, in the same case or in another.</summary>
    private static IPropertySymbol? Property(IParameterSymbol parameter, List<IPropertySymbol> properties)
    {
        var alike = properties.FindAll(p => SymbolEqualityComparer.Default.Equals(p.Type, parameter.Type));
        return alike.Find(p => p.Name == parameter.Name) ?? alike.Find(p => string.Equals(p.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));
    }

    private static bool HasOtherRequiredMembers(INamedTypeSymbol type, List<IPropertySymbol> properties) => type.GetMembers().Any(
        m => m is IFieldSymbol { IsRequired: true }
            || (m is IPropertySymbol { IsRequired: true } required && !properties.Contains(required, SymbolEqualityComparer.Default)));

    /// <summary>Whether a property is no computed one.</summary>
    private static bool HoldsValue(INamedTypeSymbol type, IPropertySymbol property) =>
        type.GetMembers().OfType<IFieldSymbol>().Any(f => SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, property));

    private static bool IsSettable(IPropertySymbol property) => property.SetMethod is { } set && IsOpen(set.DeclaredAccessibility);

    private static bool IsOpen(Accessibility accessibility) =>
        accessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    /// <summary>What a property is read as; null if that is not known.</summary>
    private static RowColumnSpec? Column(IPropertySymbol property, IReadOnlyList<RowPropertySpec> encoded)
    {
        var nullable = property.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } wrapped ? wrapped : null;
        var type = nullable?.TypeArguments[0] ?? property.Type;
        var spec = encoded.FirstOrDefault(p => p.Name == property.Name);
        bool isNullable = spec?.IsNullable
            ?? (nullable is not null || (property.Type.IsReferenceType && property.NullableAnnotation != NullableAnnotation.NotAnnotated));
        string name = type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return Kind(type, spec is { Value: RowValue.Text }, isNullable) is { } kind
            ? new RowColumnSpec(property.Name, RowPropertyReader.ColumnName(property), kind, name, isNullable, spec?.Role)
            : null;
    }

    private static RowColumnKind? Kind(ITypeSymbol type, bool isCategory, bool isNullable) => type.SpecialType switch
    {
        SpecialType.System_Boolean => RowColumnKind.Bool,
        SpecialType.System_String => isCategory ? RowColumnKind.Category : RowColumnKind.Text,
        SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal => RowColumnKind.Number,
        >= SpecialType.System_SByte and <= SpecialType.System_UInt64 => RowColumnKind.Number,
        _ when type.ToDisplayString() == "System.Half" => RowColumnKind.Number,
        _ when type.TypeKind == TypeKind.Enum => RowColumnKind.Enum,
        _ when type is { TypeKind: TypeKind.Struct, IsRefLikeType: false } && ParsesItself(type) => RowColumnKind.Parsed,
        _ => isNullable && type.TypeKind != TypeKind.Error ? RowColumnKind.Null : null,
    };

    private static bool ParsesItself(ITypeSymbol type) => type.AllInterfaces.Any(
        i => i is { Name: "ISpanParsable", ContainingNamespace.Name: "System", TypeArguments.Length: 1 }
            && SymbolEqualityComparer.Default.Equals(i.TypeArguments[0], type));
}
