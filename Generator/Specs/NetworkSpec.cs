using NetGen.Generator.Common;

namespace NetGen.Generator.Specs;

/// <summary>A partial property of type LayerView that the generator implements.</summary>
internal sealed record ViewSpec(string Name, string Modifiers);

/// <summary>A type around the network's class, as its partial declaration is written.</summary>
internal sealed record ContainingTypeSpec(string Declaration);

/// <summary>An input of a network.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Attribute">Index of the attribute that says so, for problems.</param>
internal sealed record InputSpec(string Name, Shape Shape, int Attribute);

/// <summary>What ends a head: a loss, or <c>[Output]</c>.</summary>
/// <param name="End">The attribute.</param>
/// <param name="Layers">How many layer attributes stand before it.</param>
/// <param name="Attribute">Its index, for problems.</param>
internal sealed record HeadSpec(LayerSpec End, int Layers, int Attribute)
{
    /// <summary>The kind of an end that is no loss.</summary>
    public const string Output = "Output";

    /// <summary>Its name, which only one of several heads needs.</summary>
    public string? Name => End.Kind == Output ? End.Text("name") ?? string.Empty : End.Text("Name");
}

/// <summary>What <c>[Budget]</c> allows.</summary>
/// <param name="Attribute">Index of the attribute, for problems.</param>
/// <param name="Limits">What was written: the limits by name.</param>
internal sealed record BudgetSpec(int Attribute, LayerSpec Limits);

/// <summary>All that the generator knows of an annotated class: values only, so that equal sources give equal specs.</summary>
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
    EquatableArray<Problem> Problems) : ITypeSpec;
