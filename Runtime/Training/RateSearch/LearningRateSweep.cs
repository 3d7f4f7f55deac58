using System.Globalization;

namespace NetGen;

/// <summary>
/// Trains the same start with several learning rates or optimizers, side by side, and says which generalises best: the one whose best epoch has the lowest
/// validation loss.
/// </summary>
/// <remarks>
/// Every training has a copy of the network and one thread of its own; what it comes to does not depend on how many run at a time. The network that the sweep
/// got is not changed.
/// <code>
/// var sweep = new LearningRateSweep&lt;DigitClassifier&gt;(new DigitClassifier(seed: 1)) { Epochs = 30 };
/// sweep.AddRates("sgd", rate => new Sgd { LearningRate = rate }, RateRange.Geometric(1e-3f, 1f, 7));
/// sweep.Add("adam", new Adam());
/// Console.WriteLine(sweep.Run(train, validation));
/// </code>
/// </remarks>
/// <typeparam name="TNetwork">The annotated class.</typeparam>
public sealed class LearningRateSweep<TNetwork>
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly TNetwork start;
    private readonly List<(string Name, Optimizer Optimizer)> candidates = [];

    /// <summary>Makes a sweep without candidates.</summary>
    /// <param name="start">The weights that every training starts from, and the factors of its layers' rates.</param>
    public LearningRateSweep(TNetwork start)
    {
        ArgumentNullException.ThrowIfNull(start);
        this.start = start;
    }

    /// <summary>Rows of a mini-batch, at least 1. Default 32.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int BatchSize { get; set => field = AtLeast(1, value, nameof(BatchSize)); } = 32;

    /// <summary>Epochs of each training, at least 1, unless <see cref="Configure"/> ends it before. Default 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int Epochs { get; set => field = AtLeast(1, value, nameof(Epochs)); } = 10;

    /// <summary>Keys the order of the rows and the dropout masks, the same in every training. Default 0.</summary>
    public long Seed { get; set; }

    /// <summary>How many trainings run at a time, at least 0; 0, the default, means as many as there are processors.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0.</exception>
    public int Workers { get; set => field = AtLeast(0, value, nameof(Workers)); }

    /// <summary>
    /// What else the trainings have: callbacks (new ones for each, such as <see cref="EarlyStopping"/>), a schedule, a transform. Null, the default, for
    /// nothing.
    /// </summary>
    public Action<Trainer<TNetwork>>? Configure { get; set; }

    /// <summary>Adds a candidate.</summary>
    /// <param name="name">What it is called in table and figure; candidates of one name are one curve.</param>
    /// <param name="optimizer">Its options, rate and state; the sweep trains with a copy.</param>
    public void Add(string name, Optimizer optimizer)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(optimizer);
        candidates.Add((name, optimizer.Clone()));
    }

    /// <summary>Adds a candidate for each of several rates.</summary>
    /// <param name="name">What they are called.</param>
    /// <param name="optimizer">Makes the optimizer of a rate.</param>
    /// <param name="rates">The rates.</param>
    /// <exception cref="InvalidOperationException">The function gave null; no candidate is added then.</exception>
    public void AddRates(string name, Func<float, Optimizer> optimizer, IEnumerable<float> rates)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(rates);
        Optimizer[] added = [.. rates.Select(rate => optimizer(rate)
            ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The function that creates an optimizer returned null for the rate {rate}.")))];
        foreach (var candidate in added)
        {
            Add(name, candidate);
        }
    }

    /// <summary>Trains all candidates.</summary>
    /// <param name="train">What they learn from.</param>
    /// <param name="validation">What they are compared on.</param>
    /// <param name="cancellation">Ends all trainings after their running batches; the result then has what they came to.</param>
    /// <returns>What each came to, in the order in which they were added.</returns>
    /// <exception cref="ArgumentException">The data do not fit the network or its loss.</exception>
    /// <exception cref="InvalidOperationException">There are no candidates, or a callback cannot do its work.</exception>
    public SweepResult<TNetwork> Run(Dataset train, Dataset validation, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(validation);
        if (candidates.Count == 0)
        {
            throw new InvalidOperationException($"The sweep has nothing to compare: call {nameof(Add)} or {nameof(AddRates)} first.");
        }

        Trainer<TNetwork>[] trainers = [.. candidates.Select(candidate => CreateTrainer(candidate.Optimizer))];
        foreach (var trainer in trainers)
        {
            trainer.CheckAlone();
            trainer.CheckTraining(train, validation);
        }

        var entries = new SweepEntry<TNetwork>[trainers.Length];
        SideBySide.Run(trainers.Length, Workers, i => entries[i] = Train(candidates[i].Name, trainers[i], train, validation, cancellation));
        return new SweepResult<TNetwork>(entries);
    }

    private Trainer<TNetwork> CreateTrainer(Optimizer optimizer)
    {
        var trainer = new Trainer<TNetwork>(NetworkCopy.Of(start), optimizer.Clone()) { BatchSize = BatchSize, Epochs = Epochs, Seed = Seed };
        Configure?.Invoke(trainer);
        trainer.Workers = 1;
        return trainer;
    }

    private static SweepEntry<TNetwork> Train(string name, Trainer<TNetwork> trainer, Dataset train, Dataset validation, CancellationToken cancellation)
    {
        float rate = trainer.Optimizer.LearningRate;
        try
        {
            return new SweepEntry<TNetwork>(name, rate, trainer, trainer.Fit(train, validation, cancellation), diverged: false);
        }
        catch (TrainingDivergedException divergence)
        {
            // A rate that is too high is what a sweep is to find.
            return new SweepEntry<TNetwork>(name, rate, trainer, divergence.History, diverged: true);
        }
    }

    private static int AtLeast(int least, int value, string name) =>
        value >= least ? value : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} must be at least {least}."));
}
