using NetGen.Generated;

namespace NetGen;

/// <summary>The weights of a whole network in memory: copied from another network, moved towards another, or as one vector.</summary>
/// <remarks>
/// <para>The weights are the parameters and the running statistics of batch normalisations: everything in PyTorch's <c>state_dict</c>, in its order (layer by
/// layer <c>weight</c>, <c>bias</c>,
/// <c>running_mean</c>, <c>running_var</c>), except the counts of batches. There are <see cref="NetworkDescription.WeightCount"/> of them.</para>
/// <para>Nothing here allocates after its first call for a network class. The values are changed in place, as in a training step: a
/// prediction that runs on another thread meanwhile may see a mixture.</para>
/// </remarks>
public static class WeightExtensions
{
    /// <summary>
    /// Makes a network predict exactly what another one predicts: copies its weights, its preprocessing (means and deviations), the names of its
    /// classes and what its inputs mean.
    /// </summary>
    /// <remarks>Rate factors, frozen layers, <c>Seed</c> and <c>Step</c> are not copied: they belong to the training. Copying a network to
    /// itself changes nothing.</remarks>
    /// <param name="network">The network that changes.</param>
    /// <param name="other">The network to copy.</param>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public static void CopyFrom<TNetwork>(this TNetwork network, TNetwork other)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(other);
        using var hold = network.Core.Guard.Enter();
        network.Core.Storage.CopyFrom(other.Core.Storage);
    }

    /// <summary>
    /// Moves the weights towards those of another network: <c>weights ← weights + amount · (other − weights)</c>, like <c>torch.lerp</c>. For
    /// target networks and averages.
    /// </summary>
    /// <param name="network">The network that changes.</param>
    /// <param name="other">The network to move towards.</param>
    /// <param name="amount">How far, from 0 (no change) to 1 (exactly the weights of the other).</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is outside [0, 1] or NaN.</exception>
    /// <exception cref="ArgumentException">The networks standardise their data by different means and deviations, so a mixture of their weights would be
    /// meaningless: start with <see cref="CopyFrom"/>.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public static void Lerp<TNetwork>(this TNetwork network, TNetwork other, float amount)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(other);
        Hyperparameter.Fraction(amount, nameof(amount));
        using var hold = network.Core.Guard.Enter();
        NetworkStorage storage = network.Core.Storage, target = other.Core.Storage;
        if (!HaveSamePreprocessing(network.Core.Description, storage, target))
        {
            throw new ArgumentException(
                $"The two networks of {network.Core.Description.Name} standardise their data by different means and deviations, "
                + "so a mixture of their weights would fit neither. Start with CopyFrom.",
                nameof(other));
        }

        if (ReferenceEquals(storage, target))
        {
            return;
        }

        Interpolation.Lerp(storage.Parameters.Span, target.Parameters.Span, amount);
        network.Core.Description.WeightOrder.LerpStatistics(storage, target, amount);
    }

    /// <summary>Copies all weights, in PyTorch's order.</summary>
    /// <param name="network">The network.</param>
    /// <param name="destination">Receives <see cref="NetworkDescription.WeightCount"/> values.</param>
    /// <exception cref="ArgumentException">The span has another length, or is the network's own memory.</exception>
    public static void GetWeights<TNetwork>(this TNetwork network, Span<float> destination)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        var order = network.Core.Description.WeightOrder;
        FlatValues.CheckLength(network.Core.Description, "weights", order.Count, destination.Length, nameof(destination));
        var storage = network.Core.Storage;
        SpanCheck.Apart(storage.Parameters.Span, destination, nameof(destination));
        order.Read(storage, destination);
    }

    /// <summary>Sets all weights, in PyTorch's order.</summary>
    /// <param name="network">The network.</param>
    /// <param name="source"><see cref="NetworkDescription.WeightCount"/> finite values; running variances are at least 0.</param>
    /// <exception cref="ArgumentException">The span has another length, is the network's own memory, or holds a number that is not a valid weight. Nothing
    /// has changed then.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public static void SetWeights<TNetwork>(this TNetwork network, ReadOnlySpan<float> source)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        var order = network.Core.Description.WeightOrder;
        FlatValues.CheckLength(network.Core.Description, "weights", order.Count, source.Length, nameof(source));
        FlatValues.CheckFinite(source, "weight", nameof(source));
        order.CheckVariances(source, nameof(source));
        using var hold = network.Core.Guard.Enter();
        var storage = network.Core.Storage;
        SpanCheck.Apart(source, storage.Parameters.Span, nameof(source));
        order.Write(storage, source);
    }

    private static bool HaveSamePreprocessing(NetworkDescription network, NetworkStorage one, NetworkStorage other)
    {
        // Uses an index, since an enumerator would be allocated each time.
        for (int i = 0; i < network.Preprocessing.Count; i++)
        {
            if (network.Preprocessing[i] is { Standardizes: true } step
                && !StandardizationState.Of(network, step, one).Equals(StandardizationState.Of(network, step, other)))
            {
                return false;
            }
        }

        for (int i = 0; i < network.Heads.Count; i++)
        {
            var head = network.Heads[i];
            if (head.TargetStateOffset >= 0 && !StandardizationState.OfTargets(head, one).Equals(StandardizationState.OfTargets(head, other)))
            {
                return false;
            }
        }

        return true;
    }
}
