namespace NetGen;

/// <summary>Additional predictions: the values of hidden layers, and the uncertainty of the outputs.</summary>
public static class PredictionExtensions
{
    /// <summary>
    /// The values of a layer for any number of rows, as features for another model or for inspection. Thread-safe; allocates nothing.
    /// </summary>
    /// <remarks>
    /// The value of a layer is what <c>From</c> refers to by its name: that of a layer with an activation is taken after it, and layers that only act in
    /// training (dropout, noise) return their input. Batch normalisations use their running statistics; if the loss standardises targets, the last layer
    /// returns standardised ones. The values have the same bits as the predictions of a network that ends there.
    /// </remarks>
    /// <param name="network">The network.</param>
    /// <param name="layer">The <c>Name</c> of the layer; code is generated only for layers that have one.</param>
    /// <param name="inputs">Rows × inputs, row-major.</param>
    /// <param name="outputs">Receives rows × the size of the layer's <see cref="LayerDescription.OutputShape"/>.</param>
    /// <exception cref="ArgumentException">There is no such layer, the inputs are not whole rows, the outputs do not fit them, or both overlap.</exception>
    /// <exception cref="InvalidOperationException">The layer's attribute has no <c>Name</c>, or the network standardises its data and is not
    /// fitted.</exception>
    public static void PredictLayer<TNetwork>(this TNetwork network, string layer, ReadOnlySpan<float> inputs, Span<float> outputs)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        var core = network.Core;
        core.PredictLayer(core.Description.IndexOf(layer), inputs, outputs);
    }

    /// <summary>The values of a layer for any number of rows with lengths of their own; those of steps behind a row's end are 0.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">The <c>Name</c> of the layer; code is generated only for layers that have one.</param>
    /// <param name="inputs">Rows × inputs, row-major.</param>
    /// <param name="lengths">The valid steps of each row, at least 1; empty if all rows are full.</param>
    /// <param name="outputs">Receives rows × the size of the layer's <see cref="LayerDescription.OutputShape"/>.</param>
    /// <exception cref="ArgumentException">There is no such layer; the inputs are not whole rows; outputs or lengths do not fit them, a length is out of its
    /// range, or inputs and outputs overlap.
    /// </exception>
    /// <exception cref="InvalidOperationException">All rows of the network have one length; the layer's attribute has no <c>Name</c>; or the network
    /// standardises its data and is not fitted.
    /// </exception>
    public static void PredictLayer<TNetwork>(this TNetwork network, string layer, ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, Span<float> outputs)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        network.Core.PredictLayer(network.Core.Description.IndexOf(layer), inputs, lengths, outputs);
    }

    /// <summary>
    /// Monte Carlo dropout (Gal and Ghahramani 2016): predicts each row several times with the layers active that are random in training (dropout, noise), and
    /// returns mean and deviation of the predictions. A large deviation indicates inputs unlike the training data.
    /// </summary>
    /// <remarks>
    /// <para>Each sample has its own masks, a function of the network's <c>Seed</c> and the number of the sample: the same call gives the same numbers,
    /// and a row's result does not depend on the other rows.
    /// <c>Step</c> and running statistics do not change, and batch normalisations use the latter. Nothing is allocated after the first call.</para>
    /// <para>It uses the memory of training: do not call it while another thread trains this network. A <c>Forward</c> before it can no longer be followed by
    /// its <c>Backward</c>.</para>
    /// </remarks>
    /// <param name="network">The network.</param>
    /// <param name="inputs">Rows × inputs, row-major.</param>
    /// <param name="samples">How many times each row is predicted; at least 2. 30 to 100 are usual.</param>
    /// <param name="mean">Receives rows × outputs: the mean of the predictions.</param>
    /// <param name="deviation">Receives rows × outputs: the standard deviation (divisor <paramref name="samples"/>), in the same unit.</param>
    /// <param name="asProbabilities">Whether to return mean and deviation of a classifier's probabilities, as in <c>PredictProbabilities</c>.</param>
    /// <param name="head">The head whose outputs are sampled (default <c>null</c>: all of them, in the order of a row of outputs). A network with several
    /// heads needs it for probabilities.
    /// </param>
    /// <exception cref="ArgumentException">The inputs are not whole rows, the results do not fit them, two of the spans overlap, or there is no such head.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 samples.</exception>
    /// <exception cref="InvalidOperationException">The network standardises its data and is not fitted, it is in use, or probabilities are requested and it is
    /// not a classifier.</exception>
    public static void PredictWithDropout<TNetwork>(
        this TNetwork network, ReadOnlySpan<float> inputs, int samples, Span<float> mean, Span<float> deviation, bool asProbabilities = false,
        string? head = null)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 2);
        var description = network.Core.Description;
        if (asProbabilities && head is null && description.HasHeads)
        {
            throw new InvalidOperationException(
                $"{description.Name} has several heads, not one classifier: "
                + $"select one with head: \"{description.Heads[0].Name}\", or request mean and deviation of the outputs.");
        }

        var only = head is not null ? description.Head(head) : description.HasHeads ? null : description.Heads[0];
        if (asProbabilities && !only!.Loss.HasAccuracy)
        {
            throw new InvalidOperationException(
                $"{only.Title(description)} has no probabilities: its loss is {only.Loss.Kind}, which is none of a classifier.");
        }

        network.Core.PredictWithDropout(inputs, default, samples, mean, deviation, asProbabilities, only);
    }
}
