namespace NetGen.Benchmarks.Protocol;

/// <summary>A work whose data is in memory.</summary>
/// <param name="Parameters">Number of trained parameters.</param>
/// <param name="Variants">All ways of running it: name and what builds it.</param>
internal sealed record PreparedWork(long Parameters, IReadOnlyList<(string Name, Func<Variant> Build)> Variants);
