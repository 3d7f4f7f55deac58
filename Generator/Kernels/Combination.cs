namespace NetGen.Generator.Kernels;

/// <summary>Values that a kernel joins with those of its source, place by place.</summary>
/// <param name="Link">The link of a tail that joins them: <c>PlusRows</c>.</param>
/// <param name="Others">The values, in padded rows.</param>
internal sealed record Combination(string Link, IReadOnlyList<Operand> Others);
