using NetGen.Generated;

namespace NetGen;

/// <summary>Learning rates for single layers of a network, by name, and layers that do not learn.</summary>
/// <remarks>
/// <para>What is set belongs to the network object: every optimizer and every loop obeys it from its next step on, and a clone has the same. A checkpoint
/// keeps it; the file of a network does not.</para>
/// <para>A frozen layer is out of <see cref="Optimizer.ClipNorm"/>'s norm, and is neither updated nor decayed; its optimizer state stays as it is. The gradients of its parameters are
/// not computed, they are 0, and where no layer before it learns the backward pass ends there. Otherwise gradients still pass through it.</para>
/// <para>A frozen batch normalisation works as in inference: it normalises by its running statistics and leaves them as they are, as in Keras where
/// <c>trainable = False</c>. So a frozen part of a network gives
/// the same output for the same input, whatever the rest is trained on. In PyTorch <c>requires_grad = False</c> leaves the statistics going on: here that is
/// <see cref="Freeze"/> and then
/// <see cref="UnfreezeStatistics"/>; PyTorch's <c>eval()</c> of the layer alone is <see cref="FreezeStatistics"/>.</para>
/// </remarks>
public static class LayerRateExtensions
{
    /// <summary>Keeps the parameters of layers as they are, and the running statistics of batch normalisations, until <see cref="Unfreeze"/>.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layers">Names as in the layer table: explicit ones, otherwise kind and number (<c>dense1</c>).</param>
    /// <exception cref="ArgumentException">There is no such layer, or it has no parameters. Nothing has changed then.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public static void Freeze<TNetwork>(this TNetwork network, params string[] layers)
        where TNetwork : class, INetwork<TNetwork> =>
        Set(network, layers, Trained, (core, layer) =>
        {
            core.SetRateFactor(layer, 0f);
            core.SetFrozenStatistics(layer, true);
        });

    /// <summary>Lets layers learn again, at the optimizer's own rate, and batch normalisations take the statistics of each batch.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layers">Names of layers.</param>
    /// <exception cref="ArgumentException">There is no such layer, or it has no parameters. Nothing has changed then.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public static void Unfreeze<TNetwork>(this TNetwork network, params string[] layers)
        where TNetwork : class, INetwork<TNetwork> =>
        Set(network, layers, Trained, (core, layer) =>
        {
            core.SetRateFactor(layer, 1f);
            core.SetFrozenStatistics(layer, false);
        });

    /// <summary>
    /// Lets batch normalisations go by their running statistics in training too, and leave them as they are; their scales and biases learn on unless they are
    /// frozen. Where all are frozen so, a batch
    /// may have one row.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="layers">Names of batch normalisations.</param>
    /// <exception cref="ArgumentException">There is no such layer, or it tracks no statistics. Nothing has changed then.</exception>
    public static void FreezeStatistics<TNetwork>(this TNetwork network, params string[] layers)
        where TNetwork : class, INetwork<TNetwork> =>
        Set(network, layers, Tracking, (core, layer) => core.SetFrozenStatistics(layer, true));

    /// <summary>Lets batch normalisations take the statistics of each batch again, whether their scales and biases learn or not.</summary>
    /// <inheritdoc cref="FreezeStatistics"/>
    public static void UnfreezeStatistics<TNetwork>(this TNetwork network, params string[] layers)
        where TNetwork : class, INetwork<TNetwork> =>
        Set(network, layers, Tracking, (core, layer) => core.SetFrozenStatistics(layer, false));

    /// <summary>Whether a batch normalisation goes by its running statistics in training too.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">Its name.</param>
    /// <exception cref="ArgumentException">There is no such layer, or it tracks no statistics.</exception>
    public static bool HasFrozenStatistics<TNetwork>(this TNetwork network, string layer)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Core.HasFrozenStatistics(Tracking(network.Core.Description, layer));
    }

    /// <summary>Multiplies the optimizer's learning rate for one layer, scheduled or not.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">Its name.</param>
    /// <param name="factor">Finite and at least 0; 1 is the default. At 0 the parameters stay as they are; running statistics go on, which <see
    /// cref="Freeze"/> would stop too.</param>
    /// <exception cref="ArgumentException">There is no such layer, or it has no parameters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative, infinite or NaN.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public static void SetRateFactor<TNetwork>(this TNetwork network, string layer, float factor)
        where TNetwork : class, INetwork<TNetwork>
    {
        Hyperparameter.NonNegative(factor, nameof(factor));
        Set(network, [layer], Trained, (core, description) => core.SetRateFactor(description, factor));
    }

    /// <summary>What multiplies the optimizer's learning rate for a layer: 1 unless set, 0 where it is frozen.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">Its name.</param>
    /// <exception cref="ArgumentException">There is no such layer, or it has no parameters.</exception>
    public static float RateFactor<TNetwork>(this TNetwork network, string layer)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Core.RateFactor(Trained(network.Core.Description, layer));
    }

    private static void Set<TNetwork>(
        TNetwork network, string[] names, Func<NetworkDescription, string, LayerDescription> find, Action<NetworkCore, LayerDescription> set)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(names);
        var core = network.Core;
        LayerDescription[] layers = [.. names.Select(name => find(core.Description, name))];
        using var hold = core.Guard.Enter();
        foreach (var layer in layers)
        {
            set(core, layer);
        }
    }

    private static LayerDescription Tracking(NetworkDescription network, string name)
    {
        var layer = network.Layer(name);
        if (layer.State.Count > 0)
        {
            return layer;
        }

        string tracking = string.Join(", ", network.Layers.Where(l => l.State.Count > 0).Select(l => l.Name).DefaultIfEmpty("none"));
        throw new ArgumentException($"Layer '{name}' ({layer.Kind}) of {network.Name} tracks no statistics; those that do are {tracking}.", nameof(name));
    }

    private static LayerDescription Trained(NetworkDescription network, string name)
    {
        var layer = network.Layer(name);
        return layer.Parameters.Count > 0
            ? layer
            : throw new ArgumentException($"Layer '{name}' ({layer.Kind}) of {network.Name} has no parameters that could learn; those that have some are {string.Join(", ", network.Layers.Where(l => l.Parameters.Count > 0).Select(l => l.Name))}.", nameof(name));
    }
}
