using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Common;
using NetGen.Generator.Specs;
using NetGen.Generator.Text;

namespace NetGen.Generator.FrontEnds;

/// <summary>The replacement of an input that is null.</summary>
internal static class RowMissing
{
    /// <summary>Reads it as a C# expression, null if nothing can be missing; or returns what is wrong with it.</summary>
    public static Problem? Read(RowProperty property, EquatableArray<string> categories, out string? missing)
    {
        missing = null;
        if (property.Attribute("Missing") is not { } attribute)
        {
            return property is { IsNullable: true, Role: RowRole.Input } ? Problem.Create(Descriptors.NoMissing, -1, null, property.Name, property.Row) : null;
        }

        if (property.Role != RowRole.Input)
        {
            return property.NotSuited("Missing", $"it is a [{property.Role}], and an unknown value cannot be learnt");
        }

        if (!property.IsNullable)
        {
            return property.NotSuited("Missing", $"{property.TypeName} is never null");
        }

        var value = attribute.ConstructorArguments[0];
        string expected;
        (missing, expected) = property.Value switch
        {
            RowValue.Bool => (value.Value is bool flag ? Literals.Bool(flag) : null, "true or false"),
            RowValue.Text => (value.Value is string text && categories.Contains(text) ? Literals.Text(text) : null, "one of its categories"),
            RowValue.Enum => (Member(value, property.Type), "one of its members"),
            _ => (Number(value), "a finite number"),
        };
        return missing is null ? property.NotSuited("Missing", $"the replacement for a missing {property.TypeName} must be {expected}") : null;
    }

    private static string? Number(TypedConstant value)
    {
        if (value.Kind != TypedConstantKind.Primitive || value.Value is not (IConvertible and not (bool or char or string)))
        {
            return null;
        }

        float number = Convert.ToSingle(value.Value, CultureInfo.InvariantCulture);
        return float.IsNaN(number) || float.IsInfinity(number) ? null : Literals.Float(number);
    }

    private static string? Member(TypedConstant value, ITypeSymbol type)
    {
        bool isOfType = value.Kind == TypedConstantKind.Enum && SymbolEqualityComparer.Default.Equals(value.Type, type);
        var member = isOfType ? RowCategories.Members(type).FirstOrDefault(m => Equals(m.ConstantValue, value.Value)) : null;
        return member is null ? null : $"{type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{Identifiers.Escape(member.Name)}";
    }
}
