namespace NetGen;

/// <summary>
/// Trains networks of several classes on the same data, side by side, and says which generalises best: the one whose best epoch has the lowest validation loss.
/// </summary>
/// <remarks>
/// Each candidate is a function that makes its network, so every class is known when the program is compiled, ahead of time too. Every training has one thread;
/// what it comes to does not depend on how many
/// run at a time. The losses are compared as they are: all candidates should have the same loss, with the same options.
/// <code>
/// var sweep = new ArchitectureSweep { Epochs = 30, Callbacks = () => [new EarlyStopping { Patience = 5, RestoreBestWeights = true }] };
/// sweep.Add("flat", () => new FlatClassifier(seed: 1));
/// sweep.Add("deep", () => new DeepClassifier(seed: 1), () => new AdamW { LearningRate = 1e-3f });
/// var result = sweep.Run(train, validation);
/// Console.WriteLine(result);
/// result.Best!.Save("best.safetensors");
/// </code>
/// </remarks>
public sealed class ArchitectureSweep
{
    private readonly List<(string Name, Func<ArchitectureTraining> Prepare)> candidates = [];

    /// <summary>Rows of a mini-batch, at least 1. Default 32.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int BatchSize { get; set => field = AtLeast(1, value, nameof(BatchSize)); } = 32;

    /// <summary>Epochs of each training, at least 1, unless a callback ends it before. Default 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int Epochs { get; set => field = AtLeast(1, value, nameof(Epochs)); } = 10;

    /// <summary>Keys the order of the rows and the dropout masks, the same in every training. Default 0.</summary>
    public long Seed { get; set; }

    /// <summary>How many trainings run at a time, at least 0; 0, the default, means as many as there are processors.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0.</exception>
    public int Workers { get; set => field = AtLeast(0, value, nameof(Workers)); }

    /// <summary>Makes the optimizer of each candidate that brings none of its own. Default: <see cref="Adam"/> as it is.</summary>
    public Func<Optimizer> Optimizer { get; set; } = () => new Adam();

    /// <summary>Makes the callbacks of each training, new ones for each. Null, the default, for none.</summary>
    public Func<IEnumerable<Callback>>? Callbacks { get; set; }

    /// <summary>Adds a candidate.</summary>
    /// <param name="name">What it is called in table and figure; each has a name of its own.</param>
    /// <param name="network">Makes its network, once for each <see cref="Run"/>.</param>
    /// <param name="optimizer">Makes its optimizer; null for <see cref="Optimizer"/>.</param>
    /// <param name="configure">What else its training has: a schedule, a transform, another batch size. Null for nothing.</param>
    /// <typeparam name="TNetwork">The annotated class.</typeparam>
    /// <exception cref="ArgumentException">Another candidate has this name.</exception>
    public void Add<TNetwork>(string name, Func<TNetwork> network, Func<Optimizer>? optimizer = null, Action<Trainer<TNetwork>>? configure = null)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(network);
        if (candidates.Exists(candidate => candidate.Name == name))
        {
            throw new ArgumentException($"There is a candidate '{VisibleText.Of(name)}' already: each needs a name of its own.", nameof(name));
        }

        candidates.Add((name, () => Prepare(name, network, optimizer ?? Optimizer, configure)));
    }

    /// <summary>Trains all candidates.</summary>
    /// <param name="train">What they learn from.</param>
    /// <param name="validation">What they are compared on.</param>
    /// <param name="cancellation">Ends all trainings after their running batches; the result then has what they came to.</param>
    /// <returns>What each came to, in the order in which they were added.</returns>
    /// <exception cref="ArgumentException">The data do not fit a network or its loss.</exception>
    /// <exception cref="InvalidOperationException">There are no candidates, a function gave null, or a callback cannot do its work.</exception>
    public ArchitectureResult Run(Dataset train, Dataset validation, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(validation);
        if (candidates.Count == 0)
        {
            throw new InvalidOperationException($"The sweep has nothing to compare: call {nameof(Add)} first.");
        }

        ArchitectureTraining[] trainings = [.. candidates.Select(candidate => candidate.Prepare())];
        foreach (var training in trainings)
        {
            training.Check(train, validation);
        }

        var entries = new ArchitectureEntry[trainings.Length];
        SideBySide.Run(trainings.Length, Workers, i => entries[i] = trainings[i].Run(train, validation, cancellation));
        return new ArchitectureResult(entries);
    }

    private ArchitectureTraining<TNetwork> Prepare<TNetwork>(string name, Func<TNetwork> network, Func<Optimizer> optimizer, Action<Trainer<TNetwork>>? configure)
        where TNetwork : class, INetwork<TNetwork>
    {
        var made = network() ?? throw GaveNull("network", name);
        var trainer = new Trainer<TNetwork>(made, optimizer() ?? throw GaveNull("optimizer", name)) { BatchSize = BatchSize, Epochs = Epochs, Seed = Seed };
        foreach (var callback in Callbacks?.Invoke() ?? [])
        {
            trainer.Callbacks.Add(callback);
        }

        configure?.Invoke(trainer);
        trainer.Workers = 1;
        return new ArchitectureTraining<TNetwork>(name, trainer);
    }

    private static InvalidOperationException GaveNull(string what, string name) =>
        new($"The function that makes the {what} of '{VisibleText.Of(name)}' gave null.");

    private static int AtLeast(int least, int value, string name) =>
        value >= least ? value : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} must be at least {least}."));
}
