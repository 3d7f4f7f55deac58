namespace NetGen.Generator.Kernels;

/// <summary>What a kernel does with each vector that it has computed.</summary>
/// <param name="Tail">A tail of the library, as an expression: a chain of calls that ends where the result is stored.</param>
/// <param name="Result">Where the result is stored.</param>
internal sealed record Epilogue(string Tail, Operand Result);
