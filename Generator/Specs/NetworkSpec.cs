using NetGen.Generator.Common;

namespace NetGen.Generator.Specs;

/// <summary>A partial property of type LayerView that the generator implements.</summary>
internal sealed record ViewSpec(string Name, string Modifiers);

/// <summary>A type that contains the network's class, as in its partial declaration.</summary>
internal sealed record ContainingTypeSpec(string Declaration);

/// <summary>An input of a network.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Attribute">Index of its attribute, for problems.</param>
internal sealed record InputSpec(string Name, Shape Shape, int Attribute);

/// <summary>The end of a head: a loss, or <c>[Output]</c>.</summary>
/// <param name="End">The attribute.</param>
/// <param name="Layers">How many layer attributes come before it.</param>
/// <param name="Attribute">Its index, for problems.</param>
internal sealed record HeadSpec(LayerSpec End, int Layers, int Attribute)
{
    /// <summary>The kind of an end that is not a loss.</summary>
    public const string Output = "Output";

    /// <summary>Its name, which is required only with several heads.</summary>
    public string? Name => End.Kind == Output ? End.Text("name") ?? string.Empty : End.Text("Name");
}

/// <summary>The limits of <c>[Budget]</c>.</summary>
/// <param name="Attribute">Index of the attribute, for problems.</param>
/// <param name="Limits">The written limits by name.</param>
internal sealed record BudgetSpec(int Attribute, LayerSpec Limits);

/// <summary>All that the generator knows about an annotated class: values only, so that equal sources give equal specs.</summary>
internal sealed record NetworkSpec(
    string Namespace,
    EquatableArray<ContainingTypeSpec> ContainingTypes,
    string Name,
    string Declaration,
    string HintName,
    string MetadataName,
    EquatableArray<InputSpec> Inputs,
    NetworkRowSpec? Row,
    EquatableArray<LayerSpec> Layers,
    EquatableArray<HeadSpec> Heads,
    BudgetSpec? Budget,
    EquatableArray<ViewSpec> Views,
    bool IsObsolete,
    EquatableArray<string> Warnings,
    bool AllowsUnsafe,
    bool IsReadable,
    EquatableArray<Problem> Problems) : ITypeSpec
{
    /// <summary>Whether rows have lengths of their own.</summary>
    public bool IsVariableLength { get; init; }

    /// <summary>Index of <c>[Streaming]</c>, for problems; −1 without it.</summary>
    public int Streaming { get; init; } = -1;
}
