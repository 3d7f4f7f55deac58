using NetGen.Generator.Common;

namespace NetGen.Generator.Specs;

/// <summary>What a property of a row is for.</summary>
internal enum RowRole
{
    Input,
    Label,
    Target,
}

/// <summary>What a property of a row holds.</summary>
internal enum RowValue
{
    Float,

    /// <summary>A number that becomes the nearest float.</summary>
    Number,

    /// <summary>A whole number of 32 bits or more: not each of them is a float.</summary>
    Integer,
    Bool,
    Text,
    Enum,
}

/// <summary>A property that is an input or learnt.</summary>
/// <param name="Name">Its name without @.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Value">What it holds.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="Missing">The C# expression of what stands for a null, or null where nothing does.</param>
/// <param name="Type">The enum's fully qualified name.</param>
/// <param name="Categories">The categories of a text or an enum, in order.</param>
/// <param name="IsIndex">Whether a category is one input, its index.</param>
/// <param name="Head">The head that learns it; null where none is named.</param>
internal sealed record RowPropertySpec(
    string Name, RowRole Role, RowValue Value, bool IsNullable, string? Missing, string? Type, EquatableArray<string> Categories,
    bool IsIndex, string? Head = null)
{
    public bool IsCategory => Value is RowValue.Text or RowValue.Enum;

    /// <summary>Whether a category is an input for each.</summary>
    public bool IsOneHot => IsCategory && !IsIndex;

    /// <summary>Inputs that it becomes.</summary>
    public int Width => Role != RowRole.Input ? 0 : IsOneHot ? Categories.Count : 1;
}

/// <summary>All that the generator knows of a type with <c>[Features]</c>.</summary>
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
    /// <summary>Whether no encoder can be written. A problem of a row is an error always.</summary>
    public bool HasErrors => !IsReadable || Problems.Count > 0;

    /// <summary>Whether something is to be learnt from it.</summary>
    public bool HasTargets => Properties.Any(p => p.Role != RowRole.Input);

    /// <summary>What each head learns, in the order of the first properties; empty where no head is named.</summary>
    public IEnumerable<IGrouping<string, RowPropertySpec>> Heads => Properties.Where(p => p.Head is not null).GroupBy(p => p.Head!);

    public int FeatureCount => Properties.Sum(p => p.Width);
}

/// <summary>The rows of a network, as <c>[Network&lt;TRow&gt;]</c> says.</summary>
/// <param name="Type">Fully qualified.</param>
/// <param name="Name">As messages name it.</param>
/// <param name="HasErrors">Whether their type has errors of its own, so that their size is not known.</param>
/// <param name="HasTargets">Whether they have something to learn, as far as it is known.</param>
internal sealed record NetworkRowSpec(string Type, string Name, bool HasErrors = false, bool HasTargets = true);
