namespace NetGen.Benchmarks.Protocol;

/// <summary>One way of running a work, ready to run.</summary>
/// <param name="Reset">Back to the first weights and the first batch.</param>
/// <param name="Run">Runs so many steps.</param>
internal sealed record Variant(Action Reset, Action<int> Run);
