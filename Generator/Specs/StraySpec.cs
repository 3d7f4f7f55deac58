namespace NetGen.Generator.Specs;

/// <summary>A type with layers that is not a network.</summary>
/// <param name="Name">Its name without @.</param>
/// <param name="Layers">Its attributes, in words.</param>
/// <param name="HintName">The file that reports it.</param>
/// <param name="MetadataName">The name by which a compilation finds it.</param>
internal sealed record StraySpec(string Name, string Layers, string HintName, string MetadataName);
