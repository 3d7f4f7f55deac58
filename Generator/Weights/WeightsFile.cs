using NetGen.Generator.Common;

namespace NetGen.Generator.Weights;

/// <summary>A tensor that a file lists.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Type">Its elements: <c>F32</c>.</param>
/// <param name="Shape">Its dimensions.</param>
internal sealed record WeightsTensor(string Name, string Type, EquatableArray<long> Shape);

/// <summary>What the header of a safetensors file says of its weights.</summary>
/// <param name="Tensors">The tensors.</param>
/// <param name="Version">The version of NetGen's format; null of a file from elsewhere.</param>
/// <param name="Architecture">The hash of the network that it is of; null of a file from elsewhere.</param>
/// <param name="HasPreprocessing">Whether it has means and deviations.</param>
internal sealed record WeightsHeader(EquatableArray<WeightsTensor> Tensors, string? Version, string? Architecture, bool HasPreprocessing);

/// <summary>An item <c>NetGenWeights</c> of the project: a file that is embedded in the program, and the network that it is for.</summary>
/// <param name="Network">The network's name with its namespace; empty if the item names none.</param>
/// <param name="Path">The file.</param>
/// <param name="Resource">The name that the program has it under.</param>
/// <param name="Header">What it holds; null if it cannot be read.</param>
/// <param name="Fault">Why it cannot be read; null if it can.</param>
internal sealed record WeightsFile(string Network, string Path, string Resource, WeightsHeader? Header, string? Fault)
{
    /// <summary>The file's name without its folder.</summary>
    public string FileName => System.IO.Path.GetFileName(Path);
}
