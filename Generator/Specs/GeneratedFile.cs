namespace NetGen.Generator.Specs;

/// <summary>A file that was generated for a type.</summary>
/// <param name="HintName">Its name.</param>
/// <param name="Text">Its text.</param>
/// <param name="MetadataName">The name by which a compilation finds the type.</param>
/// <param name="HasErrors">Whether the type has errors, so that the text does not compile.</param>
internal sealed record GeneratedFile(string HintName, string Text, string MetadataName, bool HasErrors);
