using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Common;
using NetGen.Generator.Specs;

namespace NetGen.Generator.FrontEnds;

/// <summary>Attributes to specs: reads any attribute derived from LayerAttribute or LossAttribute in the same way.</summary>
internal static class AttributeReader
{
    public static bool IsNetwork(AttributeData attribute) => Is(attribute.AttributeClass, "NetworkAttribute");

    public static bool IsFeatures(AttributeData attribute) => Is(attribute.AttributeClass, "FeaturesAttribute");

    public static bool IsBudget(AttributeData attribute) => Is(attribute.AttributeClass, "BudgetAttribute");

    public static bool IsStreaming(AttributeData attribute) => Is(attribute.AttributeClass, "StreamingAttribute");

    public static bool IsInput(AttributeData attribute) => Is(attribute.AttributeClass, "InputAttribute");

    public static bool IsOutput(AttributeData attribute) => Is(attribute.AttributeClass, "OutputAttribute");

    public static bool IsLayer(AttributeData attribute) => Inherits(attribute.AttributeClass, "LayerAttribute");

    public static bool IsLoss(AttributeData attribute) => Inherits(attribute.AttributeClass, "LossAttribute");

    /// <summary>The spec of a layer or loss; null if an argument has no value because it does not compile.</summary>
    public static LayerSpec? Read(AttributeData attribute)
    {
        var arguments = new List<ArgumentSpec>();
        var parameters = attribute.AttributeConstructor?.Parameters;
        if (parameters is null)
        {
            return null;
        }

        for (int i = 0; i < attribute.ConstructorArguments.Length; i++)
        {
            if (!TryRead(parameters.Value[i].Name, attribute.ConstructorArguments[i], arguments))
            {
                return null;
            }
        }

        foreach (var argument in attribute.NamedArguments)
        {
            if (!TryRead(argument.Key, argument.Value, arguments))
            {
                return null;
            }
        }

        var type = attribute.AttributeClass!;
        string? typeArgument = type.IsGenericType ? type.TypeArguments[0].ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) : null;
        return new LayerSpec(KindOf(type), typeArgument, arguments.ToEquatableArray());
    }

    /// <summary>
    /// The attribute as it is written: <c>Dense</c>. An attribute that is not NetGen's keeps its full name, so that it is not confused with one.
    /// </summary>
    public static string KindOf(INamedTypeSymbol type)
    {
        if (!Is(type, type.Name))
        {
            return type.ToDisplayString();
        }

        return type.Name.EndsWith("Attribute", StringComparison.Ordinal) ? type.Name.Substring(0, type.Name.Length - "Attribute".Length) : type.Name;
    }

    /// <summary>The sizes of <c>[Network(…)]</c> or <c>[Input(name, …)]</c>, empty for a null; null if one has no value.</summary>
    public static Shape? ReadShape(AttributeData attribute)
    {
        if (
            attribute.ConstructorArguments.IsEmpty || attribute.ConstructorArguments[attribute.ConstructorArguments.Length - 1] is not { Kind: TypedConstantKind.Array } sizes)
        {
            return null;
        }

        var values = sizes.IsNull ? [] : sizes.Values;
        return values.All(v => v.Value is int) ? new Shape(values.Select(v => (int)v.Value!).ToEquatableArray()) : null;
    }

    private static bool TryRead(string name, TypedConstant value, List<ArgumentSpec> arguments, string? textOfNull = null)
    {
        switch (value.Kind)
        {
            case TypedConstantKind.Primitive when value.Value is string text:
                arguments.Add(new ArgumentSpec(name, 0, text));
                return true;
            case TypedConstantKind.Primitive when value.Value is null:
                if (textOfNull is not null)
                {
                    arguments.Add(new ArgumentSpec(name, 0, textOfNull));
                }

                return true;
            case TypedConstantKind.Primitive when value.Value is bool flag:
                arguments.Add(new ArgumentSpec(name, flag ? 1 : 0, null));
                return true;
            case TypedConstantKind.Primitive or TypedConstantKind.Enum:
                arguments.Add(new ArgumentSpec(name, Convert.ToDouble(value.Value, CultureInfo.InvariantCulture), null));
                return true;
            case TypedConstantKind.Array when !value.IsNull:
                // The values of a list are named by its name and their index; a null is an empty text, so that it is counted.
                return value.Values.Select((element, i) => TryRead($"{name}[{i.ToString(CultureInfo.InvariantCulture)}]", element, arguments, textOfNull: string.Empty)).ToList().TrueForAll(r => r);
            default:
                // Types: only attributes that are not NetGen's take them.
                return value.Kind != TypedConstantKind.Error;
        }
    }

    /// <summary>Whether a type is NetGen's type of that name.</summary>
    public static bool Is(INamedTypeSymbol? type, string name) =>
        type is { ContainingNamespace: { Name: "NetGen", ContainingNamespace.IsGlobalNamespace: true }, ContainingType: null } && type.Name == name;

    private static bool Inherits(INamedTypeSymbol? type, string name)
    {
        for (var parent = type?.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (Is(parent, name))
            {
                return true;
            }
        }

        return false;
    }
}
