using NetGen.Generator.Common;

namespace NetGen.Generator.Specs;

/// <summary>The role of a property of a row.</summary>
internal enum RowRole
{
    Input,
    Label,
    Target,
}

/// <summary>The kind of value of a property of a row.</summary>
internal enum RowValue
{
    Float,

    /// <summary>A number that is converted to the nearest float.</summary>
    Number,

    /// <summary>An integer of 32 bits or more, which a float may not represent exactly.</summary>
    Integer,
    Bool,
    Text,
    Enum,
}

/// <summary>A property that is an input or a target.</summary>
/// <param name="Name">Its name without @.</param>
/// <param name="Role">Its role.</param>
/// <param name="Value">Its kind of value.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="Missing">The C# expression that replaces a null, or null if there is none.</param>
/// <param name="Type">The enum's fully qualified name.</param>
/// <param name="Categories">The categories of a string or an enum, in order.</param>
/// <param name="IsIndex">Whether a category is a single input, its index.</param>
/// <param name="Head">The head that learns it; null if no head is named.</param>
internal sealed record RowPropertySpec(
    string Name, RowRole Role, RowValue Value, bool IsNullable, string? Missing, string? Type, EquatableArray<string> Categories,
    bool IsIndex, string? Head = null)
{
    public bool IsCategory => Value is RowValue.Text or RowValue.Enum;

    /// <summary>Whether each category is an input.</summary>
    public bool IsOneHot => IsCategory && !IsIndex;

    /// <summary>The number of inputs that it is encoded to.</summary>
    public int Width => Role != RowRole.Input ? 0 : IsOneHot ? Categories.Count : 1;
}

/// <summary>All that the generator knows about a type with <c>[Features]</c>.</summary>
internal sealed record RowSpec(
    string Namespace,
    EquatableArray<ContainingTypeSpec> ContainingTypes,
    string Name,
    string Declaration,
    string HintName,
    string MetadataName,
    EquatableArray<RowPropertySpec> Properties,
    EquatableArray<string> Warnings,
    RowReadingSpec? Reading,
    bool IsReadable,
    EquatableArray<Problem> Problems) : ITypeSpec
{
    /// <summary>Whether no encoder can be generated. A problem of a row is always an error.</summary>
    public bool HasErrors => !IsReadable || Problems.Count > 0;

    /// <summary>Whether it has a label or targets.</summary>
    public bool HasTargets => Properties.Any(p => p.Role != RowRole.Input);

    /// <summary>The properties that each head learns, in the order of the first properties; empty if no head is named.</summary>
    public IEnumerable<IGrouping<string, RowPropertySpec>> Heads => Properties.Where(p => p.Head is not null).GroupBy(p => p.Head!);

    public int FeatureCount => Properties.Sum(p => p.Width);
}

/// <summary>The rows of a network, from <c>[Network&lt;TRow&gt;]</c>.</summary>
/// <param name="Type">Fully qualified.</param>
/// <param name="Name">Its name in messages.</param>
/// <param name="HasErrors">Whether the type has errors itself, so that its size is unknown.</param>
/// <param name="HasTargets">Whether it has a label or targets, as far as is known.</param>
internal sealed record NetworkRowSpec(string Type, string Name, bool HasErrors = false, bool HasTargets = true);
