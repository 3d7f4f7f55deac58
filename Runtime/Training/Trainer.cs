using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Generated;

namespace NetGen;

/// <summary>Trains a network on data, epoch by epoch.</summary>
/// <remarks>
/// <para>Each epoch goes through all rows in mini-batches, the last of which may be short (<see cref="DropLast"/> leaves it out). With <see cref="Shuffle"/>
/// the order of epoch n is a function of <see cref="Seed"/> and n alone, and dropout masks are one of seed, step, layer and row: the same seed and data give
/// the same bits.</para>
/// <para>A second <see cref="Fit"/> goes on: optimizer state, step and epoch numbers continue, callbacks start anew. After the first step a step
/// allocates nothing; an epoch allocates its record and the result of its validation.</para>
/// <para>While <see cref="Fit"/> runs, the network is its own: what would change it is refused with an <see cref="InvalidOperationException"/>, except from
/// callbacks, and from what they start.
/// <c>Predict</c> on the same network does no harm meanwhile, but answers with weights in the middle of a change: predict with a clone.</para>
/// </remarks>
/// <typeparam name="TNetwork">The annotated class.</typeparam>
public sealed partial class Trainer<TNetwork>
    where TNetwork : class, INetwork<TNetwork>
{
    private ResumedTraining? resumed;

    /// <summary>Makes a trainer.</summary>
    /// <param name="network">What is trained, in place.</param>
    /// <param name="optimizer">What turns gradients into steps; it serves one network, and its learning rate can be changed by callbacks.</param>
    public Trainer(TNetwork network, Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        Network = network;
        Optimizer = optimizer;
    }

    /// <summary>What is trained.</summary>
    public TNetwork Network { get; }

    /// <summary>What turns gradients into steps.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>Rows of a mini-batch. Default 32; more than the data set has means all of them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int BatchSize
    {
        get;
        set => field = AtLeastOne(value, nameof(BatchSize));
    } = 32;

    /// <summary>Epochs that one <see cref="Fit"/> trains at most. Default 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int Epochs
    {
        get;
        set => field = AtLeastOne(value, nameof(Epochs));
    } = 10;

    /// <summary>Keys the order of the rows and the dropout masks. Default 0.</summary>
    public long Seed { get; set; }

    /// <summary>Whether each epoch goes through the rows in an order of its own; otherwise in that of the data set. Default true.</summary>
    public bool Shuffle { get; set; } = true;

    /// <summary>
    /// Whether an epoch leaves out its last batch where it is short (PyTorch's <c>drop_last</c>). With <see cref="Shuffle"/> these are other rows in every
    /// epoch. Default false.
    /// </summary>
    public bool DropLast { get; set; }

    /// <summary>
    /// Changes the inputs of each row every time that it is trained on (augmentation), as a function of <see cref="Seed"/>, epoch and row; null, the default,
    /// for none.
    /// Validation sees the rows as they are.
    /// </summary>
    public IRowTransform? Transform { get; set; }

    /// <summary>
    /// The learning rate as a function of the epoch or the step, counted from this trainer's first; it scales the rate that the optimizer has when
    /// <see cref="Fit"/> begins, and has again after it. Null, the default, for that rate throughout.
    /// </summary>
    public LearningRateSchedule? Schedule { get; set; }

    /// <summary>Validates after every so many epochs (by their number), and after the last. Default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int ValidateEvery
    {
        get;
        set => field = AtLeastOne(value, nameof(ValidateEvery));
    } = 1;

    /// <summary>
    /// One weight a class in the losses of training, validation and <see cref="Evaluate"/>, for a cross-entropy (PyTorch's <c>weight</c>); null for none.
    /// </summary>
    public float[]? ClassWeights { get; set; }

    /// <summary>
    /// One weight an output for its positive targets, in the same losses, for a binary cross-entropy (PyTorch's <c>pos_weight</c>); null for none.
    /// </summary>
    public float[]? PositiveWeights { get; set; }

    /// <summary>
    /// Of a network with several heads: class weights by the head's name, one weight a class, as <see cref="ClassWeights"/> of a network with one. A head
    /// that is not named has none.
    /// </summary>
    public IDictionary<string, float[]> HeadClassWeights { get; } = new Dictionary<string, float[]>();

    /// <summary>
    /// Of a network with several heads: weights of positive targets by the head's name, one weight an output, as <see cref="PositiveWeights"/> of a network
    /// with one. A head that is not named has none.
    /// </summary>
    public IDictionary<string, float[]> HeadPositiveWeights { get; } = new Dictionary<string, float[]>();

    /// <summary>
    /// Threads that share a training step, the caller's included; 0, the default, means as many as there are processors and each has about 100 µs of work in a
    /// step.
    /// Of a number that is set, a step is given to no more than have about 20 µs each. The bits are the same whatever the number. They end with
    /// <see cref="Fit"/>.
    /// Where a program has one thread only, as in a browser, it is a wish that has no effect.
    /// Unless it is 1, batches that are large, have a <see cref="Transform"/> or come from a file are gathered by one thread more if there is a processor for
    /// it, otherwise by the workers.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0.</exception>
    public int Workers
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(Workers));
            field = value;
        }
    }

    /// <summary>
    /// Whether the states of recurrent layers are carried from batch to batch (truncated back-propagation through time): each row of a batch walks through
    /// series, window by window, and begins a window with the state that it ended the one before with. The gradient ends where the window begins. Default
    /// false: every window begins anew.
    /// </summary>
    /// <remarks>
    /// <para>The network has <see cref="StreamingAttribute"/> and remembers nothing but states of recurrent layers, and the data are windows that follow each
    /// other (<see cref="Dataset.FromSeries"/> or <see cref="Dataset.FromSeriesAndTargets"/> with a stride of the window's length). Each row of a batch has
    /// series of its own, so that all rows have about as many windows; an only series is cut into <see cref="BatchSize"/> parts. A state begins anew where a
    /// series or such a part begins, in every epoch and every evaluation. <see cref="Shuffle"/> changes the order of a row's series in each epoch, never that
    /// of windows; <see cref="DropLast"/> leaves out the batches at the end in which not all rows have a window.</para>
    /// <para>Validation and <see cref="Evaluate"/> carry states, too. Checkpoints hold them. It goes with one shard (<see cref="Shards"/>) only.</para>
    /// </remarks>
    public bool CarryState { get; set; }

    /// <summary>
    /// With <see cref="CarryState"/>: how many steps at the start of each series, or part of one, have no loss in training, at least 0 (default 0), so that a
    /// network is not taught before it could have seen enough. Evaluations count all steps.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0.</exception>
    public int BurnIn
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(BurnIn));
            field = value;
        }
    }

    /// <summary>
    /// How many shards a batch is divided into, a power of two; 1, the default, does not divide it. Shard k of n rows has the rows ⌊k·n/S⌋ to ⌊(k+1)·n/S⌋
    /// and a gradient of its own, and these are summed in a fixed binary tree: the bits depend on the number of shards, and on nothing about who computes them.
    /// </summary>
    /// <remarks>
    /// It is a setting of the training as <see cref="BatchSize"/> is: several ranks (<see cref="Group"/>) share the shards, and one process that computes them
    /// all comes to the same bits. The mean, clipping and dropout go by the whole batch; a <see cref="BatchNormAttribute"/> normalises each shard with the
    /// shard's own statistics, and its running ones move by the mean of the shards', weighted by their rows.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Below 1, or not a power of two.</exception>
    public int Shards
    {
        get;
        set => field = value >= 1 && BitOperations.IsPow2(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Shards), value, $"{nameof(Shards)} must be a power of two, but is {value}.");
    } = 1;

    /// <summary>
    /// The processes that train the network together, no more than <see cref="Shards"/>; by default this one alone. All of them run the same program, with the
    /// same network, data and settings, which are compared when <see cref="Fit"/> begins, and all end with the same network.
    /// </summary>
    /// <remarks>
    /// Every rank validates and has the history; callbacks that only write (<see cref="Callback.IsOutput"/>) run on rank 0. The training ends on all ranks
    /// where it ends on one. The group stays the caller's, who disposes of it.
    /// </remarks>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public RankGroup Group
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = RankGroup.OfOne;

    /// <summary>What looks on and interferes, in this order; none may be null.</summary>
    public IList<Callback> Callbacks { get; } = new CallbackList();

    /// <summary>Optimizer steps of the network so far, whoever made them.</summary>
    public long Steps => Network.Core.Step;

    /// <summary>Epochs that this trainer has finished; the next one has the next number.</summary>
    public int EpochsDone { get; private set; }

    /// <summary>
    /// Trains for up to <see cref="Epochs"/> epochs. Where the network standardises its data and is not fitted yet, it is fitted to the training data first;
    /// class names of the training data go to the network.
    /// </summary>
    /// <param name="train">What it learns from.</param>
    /// <param name="validation">What it is measured on after epochs, dropout off; it learns nothing from it. Null for none.</param>
    /// <param name="cancellation">Ends the training after the running batch; the history then says so, nothing is thrown. The weights stay as they are, or are
    /// the best ones where an <see cref="EarlyStopping"/> restores them.
    /// </param>
    /// <returns>What each epoch came to.</returns>
    /// <exception cref="ArgumentException">Data do not fit the network or its loss. Nothing has been touched.</exception>
    /// <exception cref="InvalidOperationException">Weights do not fit, the network has no loss or is in use, the optimizer serves another network or its
    /// options contradict each other, a callback cannot do its work here, or the training is not the one that was resumed. Nothing has been touched.
    /// </exception>
    /// <exception cref="TrainingDivergedException">The loss of a batch, or the parameters after an epoch, are not finite. The weights are those from the start
    /// of the epoch; the state of the optimizer is not.
    /// </exception>
    public TrainingHistory Fit(Dataset train, Dataset? validation = null, CancellationToken cancellation = default) =>
        FitAtOnce(train, validation, null, cancellation);

    /// <summary>
    /// Takes up a training that a <see cref="Checkpoint"/> has written down: the network has its weights at once, and the next <see cref="Fit"/> goes on from
    /// there and ends with the same bits as the uninterrupted training.
    /// </summary>
    /// <remarks>
    /// Network, optimizer, settings, callbacks and data must be made as they were for the interrupted training: what is told apart is an error, here or at
    /// <see cref="Fit"/>.
    /// <see cref="Epochs"/> may be another number, which is counted from the beginning of the interrupted training; its learning rate can be changed between
    /// this and <see cref="Fit"/>.
    /// The history that <see cref="Fit"/> gives holds the epochs before the checkpoint, too.
    /// </remarks>
    /// <param name="path">The name that the <see cref="Checkpoint"/> has, which stands for its newest whole file; or one file.</param>
    /// <returns>Where the training stands, and what may keep the bits from being the same.</returns>
    /// <exception cref="FileNotFoundException">There is no checkpoint of that name.</exception>
    /// <exception cref="InvalidDataException">No checkpoint is whole, or it does not fit network or optimizer. Nothing has been touched.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="InvalidOperationException">The network is in use, or the optimizer serves another one.</exception>
    public ResumeReport Resume(string path)
    {
        using var hold = Network.Core.Guard.Enter();
        return GoOnWith(ResumedTraining.Open(path, Network.Core, Optimizer));
    }

    /// <summary>Takes up a training from a checkpoint that is not in a file, as <see cref="Resume(string)"/> does.</summary>
    /// <param name="stream">A checkpoint, from its position to its end; it stays open.</param>
    /// <returns>Where the training stands, and what may keep the bits from being the same.</returns>
    /// <exception cref="InvalidDataException">The checkpoint is damaged, or does not fit network or optimizer. Nothing has been touched.</exception>
    /// <exception cref="InvalidOperationException">The network is in use, or the optimizer serves another one.</exception>
    public ResumeReport Resume(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var hold = Network.Core.Guard.Enter();
        return GoOnWith(ResumedTraining.Open(stream, Network.Core, Optimizer));
    }

    /// <summary>Loss and measures on data, dropout off, with this trainer's class and positive weights in the loss.</summary>
    /// <exception cref="ArgumentException">The data do not fit the network or its loss.</exception>
    /// <exception cref="InvalidOperationException">Weights do not fit, the network has no loss, or it standardises its data and is not fitted.</exception>
    public Evaluation Evaluate(Dataset data)
    {
        Check(data);
        CheckCarrying();
        return new Evaluator(Network.Core, data, Weights(), carriesState: CarryState).Run();
    }

    private ResumeReport GoOnWith(ResumedTraining training)
    {
        resumed = training;
        EpochsDone = training.State.Epoch - 1;
        return training.Report;
    }

    /// <summary>Data and weights against the network.</summary>
    internal void Check(Dataset data, [CallerArgumentExpression(nameof(data))] string parameter = "")
    {
        DataCheck.InputsAndTargets(Network.Core, data, parameter);
        Weights();
    }

    /// <summary>All that a training needs, before anything is touched.</summary>
    internal void CheckTraining(Dataset train, Dataset? validation = null)
    {
        Optimizer.CheckStep(Network.Core);
        DataCheck.Training(Network.Core, train, validation);
        Weights();
        CheckCarrying();
        CheckBatches(train);
        Schedule?.CheckUnits();
    }

    /// <summary>Trainings of a sweep run side by side, or each on one process: a group would wait for ranks that train another.</summary>
    internal void CheckAlone()
    {
        if (Group.Size > 1)
        {
            throw new InvalidOperationException($"A training of a sweep is one process's own: leave its {nameof(Group)} as it is.");
        }
    }

    /// <summary>What a checkpoint says of the training. Most trainings write none, so the data are looked at when one is asked for.</summary>
    private Lazy<RunSetup> SetupOf(Dataset train, Dataset? validation)
    {
        var settings = new RunSetup(
            Seed, BatchSize, Shuffle, DropLast, ValidateEvery, Schedule?.GetType().Name, Transform?.GetType().Name, Training: "", Validation: null, Shards,
            CarryState, BurnIn);
        return new Lazy<RunSetup>(
            () => settings with { Training = DataFingerprint.Of(train), Validation = validation is null ? null : DataFingerprint.Of(validation) });
    }

    private static int AtLeastOne(int value, string property) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(property, value, $"{property} must be at least 1.");

    /// <summary>Whether network and settings go with <see cref="CarryState"/>.</summary>
    private void CheckCarrying()
    {
        string name = Network.Core.Description.Name;
        if (!CarryState)
        {
            if (BurnIn > 0)
            {
                throw new InvalidOperationException($"{nameof(BurnIn)} is {BurnIn}, which needs {nameof(CarryState)}: without it every window begins anew.");
            }

            return;
        }

        if (Network.Core.WhyNotCarried is { } reason)
        {
            throw new InvalidOperationException($"{nameof(CarryState)} cannot carry the state of {name}: {reason}.");
        }

        if (Shards > 1)
        {
            throw new InvalidOperationException($"{nameof(CarryState)} goes with one shard, but {nameof(Shards)} is {Shards}.");
        }
    }

    /// <summary>Whether windows go with <see cref="CarryState"/>.</summary>
    private void CheckWindows(Dataset train)
    {
        if (!SeriesWalk.HasSeries(train))
        {
            string reason = train.WindowSteps == 0 ? "the rows are no windows" : "no window begins where another ends";
            throw new ArgumentException(
                $"{nameof(CarryState)} needs windows that follow each other, but {reason}: "
                + $"make them by {nameof(Dataset)}.{nameof(Dataset.FromSeries)} with a stride of the window's length.",
                nameof(train));
        }

        var walk = new SeriesWalk(train, BatchSize);
        int steps = Network.Core.Description.InputShape.Dimensions[0];
        if (train.WindowSteps != steps)
        {
            throw new ArgumentException(
                $"A window of the data has {NumberText.Count(train.WindowSteps, "step")}, but {Network.Core.Description.Name} takes {steps}.", nameof(train));
        }

        if (!walk.Carries)
        {
            throw new ArgumentException(
                $"No state would be carried: the {NumberText.Count(train.Count, "window")} of the series are divided among as many rows of a batch. "
                + $"Set {nameof(BatchSize)} below {train.Count}, or make shorter windows.",
                nameof(train));
        }

        if (walk.LongestPart <= BurnIn)
        {
            throw new ArgumentException(
                $"No step would count: {nameof(BurnIn)} is {BurnIn}, and the longest part of a series has {NumberText.Count(walk.LongestPart, "step")}.",
                nameof(train));
        }

        int fewest = DropLast ? walk.Rows : walk.FewestRows, smallest = Network.Core.SmallestBatch;
        if (fewest < smallest)
        {
            throw new ArgumentException(
                $"{Network.Core.Description.Name} normalises over the batch, which needs at least {smallest} rows, but at the end of an epoch only "
                + $"{NumberText.Count(fewest, "row")} of a batch still {(fewest == 1 ? "has" : "have")} a window: use series of equal length, or set "
                + $"{nameof(DropLast)}.",
                nameof(train));
        }
    }

    private void CheckBatches(Dataset train)
    {
        if (CarryState)
        {
            CheckWindows(train);
            return;
        }

        if (DropLast && train.Count < BatchSize)
        {
            throw new ArgumentException(
                $"There would be no batch: the data set has {NumberText.Count(train.Count, "row")}, a batch {BatchSize}, "
                + $"and {nameof(DropLast)} drops a short one.",
                nameof(train));
        }

        if (Group.Size > Shards)
        {
            throw new InvalidOperationException(
                $"{NumberText.Count(Group.Size, "rank")} cannot share {NumberText.Count(Shards, "shard")}: "
                + $"set {nameof(Shards)} to a power of two that is at least {Group.Size}.");
        }

        int rest = train.Count % BatchSize, last = DropLast || rest == 0 ? BatchSize : rest, smallest = Network.Core.SmallestBatch;
        int fewest = new ShardTree(Shards).FewestRows(last);
        if (Shards > 1 && fewest < smallest)
        {
            throw new ArgumentException(
                $"{Network.Core.Description.Name} normalises over the shards of a batch, which need at least {smallest} rows, but of {train.Count} rows in "
                + "batches of "
                + $"{BatchSize} the last batch has {last}, and a shard of it {fewest}: "
                + $"choose another batch size, fewer {nameof(Shards)}, or set {nameof(DropLast)}.",
                nameof(train));
        }

        if (last < smallest)
        {
            throw new ArgumentException(
                $"{Network.Core.Description.Name} normalises over the batch, which needs at least {smallest} rows, but of {train.Count} rows in batches of "
                + $"{BatchSize} the last batch has {last}: choose another batch size, or set {nameof(DropLast)}.",
                nameof(train));
        }
    }

    /// <summary>The batches of its epochs.</summary>
    internal MiniBatches BatchesOf(Dataset train) => new(train, BatchSize, Seed, Shuffle, DropLast, Transform, CarryState);

    /// <summary>Takes memory for the states that batches hand on; null if every row begins anew.</summary>
    internal CarriedStates? CarryStates(NetworkCore core, MiniBatches batches) => CarryState ? core.CarryStates(batches.MostRows, BurnIn) : null;

    /// <summary>The weights in the losses, which are checked.</summary>
    internal LossWeights Weights() => LossWeights.Of(Network.Core.Description, ClassWeights, PositiveWeights, HeadClassWeights, HeadPositiveWeights);
}
