using System.Diagnostics;
using NetGen.Generated;

namespace NetGen;

/// <content>How a training runs: at one go, on a thread of its own, or in pieces.</content>
public sealed partial class Trainer<TNetwork>
{
    /// <summary>Whether <see cref="FitAsync"/> has a thread to train on.</summary>
    internal bool HasThread { get; init; } = Threads.CanStart;

    /// <summary>How long a piece of <see cref="FitAsync"/> is at least, where it has no thread: a frame of a page.</summary>
    internal TimeSpan Piece { get; init; } = TimeSpan.FromMilliseconds(16);

    /// <summary>
    /// Trains as <see cref="Fit"/> does, to the same bits, and lets the caller go on meanwhile: on a thread of its own, or, where a program has one thread
    /// only, as in
    /// a browser, in pieces of about 16 ms between which the program goes on.
    /// </summary>
    /// <remarks>
    /// Callbacks run where the training does, not on the caller's thread; <see cref="Progress{T}"/> brings the records to the thread that made it. The network
    /// is in use until the task has ended: what
    /// would change it is refused.
    /// </remarks>
    /// <param name="train">What it learns from.</param>
    /// <param name="validation">What it is measured on after epochs, dropout off; it learns nothing from it. Null for none.</param>
    /// <param name="progress">Is told of each epoch, after all callbacks. Null for nobody.</param>
    /// <param name="cancellation">
    /// Ends the training after the running batch, as in <see cref="Fit"/>: the task ends without an exception, and the history says that the training was
    /// cancelled.
    /// </param>
    /// <returns>What each epoch came to. What <see cref="Fit"/> throws is in the task.</returns>
    public Task<TrainingHistory> FitAsync(
        Dataset train, Dataset? validation = null, IProgress<EpochRecord>? progress = null, CancellationToken cancellation = default) => HasThread
        ? Task.Factory.StartNew(
            () => FitAtOnce(train, validation, progress, cancellation),
            CancellationToken.None, // A cancelled training has a history.
            TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
            TaskScheduler.Default)
        : FitInPieces(train, validation, progress, cancellation);

    private TrainingHistory FitAtOnce(Dataset train, Dataset? validation, IProgress<EpochRecord>? progress, CancellationToken cancellation)
    {
        using var keeping = Network.Core.Guard.Begin(out var token);
        using var fitting = Prepare(train, validation, progress);
        var loop = fitting.Start(token, cancellation);
        while (loop.Advance())
        {
        }

        return fitting.History;
    }

    private async Task<TrainingHistory> FitInPieces(Dataset train, Dataset? validation, IProgress<EpochRecord>? progress, CancellationToken cancellation)
    {
        using var keeping = Network.Core.Guard.Begin(out var token);
        using var fitting = Prepare(train, validation, progress);
        var loop = fitting.Start(token, cancellation);
        long begin = Stopwatch.GetTimestamp();
        while (loop.Advance())
        {
            if (Stopwatch.GetElapsedTime(begin) >= Piece)
            {
                await Task.Yield();
                begin = Stopwatch.GetTimestamp();
            }
        }

        return fitting.History;
    }

    /// <summary>Checks everything, on all ranks: what is wrong on one is an error on all.</summary>
    private Fitting Prepare(Dataset train, Dataset? validation, IProgress<EpochRecord>? progress)
    {
        if (Group.Size == 1)
        {
            return new Fitting(this, train, validation, progress);
        }

        Fitting? fitting = null;
        Exception? failure = null;
        IReadOnlyList<(string Name, string Value)> facts = [];
        try
        {
            fitting = new Fitting(this, train, validation, progress);
            facts = fitting.Facts();
        }
        catch (Exception e)
        {
            failure = e;
        }

        RankComparison.Check(Group, facts, failure);
        return fitting!;
    }

    /// <summary>One training from its checks to its end; who runs it holds the network's guard.</summary>
    private sealed class Fitting : IDisposable
    {
        private readonly Trainer<TNetwork> trainer;
        private readonly NetworkCore core;
        private readonly Dataset train;
        private readonly Dataset? validation;
        private readonly IProgress<EpochRecord>? progress;
        private readonly MiniBatches batches;
        private readonly Callback[] allCallbacks;
        private readonly Callback[] callbacks;
        private readonly ShardTree tree;
        private readonly Lazy<RunSetup> setup;
        private readonly TrainingContext context;
        private readonly int firstEpoch;
        private bool isStarted;
        private int workersBefore;
        private WorkerTeam? gatherers;

        /// <summary>Checks everything; nothing is touched.</summary>
        public Fitting(Trainer<TNetwork> trainer, Dataset train, Dataset? validation, IProgress<EpochRecord>? progress)
        {
            this.trainer = trainer;
            this.train = train;
            this.validation = validation;
            this.progress = progress;
            core = trainer.Network.Core;
            trainer.CheckTraining(train, validation);
            History = new TrainingHistory(trainer.Epochs);
            DataWarnings.Add(History, core, train);
            batches = trainer.BatchesOf(train);
            tree = new ShardTree(trainer.Shards);
            allCallbacks = [.. trainer.Callbacks];
            callbacks = [.. allCallbacks.Where(callback => trainer.Group.Rank == 0 || !callback.IsOutput)];
            setup = trainer.SetupOf(train, validation);
            RestoreHistory();
            firstEpoch = trainer.resumed?.State.FirstEpoch ?? trainer.EpochsDone + 1;
            context = new TrainingContext(core, trainer.Optimizer, History)
            {
                Epoch = trainer.EpochsDone,
                FirstEpoch = firstEpoch,
                LastEpoch = (int)Math.Min(int.MaxValue, firstEpoch - 1L + trainer.Epochs),
                BatchesPerEpoch = batches.BatchesPerEpoch,
                RowsPerEpoch = batches.RowsPerEpoch,
                HasValidation = validation is not null,
                IsScheduled = trainer.Schedule is not null,
                IsResumed = trainer.resumed is not null,
                Group = trainer.Group,
                Record = History.Epochs is [.., var last] ? last : null,
            };
            foreach (var callback in callbacks)
            {
                callback.Check(context);
            }
        }

        /// <summary>What each epoch came to.</summary>
        public TrainingHistory History { get; }

        /// <summary>What all ranks must have in common.</summary>
        public IReadOnlyList<(string Name, string Value)> Facts()
        {
            var whole = setup.Value with
            {
                Training = DataFingerprint.Of(train, int.MaxValue),
                Validation = validation is null ? null : DataFingerprint.Of(validation, int.MaxValue),
            };
            return RankFacts.Of(core, trainer.Optimizer, whole, context, trainer.Weights(), allCallbacks);
        }

        /// <summary>Takes threads and memory; the training is then to be advanced to its end.</summary>
        public TrainingLoop Start(TrainingGuard.Training token, CancellationToken cancellation)
        {
            core.Seed = trainer.Seed;
            workersBefore = core.Workers;
            isStarted = true;
            int rows = tree.MostRows(Math.Min(trainer.BatchSize, train.Count));
            core.Workers = trainer.Workers == 0 ? Math.Min(core.DefaultWorkers(rows), Processors) : core.UsefulWorkers(rows, trainer.Workers);
            if (trainer.Group is { Size: > 1 } group)
            {
                int firstShard = tree.FirstShard(group.Rank, group.Size), endShard = tree.FirstShard(group.Rank + 1, group.Size);
                batches.InputRows = count => (tree.FirstRow(firstShard, count), tree.FirstRow(endShard, count));
            }

            gatherers = ShareGathering();
            var carried = trainer.CarryStates(core, batches);
            return new TrainingLoop
            {
                Core = core,
                Token = token,
                Optimizer = trainer.Optimizer,
                Context = context,
                Rate = trainer.Schedule is null ? null : new ScheduledRate(trainer.Schedule, trainer.Optimizer, context),
                Callbacks = callbacks,
                AllCallbacks = allCallbacks,
                Agreement = new StopAgreement(trainer.Group),
                TrainingData = train,
                Batches = batches,
                Targets = new BatchTargets(core.Description, train, batches, trainer.Weights()),
                Shards = trainer.Shards == 1 ? null : core.Shard(tree, trainer.Group),
                Carried = carried,
                Validation = validation is null
                    ? null
                    : new Evaluator(core, validation, trainer.Weights(), withCurves: false, carriesState: trainer.CarryState),
                ValidateEvery = trainer.ValidateEvery,
                Capture = new TrainingCapture { Optimizer = trainer.Optimizer, Context = context, Callbacks = allCallbacks, Setup = setup, Carried = carried },
                Resumed = trainer.resumed,
                Progress = progress,
                Cancellation = cancellation,
            };
        }

        public void Dispose()
        {
            if (isStarted)
            {
                batches.StopGathering();
                gatherers?.Dispose();
                trainer.EpochsDone = firstEpoch - 1 + History.Epochs.Count;
                trainer.resumed = null;
                core.Workers = workersBefore;
            }
        }

        /// <summary>Those of this rank, where ranks share a machine.</summary>
        private int Processors => Math.Max(1, Environment.ProcessorCount / trainer.Group.LocalSize);

        private void RestoreHistory()
        {
            if (trainer.resumed is { } resumed)
            {
                resumed.CheckSetup(setup.Value, batches.BatchesPerEpoch);
                resumed.CheckCallbacks(allCallbacks);
                resumed.Restore(History);
                resumed.BaseLearningRate = trainer.Optimizer.LearningRate;
            }
        }

        /// <summary>
        /// Where batches are much work to gather: by a thread of its own if a processor is free, otherwise by those that share the step. Gives the threads that
        /// are new.
        /// </summary>
        private WorkerTeam? ShareGathering()
        {
            if (trainer.Workers == 1 || !batches.IsCostlyToGather || !Threads.CanStart)
            {
                return null;
            }

            if (Processors > core.Workers)
            {
                var ahead = new WorkerTeam(2);
                batches.GatherWith(ahead, isAhead: true);
                return ahead;
            }

            batches.GatherWith(() => core.Team);
            return null;
        }
    }
}
