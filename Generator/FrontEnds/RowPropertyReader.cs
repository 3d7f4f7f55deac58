using Microsoft.CodeAnalysis;
using NetGen.Generator.Common;
using NetGen.Generator.Specs;

namespace NetGen.Generator.FrontEnds;

/// <summary>Properties of a row to specs, with at most one problem each.</summary>
internal sealed class RowPropertyReader(INamedTypeSymbol row, AttributeData features, List<Problem> problems)
{
    private const string ColumnKind = "CsvColumn";
    private static readonly string[] Kinds = ["Category", "Missing", "Ignored", "Label", "Target", ColumnKind];
    private readonly List<AttributeData> attributes = [features];
    private readonly List<ISymbol> used = [];
    private readonly List<RowProperty> learnt = [];
    private readonly List<RowProperty> named = [];

    /// <summary><c>[Features]</c> and the attributes of the properties read so far; problems refer to their indices.</summary>
    public IReadOnlyList<AttributeData> Attributes => attributes;

    /// <summary>The categories and other values that an encoder needs.</summary>
    public IReadOnlyList<ISymbol> Used => used;

    /// <summary>False if a type or an argument has no value: C# reports an error, or generated code defines it.</summary>
    public bool IsReadable { get; private set; } = true;

    /// <summary>The spec of a property; null if it is neither an input nor a target, or cannot be.</summary>
    public RowPropertySpec? Read(IPropertySymbol symbol)
    {
        var found = AttributesByKind(symbol);
        var (type, isNullable) = Unwrap(symbol, found.ContainsKey("Missing"));
        var role = found.ContainsKey("Label") ? RowRole.Label : found.ContainsKey("Target") ? RowRole.Target : RowRole.Input;
        var property = new RowProperty(row.Name, symbol.Name, type, isNullable, ValueOf(type) ?? RowValue.Number, role, found);
        if (found.ContainsKey(ColumnKind))
        {
            named.Add(property);
        }

        if (found.ContainsKey("Ignored"))
        {
            string? other = Kinds.FirstOrDefault(k => k is not ("Ignored" or ColumnKind) && found.ContainsKey(k));
            return other is null ? null : Refuse(property.NotSuited(other, "it is [Ignored]"));
        }

        if (type.TypeKind == TypeKind.Error || !found.Values.All(HasValues))
        {
            IsReadable = false;
            return null;
        }

        if (ValueOf(type) is null)
        {
            return Refuse(property.NotEncoded($"of type {property.TypeName}", "make it a number, a bool, an enum or a string, or leave it out with [Ignored]"));
        }

        EquatableArray<string> categories = default;
        string? missing = null;
        if ((LearntProblem(property) ?? RowCategories.Read(property, out categories) ?? RowMissing.Read(property, categories, out missing)) is { } problem)
        {
            return Refuse(problem);
        }

        used.Add(symbol);
        used.Add(type);
        used.AddRange(property.Value == RowValue.Enum ? RowCategories.Members(type) : []);
        string? name = property.Value == RowValue.Enum ? type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) : null;
        return new RowPropertySpec(symbol.Name, role, property.Value, isNullable, missing, name, categories, RowCategories.IsIndex(property), property.Head);
    }

    /// <summary>Says which properties name a column that cannot be read into them.</summary>
    /// <param name="reading">How a row is made; null if it cannot be.</param>
    public void CheckColumns(RowReadingSpec? reading)
    {
        foreach (var property in named)
        {
            string? reason = ColumnName(property.Attribute(ColumnKind)!) is { } name && string.IsNullOrWhiteSpace(name) ? "the name of its column is empty"
                : reading is null || reading.All.All(c => c.Property != property.Name) ? "nothing is read into it: it needs a setter, or a parameter of the constructor, and a type that is read"
                : null;
            if (reason is not null)
            {
                problems.Add(property.NotSuited(ColumnKind, reason));
            }
        }
    }

    /// <summary>The name of the column that a property is read from; null if it is that of the property, or has no value.</summary>
    public static string? ColumnName(IPropertySymbol property) =>
        AttributesOf(property).FirstOrDefault(a => AttributeReader.Is(a.AttributeClass, ColumnKind + "Attribute")) is { } attribute ? ColumnName(attribute) : null;

    private static string? ColumnName(AttributeData attribute) => attribute.ConstructorArguments.Select(a => a.Value).OfType<string>().FirstOrDefault();

    /// <summary>The attributes on a property, and on the parameter of a record that it comes from.</summary>
    public static IEnumerable<AttributeData> AttributesOf(IPropertySymbol property)
    {
        var declaration = property.DeclaringSyntaxReferences[0];
        var parameter = property.ContainingType.InstanceConstructors.SelectMany(c => c.Parameters)
            .FirstOrDefault(p => p.DeclaringSyntaxReferences.Any(r => r.SyntaxTree == declaration.SyntaxTree && r.Span == declaration.Span));
        return property.GetAttributes().Concat(parameter?.GetAttributes() ?? []);
    }

    /// <summary>NetGen's attributes on a property, or on the parameter of a record that it comes from; the first of each kind.</summary>
    private Dictionary<string, RowAttribute> AttributesByKind(IPropertySymbol property)
    {
        var found = new Dictionary<string, RowAttribute>();
        foreach (var attribute in AttributesOf(property))
        {
            string? kind = Kinds.FirstOrDefault(k => AttributeReader.Is(attribute.AttributeClass, k + "Attribute"));
            if (kind is not null && !found.ContainsKey(kind))
            {
                found.Add(kind, new RowAttribute(attributes.Count, attribute));
                attributes.Add(attribute);
            }
        }

        return found;
    }

    /// <summary>
    /// The type (of a nullable type, the underlying one), and whether it is nullable. If annotations are off, a string is nullable if a replacement for null is
    /// given.
    /// </summary>
    private static (ITypeSymbol Type, bool IsNullable) Unwrap(IPropertySymbol property, bool hasMissing) =>
        property.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? (nullable.TypeArguments[0], true)
            : (
                property.Type,
                property.NullableAnnotation == NullableAnnotation.Annotated || (hasMissing && property is { Type.IsReferenceType: true, NullableAnnotation: NullableAnnotation.None }));

    private static bool HasValues(RowAttribute attribute) =>
        attribute.Data.AttributeConstructor is not null && attribute.Data.ConstructorArguments.Concat(attribute.Data.NamedArguments.Select(n => n.Value)).All(HasValue);

    private static bool HasValue(TypedConstant constant) =>
        constant.Kind != TypedConstantKind.Error && (constant.Kind != TypedConstantKind.Array || constant.IsNull || constant.Values.All(HasValue));

    private static RowValue? ValueOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Single => RowValue.Float,
        SpecialType.System_Boolean => RowValue.Bool,
        SpecialType.System_String => RowValue.Text,
        >= SpecialType.System_Int32 and <= SpecialType.System_UInt64 => RowValue.Integer,
        SpecialType.System_Double or SpecialType.System_Decimal or (>= SpecialType.System_SByte and <= SpecialType.System_UInt16) => RowValue.Number,
        _ when type.TypeKind == TypeKind.Enum => RowValue.Enum,
        _ when type.ToDisplayString() == "System.Half" => RowValue.Number,
        _ => null,
    };

    /// <summary>What is wrong with a label or target.</summary>
    private Problem? LearntProblem(RowProperty property)
    {
        if (property.Role == RowRole.Input)
        {
            return null;
        }

        bool isClass = property.Value is RowValue.Bool or RowValue.Text or RowValue.Enum || IsIndex(property.Type);
        bool isNumber = property.Value is RowValue.Bool or RowValue.Float or RowValue.Number or RowValue.Integer;
        var problem = property.Role == RowRole.Label && property.Attributes.ContainsKey("Target") ? property.NotSuited("Target", "it is a [Label]")
            : property.Role == RowRole.Label && !isClass ? property.NotSuited("Label", $"{property.TypeName} is not a class: for a number, use [Target]")
            : property.Role == RowRole.Target && !isNumber ? property.NotSuited("Target", $"{property.TypeName} is not a number: for a class, use [Label]")
            : HeadProblem(property);
        if (problem is null)
        {
            learnt.Add(property);
        }

        return problem;
    }

    /// <summary>What is wrong with the head of a property, given the properties before it.</summary>
    private Problem? HeadProblem(RowProperty property)
    {
        string kind = property.Role.ToString();
        if (property.Head is { } head && string.IsNullOrWhiteSpace(head))
        {
            return property.NotSuited(kind, "the name of its head is empty");
        }

        if (learnt.Find(p => (p.Head is null) != (property.Head is null)) is { } other)
        {
            return property.NotSuited(
                kind, $"'{other.Name}' names {(other.Head is null ? "no head" : "its head")}, but either every label and target names one, or none does");
        }

        return learnt.Find(p => p.Head == property.Head && (property.Role == RowRole.Label || p.Role == RowRole.Label)) is { } same
            ? Problem.Create(Descriptors.SeveralLabels, property.Attributes[kind].Index, null, property.Name, row.Name, same.Name)
            : null;
    }

    /// <summary>Whether it is an integer type that fits into an int.</summary>
    private static bool IsIndex(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Int32;

    private RowPropertySpec? Refuse(Problem problem)
    {
        problems.Add(problem);
        return null;
    }
}
