namespace NetGen.Generated;

/// <summary>A parameter of a network as a tensor of a file.</summary>
internal sealed record NetworkTensor(LayerDescription Layer, ParameterDescription Parameter)
{
    /// <summary>The layer's key and PyTorch's name inside it: <c>1.weight</c>.</summary>
    public string Name { get; } = $"{Layer.FileKey}.{Parameter.Name}";

    /// <summary>Its dimensions in a file.</summary>
    public IReadOnlyList<int> Shape { get; } = Parameter.FileShape;

    /// <summary>All of a network, in the order of its layers.</summary>
    public static IReadOnlyList<NetworkTensor> Of(NetworkDescription network) =>
        [.. network.Layers.SelectMany(layer => layer.Parameters.Select(parameter => new NetworkTensor(layer, parameter)))];
}
