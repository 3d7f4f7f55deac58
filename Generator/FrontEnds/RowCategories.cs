using Microsoft.CodeAnalysis;
using NetGen.Generator.Common;
using NetGen.Generator.Specs;

namespace NetGen.Generator.FrontEnds;

/// <summary>The categories of a property: those given for a string, the members of an enum, or none.</summary>
internal static class RowCategories
{
    /// <summary>Reads the categories, or returns what is wrong with them.</summary>
    public static Problem? Read(RowProperty property, out EquatableArray<string> categories)
    {
        var names = Names(property.Attribute("Category"));
        categories = property.Value switch
        {
            RowValue.Text => names.OfType<string>().ToEquatableArray(),
            RowValue.Enum => Members(property.Type).Select(m => m.Name).ToEquatableArray(),
            _ => EquatableArray<string>.Empty,
        };
        return property.Value switch
        {
            RowValue.Text => TextProblem(property, names),
            RowValue.Enum => EnumProblem(property, names),
            _ when property.Attribute("Category") is not null => property.NotSuited("Category", $"{property.TypeName} has no categories"),
            _ => null,
        };
    }

    /// <summary>Whether they are encoded to one input.</summary>
    public static bool IsIndex(RowProperty property) => property.Attribute("Category")?.NamedArguments.Any(n => n is { Key: "Encoding", Value.Value: 1 }) ?? false;

    /// <summary>The members of an enum in source order, the first of each value.</summary>
    public static IEnumerable<IFieldSymbol> Members(ITypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue).GroupBy(f => f.ConstantValue).Select(g => g.First());

    private static IReadOnlyList<string?> Names(AttributeData? category) =>
        category?.ConstructorArguments[0] is { IsNull: false } argument ? [.. argument.Values.Select(v => v.Value as string)] : [];

    private static Problem? TextProblem(RowProperty property, IReadOnlyList<string?> names)
    {
        if (property.Attribute("Category") is null)
        {
            return property.NotEncoded("a string without categories", $"name them with [Category(…)]{(property.Role == RowRole.Input ? ", or leave it out with [Ignored]" : string.Empty)}");
        }

        string? wrong = names.Count == 0 ? "there are none"
            : names.Contains(null) ? "one is null"
            : names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1) is { } twice ? $"'{twice.Key}' occurs twice"
            : null;
        return wrong is null ? null : Problem.Create(Descriptors.WrongCategories, property.Attributes["Category"].Index, null, property.Name, property.Row, wrong);
    }

    private static Problem? EnumProblem(RowProperty property, IReadOnlyList<string?> names)
    {
        if (names.Count > 0)
        {
            return property.NotSuited("Category", "the categories of an enum are its members");
        }

        string? wrong = GeneratorOutput.Declares(property.Type) ? "an enum that comes from generated code"
            : !Members(property.Type).Any() ? "an enum without members"
            : property.Type.GetAttributes().Any(a => a.AttributeClass?.ToDisplayString() == "System.FlagsAttribute") ? "an enum of flags"
            : null;
        return wrong is null ? null : property.NotEncoded(wrong, "leave it out with [Ignored]");
    }
}
