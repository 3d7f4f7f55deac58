using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using NetGen.Generated;

namespace NetGen;

/// <summary>One training: epochs of batches, callbacks around them, and an end that is tidy whatever caused it.</summary>
internal sealed class TrainingLoop
{
    private readonly WeightSnapshot epochStart = new();
    private readonly Action<string> writeCheckpoint;
    private readonly List<Exception> failures = [];
    private IEnumerator<bool>? parts;
    private int begun;
    private Checkpoint[] checkpoints = [];
    private long epochTimestamp;
    private double earlierSeconds;

    public TrainingLoop()
    {
        writeCheckpoint = path => Capture!.Write(path, EpochSeconds());
    }

    public required NetworkCore Core { get; init; }

    /// <summary>What the steps of this training get into the network with.</summary>
    public required TrainingGuard.Training Token { get; init; }

    public required Optimizer Optimizer { get; init; }

    public required TrainingContext Context { get; init; }

    /// <summary>What sets the learning rate; null if it is not scheduled.</summary>
    public ScheduledRate? Rate { get; init; }

    /// <summary>The callbacks that run on this rank.</summary>
    public required Callback[] Callbacks { get; init; }

    /// <summary>Those of all ranks, which a checkpoint is about.</summary>
    public required Callback[] AllCallbacks { get; init; }

    /// <summary>Agrees with the other ranks when to stop.</summary>
    public required StopAgreement Agreement { get; init; }

    public required Dataset TrainingData { get; init; }

    public required MiniBatches Batches { get; init; }

    public required BatchTargets Targets { get; init; }

    /// <summary>The shards that a batch is divided into; null if it is computed whole.</summary>
    public ShardedGradients? Shards { get; init; }

    /// <summary>The states that batches hand on to the next ones; null if every row begins anew.</summary>
    public CarriedStates? Carried { get; init; }

    public required Evaluator? Validation { get; init; }

    public required int ValidateEvery { get; init; }

    /// <summary>Writes checkpoints.</summary>
    public required TrainingCapture Capture { get; init; }

    /// <summary>The checkpoint to go on from; null if the training begins.</summary>
    public required ResumedTraining? Resumed { get; init; }

    public required CancellationToken Cancellation { get; init; }

    /// <summary>Is told of each epoch, after all callbacks; null if nobody is.</summary>
    public IProgress<EpochRecord>? Progress { get; init; }

    private TrainingHistory History => Context.History;

    /// <summary>Trains on the next batch, or does another part of the training that is as short; false when the training is over.</summary>
    /// <exception cref="Exception">What failed in the training; all callbacks that began have come to their end.</exception>
    public bool Advance()
    {
        try
        {
            parts ??= Parts().GetEnumerator();
            if (parts.MoveNext())
            {
                return true;
            }
        }
        catch (Exception failure)
        {
            failures.Add(failure);
            History.StopReason = StopReason.Failed;
            History.StopMessage = failure.Message;
        }

        End();
        return false;
    }

    /// <summary>The training in short parts, which nothing is known of but that they are over.</summary>
    private IEnumerable<bool> Parts()
    {
        checkpoints = [.. Callbacks.OfType<Checkpoint>()];
        for (; begun < Callbacks.Length; begun++)
        {
            Callbacks[begun].OnFitBegin(Context);
        }

        Prepare();
        Resume();
        for (int epoch = Context.Epoch + 1; epoch <= Context.LastEpoch && !Stopped(); epoch++)
        {
            BeginEpoch(epoch);
            while (Batches.Next() && !Stopped())
            {
                RunBatch();
                yield return true;
            }

            if (Batches.Rows > 0)
            {
                // Stopped before a batch.
                break;
            }

            double trainingSeconds = EndBatches();
            Evaluation? evaluation = null;
            if (Validation is not null && (epoch % ValidateEvery == 0 || epoch == Context.LastEpoch))
            {
                Validation.Begin();
                while (Validation.Next())
                {
                    yield return true;
                }

                evaluation = Validation.End();
            }

            EndEpoch(epoch, trainingSeconds, evaluation);
        }

        if (History.StopReason == StopReason.Cancelled)
        {
            Array.ForEach(checkpoints, c => c.AfterCancellation(Context, writeCheckpoint));
        }
    }

    private void Prepare()
    {
        PreprocessingFitter.FitUnlessFitted(Core, TrainingData);
        int rows = Batches.MostRows;
        Core.Reserve(Shards?.Tree.MostRows(rows) ?? rows);
    }

    private void Resume()
    {
        if (Resumed is { State: var state })
        {
            RestoreState(Resumed);
            if (state.StopMessage is { } message)
            {
                Context.RequestStop(state.StopReason, message);
            }
        }
    }

    /// <summary>Restores everything that a callback may have changed since <see cref="Trainer{TNetwork}.Resume(string)"/>.</summary>
    private void RestoreState(ResumedTraining resumed)
    {
        resumed.Restore(Core, Optimizer);
        Context.BaseLearningRate = resumed.BaseLearningRate;
        if (resumed.BaseLearningRate == resumed.State.BaseLearningRate)
        {
            Optimizer.LearningRate = resumed.State.LearningRate;
        }

        resumed.Restore(AllCallbacks, callback => Callbacks.Contains(callback));
    }

    private void BeginEpoch(int epoch)
    {
        epochTimestamp = Stopwatch.GetTimestamp();
        earlierSeconds = 0;
        Context.BeginEpoch(epoch);
        Rate?.BeginEpoch();
        foreach (var callback in Callbacks)
        {
            callback.OnEpochBegin(Context);
        }

        if (Resumed is { State: { IsWithinEpoch: true } state } && epoch == state.Epoch)
        {
            RestoreState(Resumed);
            Context.Resume(state);
            Resumed.Restore(Carried);
            earlierSeconds = state.Seconds;
        }

        epochStart.Take(Core);
        Batches.Begin(epoch, Context.Batch);
    }

    /// <summary>The batches of an epoch are trained; gives the seconds that they took.</summary>
    private double EndBatches()
    {
        if (!AllFinite(Core.Storage.Parameters.Span))
        {
            throw Diverged("the parameters are no longer finite");
        }

        double seconds = EpochSeconds();
        foreach (var callback in Callbacks)
        {
            callback.OnEpochTrained(Context);
        }

        return seconds;
    }

    // Optimised at its first call, like everything that runs in a step.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunBatch()
    {
        BatchLoss loss;
        using (Core.Guard.Enter(Token))
        {
            Optimizer.CheckStep(Core);
            Carried?.Begin(Core.Storage, Batches);
            loss = Core.ComputeGradientsHeld(Batches.Inputs, Targets.Current, Shards, Carried);
            if (!double.IsFinite(loss.Sum))
            {
                throw Diverged(FormattableString.Invariant($"the loss of the batch is {loss.Sum}"));
            }

            // Rows that all weigh nothing have nothing to teach; their mean gradient would be 0 / 0.
            if (loss.Weight > 0)
            {
                Rate?.BeginStep();
                Optimizer.StepHeld(Core);
            }
        }

        Context.EndBatch(Batches.Rows, loss);
        TrainingInstruments.AfterBatch(Context, Batches.Rows);
        foreach (var callback in Callbacks)
        {
            callback.OnBatchEnd(Context);
        }

        foreach (var checkpoint in checkpoints)
        {
            checkpoint.AfterBatch(Context, writeCheckpoint);
        }
    }

    private void EndEpoch(int epoch, double trainingSeconds, Evaluation? evaluation)
    {
        var record = new EpochRecord
        {
            Epoch = epoch,
            Step = Core.Step,
            LearningRate = Optimizer.LearningRate,
            Loss = Context.Loss,
            ValidationLoss = evaluation?.Loss,
            ValidationAccuracy = evaluation?.Accuracy,
            ValidationMeanAbsoluteError = evaluation?.MeanAbsoluteError,
            ValidationMeanSquaredError = evaluation?.MeanSquaredError,
            ValidationR2 = evaluation?.R2,
            Seconds = EpochSeconds(),
            TrainingSeconds = trainingSeconds,
            Heads = evaluation is null or { Heads.Count: 0 } ? [] : [.. evaluation.Heads.Select(h => HeadRecord.Of(h.Key, h.Value))],
        };
        History.Add(record);
        Context.Record = record;
        TrainingInstruments.AfterEpoch(Context, record);
        Context.Validation = evaluation ?? Context.Validation;
        foreach (var callback in Callbacks)
        {
            callback.OnEpochEnd(Context);
        }

        Context.EndEpoch();
        foreach (var checkpoint in checkpoints)
        {
            checkpoint.AfterEpoch(Context, writeCheckpoint);
        }

        Progress?.Report(record);
    }

    private double EpochSeconds() => earlierSeconds + Stopwatch.GetElapsedTime(epochTimestamp).TotalSeconds;

    private bool Stopped()
    {
        if (Cancellation.IsCancellationRequested)
        {
            Context.RequestStop(StopReason.Cancelled, "the training was cancelled");
        }

        Agreement.Reach(Context);
        return Context.StopRequested;
    }

    private TrainingDivergedException Diverged(string what)
    {
        epochStart.Restore(Core);
        return new TrainingDivergedException(what, Context.Epoch, Core.Step, Optimizer.LearningRate, History);
    }

    /// <summary>Every callback that began comes to its end, even where another one throws there; then what failed is thrown.</summary>
    private void End()
    {
        foreach (var callback in Callbacks.AsSpan(0, begun))
        {
            try
            {
                callback.OnFitEnd(Context);
            }
            catch (Exception failure)
            {
                failures.Add(failure);
            }
        }

        Rate?.End();
        if (Context.Group.Size > 1 && failures.Find(failure => failure is not TrainingDivergedException) is { } alone)
        {
            // A training that diverges does so on all ranks; for one that fails on this rank the others would wait.
            Context.Group.Abort(alone);
        }

        if (failures.Count == 1)
        {
            ExceptionDispatchInfo.Throw(failures[0]);
        }

        if (failures.Count > 1)
        {
            throw new AggregateException("The training failed, and so did callbacks at its end.", failures);
        }
    }

    /// <summary>A sum of products with 0 is 0 exactly where all are finite.</summary>
    private static bool AllFinite(ReadOnlySpan<float> values)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        var sum = Vector<float>.Zero;
        foreach (var vector in vectors)
        {
            sum += vector * Vector<float>.Zero;
        }

        float rest = Vector.Sum(sum);
        foreach (float value in values[(vectors.Length * Vector<float>.Count)..])
        {
            rest += value * 0f;
        }

        return rest == 0;
    }
}
