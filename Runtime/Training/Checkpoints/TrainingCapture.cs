using NetGen.Generated;

namespace NetGen;

/// <summary>Puts all that a running training depends on into a checkpoint.</summary>
internal sealed class TrainingCapture
{
    /// <summary>This library and its version.</summary>
    public static string Library { get; } = $"NetGen {typeof(TrainingCapture).Assembly.GetName().Version}";

    public required Optimizer Optimizer { get; init; }

    public required TrainingContext Context { get; init; }

    public required Callback[] Callbacks { get; init; }

    public required Lazy<RunSetup> Setup { get; init; }

    /// <summary>The states that batches hand on to the next ones; null if every row begins anew.</summary>
    public CarriedStates? Carried { get; init; }

    /// <summary>Writes a file.</summary>
    /// <param name="path">Its name.</param>
    /// <param name="seconds">Seconds that the running epoch has taken.</param>
    public void Write(string path, double seconds) => CheckpointFile.Write(path, Take(seconds));

    private CheckpointContent Take(double seconds)
    {
        var storage = Context.Core.Storage;
        var arrays = new Dictionary<string, ReadOnlyMemory<float>>
        {
            [CheckpointContent.Parameters] = storage.Parameters.Memory,
            [CheckpointContent.NetworkState] = storage.State.Memory,
            [CheckpointContent.LayerSettings] = Context.Core.LayerSettings,
        };
        if (Carried is not null && Context.IsWithinEpoch)
        {
            arrays.Add(CheckpointContent.CarriedStates, Carried.Last);
        }

        foreach (var (name, values) in Optimizer.States)
        {
            arrays.Add(CheckpointContent.OptimizerState(name), values.Memory);
        }

        return new CheckpointContent(State(SaveCallbacks(arrays), seconds), arrays);
    }

    private TrainingState State(SavedCallback[] callbacks, double seconds)
    {
        var core = Context.Core;
        var history = Context.History;

        // After its end an epoch is among the records, and the next one has not begun.
        bool isWithin = Context.IsWithinEpoch;

        // A cancelled training is one that is to go on; any other stop is part of it.
        bool isStopped = Context.StopRequested && history.StopReason != StopReason.Cancelled;
        return new TrainingState
        {
            Version = TrainingState.CurrentVersion,
            Library = Library,
            Arithmetic = NumericArithmetic.Description,
            Network = core.Description.Name,
            ArchitectureHash = core.Description.ArchitectureHash,
            IsFitted = core.Storage.IsFitted,
            ClassNames = core.Storage.ClassNames?.ToArray(),
            HeadClassNames = core.Storage.HeadClassNames,
            Features = core.InputFeatures,
            Optimizer = Optimizer.GetType().Name,
            OptimizerStates = [.. Optimizer.States.Select(s => s.Name)],
            OptimizerSteps = Optimizer.Steps,
            LearningRate = Optimizer.LearningRate,
            BaseLearningRate = Context.BaseLearningRate,
            Step = core.Step,
            Setup = Setup.Value,
            FirstEpoch = Context.FirstEpoch,
            Epoch = isWithin ? Context.Epoch : Context.Epoch + 1,
            IsWithinEpoch = isWithin,
            Batch = isWithin ? Context.Batch : 0,
            Rows = isWithin ? Context.Rows : 0,
            EpochLoss = isWithin ? Context.EpochLoss : default,
            LastBatchLoss = isWithin ? Context.BatchLoss : 0,
            Seconds = isWithin ? seconds : 0,
            Epochs = [.. history.Epochs],
            MonitoredBestEpoch = history.MonitoredBestEpoch,
            StopReason = isStopped ? history.StopReason : default,
            StopMessage = isStopped ? history.StopMessage : null,
            Callbacks = callbacks,
        };
    }

    private SavedCallback[] SaveCallbacks(Dictionary<string, ReadOnlyMemory<float>> arrays)
    {
        var saved = new List<SavedCallback>();
        foreach (var callback in Callbacks.OfType<ICallbackState>())
        {
            var state = new CallbackState(callback.GetType().Name);
            callback.Save(state);
            foreach (var (name, values) in state.Values)
            {
                arrays.Add(CheckpointContent.OfCallback(saved.Count, name), values);
            }

            saved.Add(new SavedCallback(callback.GetType().Name, state.Numbers, state.Texts));
        }

        return [.. saved];
    }
}
