namespace NetGen.Generator.Kernels;

/// <summary>Values that a kernel joins with those of its source, place by place.</summary>
/// <param name="Name">What comes of it, for comments: <c>sum</c>.</param>
/// <param name="Operator">The operator of C#.</param>
/// <param name="Others">The values, in padded rows.</param>
internal sealed record Combination(string Name, string Operator, IReadOnlyList<Operand> Others);
