namespace NetGen;

/// <summary>One layer of a network as the generator laid it out.</summary>
/// <param name="Name">Its explicit name, otherwise kind and number: <c>dense2</c>.</param>
/// <param name="Kind">The attribute without its suffix: <c>Dense</c>.</param>
/// <param name="OutputShape">Shape of its output for one row.</param>
/// <param name="FileKey">Prefix of its tensors in a file: the explicit name, otherwise the index in the equivalent <c>nn.Sequential</c>; empty for a layer
/// that PyTorch does not have (preprocessing).
/// </param>
/// <param name="MultiplyAdds">Multiply-adds of one row's forward pass.</param>
/// <param name="Parameters">Its parameter tensors, in PyTorch's order.</param>
public sealed record LayerDescription(
    string Name, string Kind, Shape OutputShape, string FileKey, long MultiplyAdds, IReadOnlyList<ParameterDescription> Parameters)
{
    /// <summary>The tensors that are tracked but not trained, in PyTorch's order; offsets are into the network's untrained state.</summary>
    public IReadOnlyList<ParameterDescription> State { get; init; } = [];

    /// <summary>The earlier layer whose parameters and state it shares (<see cref="LayerAttribute.Weights"/>); null if it has its own or none.</summary>
    public string? WeightsOf { get; init; }

    /// <summary>Number of its parameters (logical, without padding).</summary>
    public int ParameterCount => Parameters.Sum(p => p.Count);

    /// <summary>One line, the same in every culture: <c>dense1: Dense → 64, 50,240 parameters</c>.</summary>
    public override string ToString()
    {
        string parameters = ParameterCount > 0 ? FormattableString.Invariant($", {ParameterCount:N0} parameter{(ParameterCount == 1 ? "" : "s")}") : "";
        return $"{Name}: {Kind} → {OutputShape}{parameters}{(WeightsOf is null ? "" : $", weights of {WeightsOf}")}";
    }

    /// <summary>Returns its parameter with a given name, or null.</summary>
    /// <param name="name">PyTorch's name inside the layer: <c>weight</c>, <c>bias</c>.</param>
    public ParameterDescription? FindParameter(string name)
    {
        // Uses an index, because LayerView calls it for every value and an enumerator would be allocated each time.
        for (int i = 0; i < Parameters.Count; i++)
        {
            if (Parameters[i].Name == name)
            {
                return Parameters[i];
            }
        }

        return null;
    }
}
