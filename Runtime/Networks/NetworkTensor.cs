namespace NetGen.Generated;

/// <summary>A parameter of a network as a tensor of a file.</summary>
internal sealed record NetworkTensor(LayerDescription Layer, ParameterDescription Parameter)
{
    /// <summary>
    /// PyTorch's count of the batches that a batch normalisation has seen, after its running statistics. It is unused here: written as 0 and ignored when read.
    /// </summary>
    public const string BatchCount = "num_batches_tracked";

    /// <summary>The layer's key and PyTorch's name inside it: <c>1.weight</c>.</summary>
    public string Name { get; } = $"{Layer.FileKey}.{Parameter.Name}";

    /// <summary>Its dimensions in a file.</summary>
    public IReadOnlyList<int> Shape { get; } = Parameter.FileShape;

    /// <summary>Whether it is tracked, not trained.</summary>
    public bool IsTracked => Parameter.Role is ParameterRole.RunningMean or ParameterRole.RunningVariance;

    /// <summary>Whether the count of batches follows it in a file, as in PyTorch.</summary>
    public bool IsBeforeCount => Parameter.Role == ParameterRole.RunningVariance;

    /// <summary>All tensors of a network, in the order of its layers, as in files of the current version or of version 1.</summary>
    public static IReadOnlyList<NetworkTensor> Of(NetworkDescription network, bool isVersion1 = false) =>
        [.. network.Layers.SelectMany(layer => layer.Parameters.Concat(layer.State)
            .Select(parameter => new NetworkTensor(layer, isVersion1 ? parameter.Version1 ?? parameter : parameter)))];

    /// <summary>Where its values are.</summary>
    public Span<float> In(NetworkStorage storage) => IsTracked ? storage.State.Span : storage.Parameters.Span;
}
