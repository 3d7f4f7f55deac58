namespace NetGen.Generator.Specs;

/// <summary>One argument of an attribute: numbers, booleans (1 or 0) and enum values as a number, strings as a text.</summary>
internal readonly record struct ArgumentSpec(string Name, double Number, string? Text);
