using System.ComponentModel;
using NetGen.Generated;

namespace NetGen;

/// <summary>The state of a training: what callbacks see, and how they intervene.</summary>
public sealed class TrainingContext
{
    private readonly Optimizer optimizer;

    internal TrainingContext(NetworkCore core, Optimizer optimizer, TrainingHistory history)
    {
        Core = core;
        this.optimizer = optimizer;
        History = history;
        BaseLearningRate = optimizer.LearningRate;
    }

    /// <summary>The network's layers, shapes and loss.</summary>
    public NetworkDescription Network => Core.Description;

    /// <summary>The memory of the network; for callbacks that read or set weights.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NetworkCore Core { get; }

    /// <summary>The finished epochs.</summary>
    public TrainingHistory History { get; }

    /// <summary>The number of the current epoch, from 1; it goes on counting in a second <c>Fit</c>. 0 before the first epoch of a trainer.</summary>
    public int Epoch { get; internal set; }

    /// <summary>The number that <see cref="Epoch"/> has in the first epoch of this training.</summary>
    public required int FirstEpoch { get; init; }

    /// <summary>The number that <see cref="Epoch"/> has in the last epoch, if nothing stops the training before.</summary>
    public required int LastEpoch { get; init; }

    /// <summary>Batches of the current epoch so far.</summary>
    public int Batch { get; private set; }

    /// <summary>Batches per epoch.</summary>
    public required int BatchesPerEpoch { get; init; }

    /// <summary>Rows of the current epoch so far.</summary>
    public int Rows { get; private set; }

    /// <summary>Rows per epoch.</summary>
    public required int RowsPerEpoch { get; init; }

    /// <summary>Whether there are validation data.</summary>
    public required bool HasValidation { get; init; }

    /// <summary>The processes that train the network together.</summary>
    public RankGroup Group { get; init; } = RankGroup.OfOne;

    /// <summary>Whether the training goes on from a checkpoint: <see cref="Trainer{TNetwork}.Resume(string)"/>.</summary>
    public bool IsResumed { get; init; }

    /// <summary>Optimizer steps of the network so far, those of earlier trainings included.</summary>
    public long Step => Core.Step;

    /// <summary>
    /// The optimizer's learning rate; setting it takes effect at the next step. A schedule sets it anew at every epoch, or step: then set
    /// <see cref="BaseLearningRate"/>.
    /// </summary>
    public float LearningRate
    {
        get => optimizer.LearningRate;
        set => optimizer.LearningRate = value;
    }

    /// <summary>
    /// The rate that <see cref="Trainer{TNetwork}.Schedule"/> scales; without a schedule it is <see cref="LearningRate"/> itself. Setting it takes effect where
    /// the schedule next sets the rate (the next epoch or step), without one at the next step, and outlasts the training.
    /// </summary>
    public float BaseLearningRate
    {
        get => IsScheduled ? field : LearningRate;
        set
        {
            field = (float)Hyperparameter.NonNegative(value);
            if (!IsScheduled)
            {
                LearningRate = value;
            }
        }
    }

    /// <summary>Whether a schedule sets the rate.</summary>
    internal bool IsScheduled { get; init; }

    /// <summary>The running mean of the training loss over the rows of the epoch so far, dropout on; NaN before the first batch.</summary>
    public double Loss => EpochLoss.Mean;

    /// <summary>The loss of the last batch before its step.</summary>
    public double BatchLoss { get; private set; }

    /// <summary>The result of the last validation, with all its counts; null if there has been none in this training. A later validation replaces it.</summary>
    public Evaluation? Validation { get; internal set; }

    /// <summary>The epoch that just ended; null until the first <see cref="Callback.OnEpochEnd"/>.</summary>
    public EpochRecord? Record { get; internal set; }

    /// <summary>Whether a stop has been requested.</summary>
    public bool StopRequested { get; private set; }

    /// <summary>Ends the training after the current batch or epoch, depending on where this is called. The first request counts.</summary>
    /// <param name="reason">Why, in words; <see cref="TrainingHistory.StopMessage"/>.</param>
    /// <exception cref="ArgumentException">It is empty, or holds half a surrogate pair, which a checkpoint cannot.</exception>
    public void RequestStop(string reason) => RequestStop(StopReason.Requested, reason);

    /// <summary>Adds to <see cref="TrainingHistory.Warnings"/>, which <see cref="ConsoleProgress"/> prints.</summary>
    /// <param name="warning">A sentence that names what is wrong and what to do.</param>
    public void Warn(string warning)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(warning);
        History.Warn(warning);
    }

    /// <summary>Sum and weight behind <see cref="Loss"/>.</summary>
    internal BatchLoss EpochLoss { get; private set; }

    /// <summary>Whether an epoch has begun and has not ended.</summary>
    internal bool IsWithinEpoch { get; private set; }

    internal void RequestStop(StopReason reason, string message)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(message);
        UnicodeCheck.Require(message, "The reason to stop", nameof(message));
        if (!StopRequested)
        {
            StopRequested = true;
            History.StopReason = reason;
            History.StopMessage = message;
        }
    }

    internal void BeginEpoch(int epoch)
    {
        Epoch = epoch;
        Batch = 0;
        Rows = 0;
        EpochLoss = default;
        IsWithinEpoch = true;
    }

    internal void EndEpoch() => IsWithinEpoch = false;

    /// <summary>Continues at a checkpoint within the epoch that has just begun.</summary>
    internal void Resume(TrainingState state)
    {
        Batch = state.Batch;
        Rows = state.Rows;
        EpochLoss = state.EpochLoss;
        BatchLoss = state.LastBatchLoss;
    }

    internal void EndBatch(int rows, BatchLoss loss)
    {
        Batch++;
        Rows += rows;
        EpochLoss += loss;
        BatchLoss = loss.Mean;
    }
}
