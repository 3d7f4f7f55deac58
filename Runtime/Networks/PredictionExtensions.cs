namespace NetGen;

/// <summary>Predictions beside <c>Predict</c>: the values of hidden layers, and how sure the network is.</summary>
public static class PredictionExtensions
{
    /// <summary>
    /// The values of a layer for any number of rows: features for another model, or a look inside. Safe from many threads at once; allocates nothing.
    /// </summary>
    /// <remarks>
    /// A layer's value is what <c>From</c> takes under its name: that of a layer with an activation comes after it, and layers that are there for training
    /// only (dropout, noise) give their input. Batch
    /// normalisations go by their running statistics; where the loss standardises targets, the last layer gives standardised ones. The values are the bits
    /// that a network would predict which ends there.
    /// </remarks>
    /// <param name="network">The network.</param>
    /// <param name="layer">The <c>Name</c> of the layer; only for layers with one is the code written.</param>
    /// <param name="inputs">Rows × inputs, row-major.</param>
    /// <param name="outputs">Receives rows × the size of the layer's <see cref="LayerDescription.OutputShape"/>.</param>
    /// <exception cref="ArgumentException">There is no such layer, the inputs are not whole rows, the outputs do not fit them, or both overlap.</exception>
    /// <exception cref="InvalidOperationException">The layer's attribute gives it no name, or the network standardises its data and is not fitted.</exception>
    public static void PredictLayer<TNetwork>(this TNetwork network, string layer, ReadOnlySpan<float> inputs, Span<float> outputs)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        var core = network.Core;
        core.PredictLayer(core.Description.IndexOf(layer), inputs, outputs);
    }

    /// <summary>
    /// Monte Carlo dropout (Gal and Ghahramani 2016): predicts each row again and again with the layers on that are random in training (dropout, noise), and
    /// gives mean and deviation of what came out. A
    /// large deviation says that the network has not seen the like.
    /// </summary>
    /// <remarks>
    /// <para>Each sample has masks of its own, a function of the network's <c>Seed</c> and the number of the sample: the same call gives the same numbers,
    /// and a row the same whatever stands beside it.
    /// <c>Step</c> and running statistics stay as they are, and batch normalisations go by the latter. Nothing is allocated after the first call.</para>
    /// <para>It works in the memory of training: not while another thread trains this network, and a <c>Forward</c> before it has no <c>Backward</c> any
    /// more.</para>
    /// </remarks>
    /// <param name="network">The network.</param>
    /// <param name="inputs">Rows × inputs, row-major.</param>
    /// <param name="samples">How often each row is predicted; at least 2. 30 to 100 are usual.</param>
    /// <param name="mean">Receives rows × outputs, of <paramref name="head"/> or of all: the mean of what <c>Predict</c> gives.</param>
    /// <param name="deviation">Receives rows × outputs: the standard deviation, the squares divided by <paramref name="samples"/>, in the same unit.</param>
    /// <param name="asProbabilities">
    /// Whether mean and deviation are those of the probabilities that <c>PredictProbabilities</c> gives, of a classifier. Of several heads it needs
    /// <paramref name="head"/>.
    /// </param>
    /// <param name="head">The one head whose outputs are asked for; null stands for all.</param>
    /// <exception cref="ArgumentException">
    /// The inputs are not whole rows, the results do not fit them, two of the spans overlap, or there is no such head.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 samples.</exception>
    /// <exception cref="InvalidOperationException">The network standardises its data and is not fitted, it is in use, or it is no classifier and probabilities are wanted.</exception>
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
                $"{description.Name} has several heads, whose outputs are not all those of one classifier: "
                + $"name one, head: \"{description.Heads[0].Name}\", or ask for mean and deviation of the outputs.");
        }

        var only = head is not null ? description.Head(head) : description.HasHeads ? null : description.Heads[0];
        if (asProbabilities && !only!.Loss.HasAccuracy)
        {
            throw new InvalidOperationException(
                $"{only.Title(description)} has no probabilities: its loss is {only.Loss.Kind}, which is none of a classifier.");
        }

        network.Core.PredictWithDropout(inputs, samples, mean, deviation, asProbabilities, only);
    }
}
