using NetGen.Generator.Common;

namespace NetGen.Generator.Specs;

/// <summary>Where members are generated: a partial type, its containing types and namespace, and its file.</summary>
internal interface ITypeSpec
{
    /// <summary>Empty for the global one.</summary>
    string Namespace { get; }

    EquatableArray<ContainingTypeSpec> ContainingTypes { get; }

    /// <summary>The name without @.</summary>
    string Name { get; }

    /// <summary>The head of its partial declaration: <c>partial record Passenger</c>.</summary>
    string Declaration { get; }

    string HintName { get; }

    /// <summary>The name by which a compilation finds the type.</summary>
    string MetadataName { get; }
}
