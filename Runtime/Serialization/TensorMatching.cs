namespace NetGen.Generated;

/// <summary>Which tensor of a file goes to which parameter of a network, and what is left over.</summary>
internal sealed class TensorMatching
{
    private readonly NetworkDescription network;
    private readonly IReadOnlyList<NetworkTensor> parameters;
    private readonly List<SafetensorsTensor> tensors;
    private readonly Dictionary<SafetensorsTensor, NetworkTensor> pairs = new(ReferenceEqualityComparer.Instance);

    private TensorMatching(NetworkDescription network, SafetensorsHeader header)
    {
        this.network = network;
        parameters = NetworkTensor.Of(network);

        // PyTorch counts the batches that a BatchNorm has seen; nothing depends on it.
        tensors = [.. header.Tensors.Where(t => t.Name != NetworkTensor.BatchCount && !t.Name.EndsWith($".{NetworkTensor.BatchCount}", StringComparison.Ordinal))];
    }

    /// <summary>Names of parameters without a tensor.</summary>
    public List<string> Missing { get; } = [];

    /// <summary>Names of tensors without a parameter.</summary>
    public List<string> Unexpected { get; } = [];

    /// <summary>Pairs that do not fit, each in a sentence.</summary>
    public List<string> Mismatched { get; } = [];

    /// <summary>Matches by the name of a tensor or by order and shape.</summary>
    public static TensorMatching Of(NetworkDescription network, SafetensorsHeader header, LoadMatch match)
    {
        var matching = new TensorMatching(network, header);
        if (match == LoadMatch.ByOrder)
        {
            matching.MatchByOrder();
        }
        else
        {
            matching.MatchByName();
        }

        return matching;
    }

    /// <summary>The parameter that takes a tensor of the file, or null.</summary>
    public NetworkTensor? ParameterOf(SafetensorsTensor tensor) => pairs.GetValueOrDefault(tensor);

    /// <summary>Whether all parameters of a layer have a tensor.</summary>
    public bool IsMatched(LayerDescription layer) => pairs.Values.Count(p => ReferenceEquals(p.Layer, layer) && !p.IsTracked) == layer.Parameters.Count;

    private static string ShapeText<T>(IReadOnlyList<T> shape) => shape.Count == 0 ? "a scalar" : string.Join('×', shape);

    private void MatchByName()
    {
        var byName = tensors.ToDictionary(t => t.Name);
        foreach (var parameter in parameters)
        {
            if (!byName.Remove(parameter.Name, out var tensor))
            {
                Missing.Add(parameter.Name);
            }
            else if (Difference(parameter, tensor) is { } difference)
            {
                Mismatched.Add(difference);
            }
            else
            {
                pairs.Add(tensor, parameter);
            }
        }

        Unexpected.AddRange(tensors.Where(t => byName.ContainsKey(t.Name)).Select(t => t.Name));
    }

    private void MatchByOrder()
    {
        // One queue a shape: the k-th parameter of a shape takes the k-th tensor of that shape.
        var queues = tensors.GroupBy(t => ShapeText(t.Shape)).ToDictionary(g => g.Key, g => new Queue<SafetensorsTensor>(g));
        foreach (var parameter in parameters)
        {
            if (!queues.TryGetValue(ShapeText(parameter.Shape), out var queue) || !queue.TryDequeue(out var tensor))
            {
                Mismatched.Add($"layer '{parameter.Layer.Name}': {parameter.Parameter.Name} is {ShapeText(parameter.Shape)} in {network.Name}, but the file has no tensor of that shape left");
            }
            else if (Difference(parameter, tensor) is { } difference)
            {
                Mismatched.Add(difference);
            }
            else
            {
                pairs.Add(tensor, parameter);
            }
        }

        Unexpected.AddRange(queues.Values.SelectMany(q => q).OrderBy(t => (t.Begin, t.HeaderOffset)).Select(t => t.Name));
    }

    private string? Difference(NetworkTensor parameter, SafetensorsTensor tensor)
    {
        string place = $"layer '{parameter.Layer.Name}': {parameter.Parameter.Name}";
        if (!tensor.HasShape(parameter.Shape))
        {
            return $"{place} is {ShapeText(tensor.Shape)} in the file but {ShapeText(parameter.Shape)} in {network.Name}";
        }

        return tensor.Type.Decoder is null ? $"{place} is {tensor.Type.Name} in the file, but weights are read from F32, F16, BF16 or F64" : null;
    }
}
