namespace NetGen.Benchmarks.OnnxRuntimePeer;

/// <summary>A line of the list of models.</summary>
/// <param name="File">The file's name in the folder of the list.</param>
/// <param name="Parameters">Number of parameters of the network.</param>
internal sealed record Model(string File, long Parameters);
