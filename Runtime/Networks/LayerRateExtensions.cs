namespace NetGen;

/// <summary>Learning rates for single layers of a network, by name, and layers that do not learn.</summary>
/// <remarks>
/// <para>A factor belongs to the network object: every optimizer and every loop obeys it from its next step on, and a clone has the same. It is not saved in files.</para>
/// <para>A frozen layer is out of <see cref="Optimizer.ClipNorm"/>'s norm, and is neither updated nor decayed; its optimizer state stays as it is. The gradients of its parameters are
/// not computed, they are 0 (but for those of batch normalisation, which gradients that pass through it need), and where no layer before it learns the backward pass ends there. Otherwise gradients still pass through it. What it tracks of the data (running statistics) goes on.</para>
/// </remarks>
public static class LayerRateExtensions
{
    /// <summary>Keeps the parameters of layers as they are, until <see cref="Unfreeze"/>.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layers">Names as in the layer table: explicit ones, otherwise kind and number (<c>dense1</c>).</param>
    /// <exception cref="ArgumentException">There is no such layer, or it has no parameters. Nothing has changed then.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public static void Freeze<TNetwork>(this TNetwork network, params string[] layers)
        where TNetwork : class, INetwork<TNetwork> =>
        Set(network, layers, 0f);

    /// <summary>Lets layers learn again, at the optimizer's own rate.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layers">Names of layers.</param>
    /// <exception cref="ArgumentException">There is no such layer, or it has no parameters. Nothing has changed then.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public static void Unfreeze<TNetwork>(this TNetwork network, params string[] layers)
        where TNetwork : class, INetwork<TNetwork> =>
        Set(network, layers, 1f);

    /// <summary>Multiplies the optimizer's learning rate for one layer, scheduled or not.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">Its name.</param>
    /// <param name="factor">Finite and at least 0; 1 is the default, 0 freezes.</param>
    /// <exception cref="ArgumentException">There is no such layer, or it has no parameters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative, infinite or NaN.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public static void SetRateFactor<TNetwork>(this TNetwork network, string layer, float factor)
        where TNetwork : class, INetwork<TNetwork> =>
        Set(network, [layer], (float)Hyperparameter.NonNegative(factor, nameof(factor)));

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

    private static void Set<TNetwork>(TNetwork network, string[] names, float factor)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(names);
        var core = network.Core;
        LayerDescription[] layers = [.. names.Select(name => Trained(core.Description, name))];
        using var hold = core.Guard.Enter();
        foreach (var layer in layers)
        {
            core.SetRateFactor(layer, factor);
        }
    }

    private static LayerDescription Trained(NetworkDescription network, string name)
    {
        var layer = network.Layer(name);
        return layer.Parameters.Count > 0
            ? layer
            : throw new ArgumentException($"Layer '{name}' ({layer.Kind}) of {network.Name} has no parameters that could learn; those that have some are {string.Join(", ", network.Layers.Where(l => l.Parameters.Count > 0).Select(l => l.Name))}.", nameof(name));
    }
}
