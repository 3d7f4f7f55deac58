using Microsoft.CodeAnalysis;
using NetGen.Generator.Common;
using NetGen.Generator.Specs;

namespace NetGen.Generator.FrontEnds;

/// <summary>An attribute of a property, with its index among all attributes of the row, which problems use.</summary>
internal readonly record struct RowAttribute(int Index, AttributeData Data);

/// <summary>A property of a row while it is read.</summary>
/// <param name="Row">The name of the row's type.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type; for a nullable type the underlying one.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="Value">Its kind of value.</param>
/// <param name="Role">Its role.</param>
/// <param name="Attributes">NetGen's attributes on it, by kind.</param>
internal sealed record RowProperty(string Row, string Name, ITypeSymbol Type, bool IsNullable, RowValue Value, RowRole Role, IReadOnlyDictionary<string, RowAttribute> Attributes)
{
    /// <summary>The name of the type in messages.</summary>
    public string TypeName => NameOf(Type);

    public static string NameOf(ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>The head that learns it; null if no head is named.</summary>
    public string? Head => Attribute(Role.ToString())?.NamedArguments.FirstOrDefault(n => n.Key == "Head").Value.Value as string;

    public AttributeData? Attribute(string kind) => Attributes.TryGetValue(kind, out var attribute) ? attribute.Data : null;

    /// <summary>The problem of an attribute that the property cannot have.</summary>
    public Problem NotSuited(string kind, string reason) => Problem.Create(Descriptors.NotSuited, Attributes[kind].Index, null, kind, Name, Row, reason);

    /// <summary>The problem of a property that cannot be encoded.</summary>
    public Problem NotEncoded(string what, string remedy) => Problem.Create(Descriptors.NotEncoded, -1, null, Name, Row, what, remedy);
}
