using NetGen.Generated;

namespace NetGen;

/// <summary>Sets the learning rate of single layers by name, and freezes layers.</summary>
/// <remarks>
/// <para>The settings belong to the network: every optimizer and every loop uses them from its next step on, and a clone has the same. A checkpoint
/// contains them; a network file does not.</para>
/// <para>A frozen layer is excluded from <see cref="Optimizer.ClipNorm"/>'s norm, and is neither updated nor decayed; its optimizer state does not change. The
/// gradients of its parameters are 0 and are not computed; if no earlier layer is trained, the backward pass ends there. Otherwise gradients still pass through
/// it.</para>
/// <para>A frozen batch normalisation works as in inference: it uses its running statistics and does not update them, like <c>trainable = False</c> in Keras.
/// So a frozen part of a network gives the same output for the same input, whatever the rest is trained on. PyTorch's <c>requires_grad = False</c> still
/// updates the statistics: for that, call <see cref="Freeze"/> and then <see cref="UnfreezeStatistics"/>. For PyTorch's <c>eval()</c> of one layer, call
/// <see cref="FreezeStatistics"/>.</para>
/// </remarks>
public static class LayerRateExtensions
{
    /// <summary>Freezes the parameters of layers, and the running statistics of batch normalisations, until <see cref="Unfreeze"/>.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layers">Names as in the layer table: explicit names, or else kind and number (<c>dense1</c>).</param>
    /// <exception cref="ArgumentException">There is no such layer, or it has no parameters. Nothing has changed then.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public static void Freeze<TNetwork>(this TNetwork network, params string[] layers)
        where TNetwork : class, INetwork<TNetwork> =>
        Set(network, layers, Trained, (core, layer) =>
        {
            core.SetRateFactor(layer, 0f);
            core.SetFrozenStatistics(layer, true);
        });

    /// <summary>Unfreezes layers: they learn again at the optimizer's rate, and batch normalisations use the statistics of each batch.</summary>
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
    /// Freezes the statistics of batch normalisations: in training they also use their running statistics and do not update them. Their scales and biases are
    /// still trained unless they are frozen. If all are frozen like this, a batch may have one row.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="layers">Names of batch normalisations.</param>
    /// <exception cref="ArgumentException">There is no such layer, or it tracks no statistics. Nothing has changed then.</exception>
    public static void FreezeStatistics<TNetwork>(this TNetwork network, params string[] layers)
        where TNetwork : class, INetwork<TNetwork> =>
        Set(network, layers, Tracking, (core, layer) => core.SetFrozenStatistics(layer, true));

    /// <summary>
    /// Unfreezes the statistics of batch normalisations: they use those of each batch again, whether or not their scales and biases are trained.
    /// </summary>
    /// <inheritdoc cref="FreezeStatistics"/>
    public static void UnfreezeStatistics<TNetwork>(this TNetwork network, params string[] layers)
        where TNetwork : class, INetwork<TNetwork> =>
        Set(network, layers, Tracking, (core, layer) => core.SetFrozenStatistics(layer, false));

    /// <summary>Whether a batch normalisation uses its running statistics in training too.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">Its name.</param>
    /// <exception cref="ArgumentException">There is no such layer, or it tracks no statistics.</exception>
    public static bool HasFrozenStatistics<TNetwork>(this TNetwork network, string layer)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Core.HasFrozenStatistics(Tracking(network.Core.Description, layer));
    }

    /// <summary>Sets a factor for one layer that multiplies the optimizer's learning rate, scheduled or not.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">Its name.</param>
    /// <param name="factor">Finite and at least 0; 1 is the default. At 0 the parameters do not change, but running statistics are still updated, unlike with
    /// <see cref="Freeze"/>.</param>
    /// <exception cref="ArgumentException">There is no such layer, or it has no parameters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative, infinite or NaN.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public static void SetRateFactor<TNetwork>(this TNetwork network, string layer, float factor)
        where TNetwork : class, INetwork<TNetwork>
    {
        Hyperparameter.NonNegative(factor, nameof(factor));
        Set(network, [layer], Trained, (core, description) => core.SetRateFactor(description, factor));
    }

    /// <summary>The factor of the optimizer's learning rate for a layer: 1 unless set, 0 if it is frozen.</summary>
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
        throw new ArgumentException($"Layer '{name}' ({layer.Kind}) of {network.Name} tracks no statistics; layers that do are {tracking}.", nameof(name));
    }

    private static LayerDescription Trained(NetworkDescription network, string name)
    {
        var layer = network.Layer(name);
        return layer.Parameters.Count > 0
            ? layer
            : throw new ArgumentException($"Layer '{name}' ({layer.Kind}) of {network.Name} has no parameters to train; layers with parameters are {string.Join(", ", network.Layers.Where(l => l.Parameters.Count > 0).Select(l => l.Name))}.", nameof(name));
    }
}
