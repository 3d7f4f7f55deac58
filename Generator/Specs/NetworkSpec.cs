using NetGen.Generator.Common;

namespace NetGen.Generator.Specs;

/// <summary>A partial property of type LayerView that the generator implements.</summary>
internal sealed record ViewSpec(string Name, string Modifiers);

/// <summary>A type around the network's class, as its partial declaration is written.</summary>
internal sealed record ContainingTypeSpec(string Declaration);

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
    Shape InputShape,
    NetworkRowSpec? Row,
    EquatableArray<LayerSpec> Layers,
    LayerSpec? Loss,
    BudgetSpec? Budget,
    EquatableArray<ViewSpec> Views,
    bool IsObsolete,
    EquatableArray<string> Warnings,
    bool AllowsUnsafe,
    bool IsReadable,
    EquatableArray<Problem> Problems) : ITypeSpec;
