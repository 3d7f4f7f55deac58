namespace NetGen;

/// <summary>
/// What a network does with a whole data set; and, for code that is generic over networks, all that a generated class can do: a step and its parts,
/// predictions, copies and files. A call on a class itself takes the class's own member.
/// </summary>
public static partial class NetworkExtensions
{
    /// <summary>Loss and measures of a network on data, dropout off.</summary>
    /// <exception cref="ArgumentException">The data do not fit the network or its loss.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss, or standardises its data and is not fitted.</exception>
    public static Evaluation Evaluate<TNetwork>(this TNetwork network, Dataset data)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        DataCheck.InputsAndTargets(network.Core, data, nameof(data));
        return new Evaluator(network.Core, data).Run();
    }

    /// <summary>
    /// The outputs of a network for all rows of the data, in their order: rows × outputs. Targets are not looked at. A network that was neither trained nor
    /// loaded predicts from the random weights it starts with.
    /// </summary>
    /// <exception cref="ArgumentException">The rows do not fit the network.</exception>
    /// <exception cref="InvalidOperationException">The network standardises its data and is not fitted.</exception>
    public static float[] Predict<TNetwork>(this TNetwork network, Dataset data)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        var description = network.Core.Description;
        DataCheck.Inputs(network.Core, data, nameof(data));
        int outputSize = description.OutputShape.Size;
        float[] outputs = new float[checked(data.Count * outputSize)];
        int done = 0;
        var storage = network.Core.Storage;
        foreach (var block in new MiniBatches(data, Evaluator.BlockRows, seed: 0, shuffle: false).Epoch(0))
        {
            network.Core.Predict(storage, block.Inputs, block.Lengths, outputs.AsSpan(done * outputSize, block.Rows * outputSize));
            done += block.Rows;
        }

        return outputs;
    }

    /// <summary>
    /// Writes what the network says of each row of the data as a CSV file, in their order, the same in every culture: <c>row</c> (from 0); of a classifier its
    /// <c>prediction</c> and the probability of each class (<c>p(class)</c>), otherwise the outputs; and, where the data know it, what is <c>actual</c>. Of
    /// several heads all of this for each, with its name: <c>prediction(policy)</c>, <c>p(policy=class)</c>, <c>actual(policy)</c>.
    /// </summary>
    /// <remarks>
    /// Names are written as they are. One that begins with =, +, - or @ is a formula to a spreadsheet that opens the file: import columns as text where names
    /// come from others.
    /// </remarks>
    /// <param name="network">The network.</param>
    /// <param name="data">The rows, which may be more than fit into memory.</param>
    /// <param name="path">The file; one that is there is replaced when the new one is whole.</param>
    /// <exception cref="ArgumentException">The rows do not fit the network.</exception>
    /// <exception cref="InvalidOperationException">The network standardises its data and is not fitted.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WritePredictions<TNetwork>(this TNetwork network, Dataset data, string path)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        DataCheck.Inputs(network.Core, data, nameof(data));
        PredictionTable.Write(network.Core, data, path);
    }

    /// <summary>Writes the same table as CSV (UTF-8) to a stream.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The rows, which may be more than fit into memory.</param>
    /// <param name="stream">Where it is written to, from its position on; it stays open.</param>
    /// <exception cref="ArgumentException">The rows do not fit the network.</exception>
    /// <exception cref="InvalidOperationException">The network standardises its data and is not fitted.</exception>
    public static void WritePredictions<TNetwork>(this TNetwork network, Dataset data, Stream stream)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        DataCheck.Inputs(network.Core, data, nameof(data));
        PredictionTable.Write(network.Core, data, stream);
    }

    /// <summary>
    /// Fits what the network standardises (inputs, and targets where its loss asks for it) to data, and gives it the names of their classes where it has none:
    /// for loops of one's own; <see cref="Trainer{TNetwork}.Fit"/> does it at its first training. Fit to the training part only.
    /// </summary>
    /// <remarks>Mean and population deviation of each feature; a feature that does not vary is only centred. What was fitted before is replaced.</remarks>
    /// <exception cref="ArgumentException">The data do not fit the network or its loss.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public static void FitPreprocessing<TNetwork>(this TNetwork network, Dataset data)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        using var hold = network.Core.Guard.Enter();
        if (network.Core.Description.Heads.Any(head => head.TargetStateOffset >= 0))
        {
            DataCheck.InputsAndTargets(network.Core, data, nameof(data));
        }
        else
        {
            DataCheck.Inputs(network.Core, data, nameof(data));
        }

        DataCheck.ClassesAreNamed(network.Core, data, nameof(data));
        PreprocessingFitter.Fit(network.Core, data);
    }

    /// <summary>The labels of a head by class index, or null if they are not known. Training and files set them.</summary>
    /// <param name="network">The network.</param>
    /// <param name="head">The head's name.</param>
    /// <exception cref="ArgumentException">There is no such head.</exception>
    public static IReadOnlyList<string>? GetClassNames<TNetwork>(this TNetwork network, string head)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        var core = network.Core;
        return core.Storage.ClassNamesOf(core.Description, core.Description.Head(head));
    }

    /// <summary>Sets the labels of a head by class index.</summary>
    /// <param name="network">The network.</param>
    /// <param name="head">The head's name.</param>
    /// <param name="names">The names, copied; null lets the next training take those of its data.</param>
    /// <exception cref="ArgumentException">There is no such head; there are more names than classes, or none, or two are the same.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public static void SetClassNames<TNetwork>(this TNetwork network, string head, IReadOnlyList<string>? names)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        network.Core.SetClassNames(network.Core.Description.Head(head), names, nameof(names));
    }

    /// <summary>
    /// Forgets what <see cref="FitPreprocessing"/> and training took from the data beside the weights: means and deviations, the names of
    /// the classes and what the inputs mean.
    /// The next training fits them anew. To give up the names alone, set <c>ClassNames</c> to null.
    /// </summary>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public static void ResetPreprocessing<TNetwork>(this TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        using var hold = network.Core.Guard.Enter();
        PreprocessingFitter.Reset(network.Core);
    }

    /// <summary>
    /// Sets how many threads share a training step of this network, the caller's included, from now on: for loops of one's own; a
    /// <see cref="Trainer{TNetwork}"/> does it for itself. A network begins with 1.
    /// </summary>
    /// <remarks>
    /// However many there are, a step is given to no more than pay (each needs about 20 µs of work), and the bits are the same. The threads sleep between
    /// steps; they are background threads, and end with another number or when nobody holds the network any more. Where a program has one thread only, as in a
    /// browser, the number is a wish that has no effect.
    /// </remarks>
    /// <param name="network">The network.</param>
    /// <param name="workers">Threads; 0 means as many as there are processors.</param>
    /// <exception cref="ArgumentOutOfRangeException">Below 0.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public static void UseWorkers<TNetwork>(this TNetwork network, int workers)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfNegative(workers);
        network.Core.Workers = workers == 0 ? Environment.ProcessorCount : workers;
    }
}
