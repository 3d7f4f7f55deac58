namespace NetGen.Generator.Layers;

/// <summary>The orders around a layer.</summary>
/// <param name="Inputs">The order in which it takes each of its inputs.</param>
/// <param name="Output">The order in which it writes its output.</param>
internal sealed record LayerOrders(IReadOnlyList<ValueOrder> Inputs, ValueOrder Output);
