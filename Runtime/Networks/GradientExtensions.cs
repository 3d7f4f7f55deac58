using NetGen.Generated;

namespace NetGen;

/// <summary>
/// The gradients of a whole network as one vector: to accumulate them over steps, to change them before the optimizer step, or to send them elsewhere.
/// </summary>
/// <remarks>
/// There is one for each parameter (<see cref="NetworkDescription.ParameterCount"/>), in the order of PyTorch's <c>parameters()</c>: layer by layer
/// <c>weight</c>, <c>bias</c>. They come from the last <c>ComputeGradients</c>, <c>TrainStep</c> or <c>Backward</c>. Nothing here allocates after its first
/// call for a network class.
/// </remarks>
public static class GradientExtensions
{
    /// <summary>Copies all gradients, in PyTorch's order; those of frozen layers are 0.</summary>
    /// <param name="network">The network.</param>
    /// <param name="destination">Receives <see cref="NetworkDescription.ParameterCount"/> values.</param>
    /// <exception cref="ArgumentException">The span has another length, or is the network's own memory.</exception>
    public static void GetGradients<TNetwork>(this TNetwork network, Span<float> destination)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        var order = network.Core.Description.WeightOrder;
        FlatValues.CheckLength(network.Core.Description, "gradients", order.ParameterCount, destination.Length, nameof(destination));
        SpanCheck.Apart(network.Core.Gradients, destination, nameof(destination));
        order.ReadGradients(network.Core.Gradients, destination);
    }

    /// <summary>Sets all gradients, in PyTorch's order; the next <c>optimizer.Step(network)</c> uses them. Those of frozen layers stay 0.</summary>
    /// <param name="network">The network.</param>
    /// <param name="source"><see cref="NetworkDescription.ParameterCount"/> finite values.</param>
    /// <exception cref="ArgumentException">The span has another length, is the network's own memory, or holds a number that is not finite. Nothing has
    /// changed then.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public static void SetGradients<TNetwork>(this TNetwork network, ReadOnlySpan<float> source)
        where TNetwork : class, INetwork<TNetwork> =>
        Write(network, source, add: false);

    /// <summary>Adds to all gradients, in PyTorch's order. Those of frozen layers stay 0.</summary>
    /// <inheritdoc cref="SetGradients"/>
    public static void AddGradients<TNetwork>(this TNetwork network, ReadOnlySpan<float> source)
        where TNetwork : class, INetwork<TNetwork> =>
        Write(network, source, add: true);

    private static void Write<TNetwork>(TNetwork network, ReadOnlySpan<float> source, bool add)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        var core = network.Core;
        FlatValues.CheckLength(core.Description, "gradients", core.Description.WeightOrder.ParameterCount, source.Length, nameof(source));
        FlatValues.CheckFinite(source, "gradient", nameof(source));
        SpanCheck.Apart(source, core.Gradients, nameof(source));
        using var hold = core.Guard.Enter();
        core.Description.WeightOrder.WriteGradients(core.Gradients, source, add);
        core.ClearFrozenGradients();
    }
}
