namespace NetGen.Generated;

/// <summary>Which tensor of a file goes to which parameter of a network, and what is left over.</summary>
internal sealed class TensorMatching
{
    private readonly NetworkDescription network;
    private readonly IReadOnlyList<NetworkTensor> parameters;
    private readonly List<FileTensor> tensors;
    private readonly Dictionary<FileTensor, NetworkTensor> pairs = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<FileTensor, NetworkTensor> copies = new(ReferenceEqualityComparer.Instance);

    private TensorMatching(NetworkDescription network, IReadOnlyList<NetworkTensor> parameters, WeightFile file)
    {
        this.network = network;
        this.parameters = parameters;

        // PyTorch counts the batches that a BatchNorm has seen; nothing depends on it.
        tensors = [.. file.Tensors.Where(t => t.Name != NetworkTensor.BatchCount && !t.Name.EndsWith($".{NetworkTensor.BatchCount}", StringComparison.Ordinal))];
    }

    /// <summary>Names of parameters without a tensor.</summary>
    public List<string> Missing { get; } = [];

    /// <summary>Names of tensors without a parameter.</summary>
    public List<string> Unexpected { get; } = [];

    /// <summary>Pairs that do not fit, each in a sentence.</summary>
    public List<string> Mismatched { get; } = [];

    /// <summary>Matches by the name of a tensor or by order and shape.</summary>
    /// <param name="network">The network.</param>
    /// <param name="parameters">Its parameters, as the file should have them.</param>
    /// <param name="file">The file with the tensors.</param>
    /// <param name="match">How they are matched.</param>
    public static TensorMatching Of(
        NetworkDescription network, IReadOnlyList<NetworkTensor> parameters, WeightFile file, LoadMatch match)
    {
        var matching = new TensorMatching(network, parameters, file);
        if (match == LoadMatch.ByOrder)
        {
            matching.MatchByOrder(file.IsInLayerOrder);
        }
        else
        {
            matching.MatchByName();
        }

        return matching;
    }

    /// <summary>The parameter that takes a tensor of the file, or null.</summary>
    public NetworkTensor? ParameterOf(FileTensor tensor) => pairs.GetValueOrDefault(tensor);

    /// <summary>
    /// The parameter of which the file has another copy under this name, or null: PyTorch writes weights that several modules share once for each module.
    /// </summary>
    public NetworkTensor? SharedParameterOf(FileTensor tensor) => copies.GetValueOrDefault(tensor);

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

        foreach (var (name, parameter) in SharedNames())
        {
            if (byName.TryGetValue(name, out var tensor) && Difference(parameter, tensor) is null)
            {
                byName.Remove(name);
                copies.Add(tensor, parameter);
            }
        }

        Unexpected.AddRange(tensors.Where(t => byName.ContainsKey(t.Name)).Select(t => t.Name));
    }

    /// <summary>The names that shared parameters would have in the layers that borrow them.</summary>
    private IEnumerable<(string Name, NetworkTensor Parameter)> SharedNames() =>
        from layer in network.Layers
        where layer.WeightsOf is not null
        from parameter in parameters
        where parameter.Layer.Name == layer.WeightsOf
        select ($"{layer.FileKey}.{parameter.Parameter.Name}", parameter);

    private void MatchByOrder(bool isInLayerOrder)
    {
        // A parameter takes the first tensor left of its shape whose name does not say that it is something else.
        var left = (isInLayerOrder ? tensors : InOrderOfNumbers()).GroupBy(t => ShapeText(t.Shape)).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var parameter in parameters)
        {
            string name = parameter.Parameter.Name;
            var ofShape = left.GetValueOrDefault(ShapeText(parameter.Shape)) ?? [];
            int index = ofShape.FindIndex(t => (TensorRole.Of(t.Name) ?? name) == name);
            if (index < 0)
            {
                string fault = ofShape.Count == 0 ? "the file has no tensor of that shape left"
                    : $"the next tensor of that shape in the file is {SafetensorsReader.Quote(ofShape[0].Name)}";
                Mismatched.Add($"layer '{parameter.Layer.Name}': {name} is {ShapeText(parameter.Shape)} in {network.Name}, but {fault}");
                continue;
            }

            var tensor = ofShape[index];
            ofShape.RemoveAt(index);
            if (Difference(parameter, tensor) is { } difference)
            {
                Mismatched.Add(difference);
            }
            else
            {
                pairs.Add(tensor, parameter);
            }
        }

        var unread = left.Values.SelectMany(t => t).ToHashSet<FileTensor>(ReferenceEqualityComparer.Instance);
        Unexpected.AddRange(tensors.Where(unread.Contains).Select(t => t.Name));
    }

    /// <summary>The tensors in the order of the file; if they are sorted by name as text, in natural order, which is that of the layers.</summary>
    private IEnumerable<FileTensor> InOrderOfNumbers() =>
        tensors.Zip(tensors.Skip(1)).All(p => p.First.Type != p.Second.Type || string.CompareOrdinal(p.First.Name, p.Second.Name) < 0)
            ? tensors.OrderBy(t => t.Name, NaturalOrder.Instance)
            : tensors;

    private string? Difference(NetworkTensor parameter, FileTensor tensor)
    {
        string place = $"layer '{parameter.Layer.Name}': {parameter.Parameter.Name}";
        if (!tensor.HasShape(parameter.Shape))
        {
            return $"{place} is {ShapeText(tensor.Shape)} in the file but {ShapeText(parameter.Shape)} in {network.Name}";
        }

        return tensor.Type.Decoder is null ? $"{place} is {tensor.Type.Name} in the file, but weights are read from F32, F16, BF16 or F64" : null;
    }
}
