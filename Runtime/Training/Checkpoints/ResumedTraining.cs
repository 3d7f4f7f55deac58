using NetGen.Generated;

namespace NetGen;

/// <summary>A checkpoint that a training is to go on from.</summary>
internal sealed class ResumedTraining
{
    private readonly CheckpointContent content;
    private readonly string path;

    private ResumedTraining(CheckpointContent content, string path, IReadOnlyList<string> warnings)
    {
        this.content = content;
        this.path = path;
        BaseLearningRate = State.BaseLearningRate;
        Report = new ResumeReport(path, State.Epoch, State.Batch, State.Step, warnings);
    }

    public TrainingState State => content.State;

    public ResumeReport Report { get; }

    /// <summary>The base of the learning rate to go on with: that of the checkpoint, unless it has been set since.</summary>
    public float BaseLearningRate { get; set; }

    /// <summary>The newest whole checkpoint of a name, or the file itself if there is one; the network and the optimizer have taken it up then.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="InvalidDataException">None is whole, or it does not fit. Nothing has been touched.</exception>
    public static ResumedTraining Open(string path, NetworkCore core, Optimizer optimizer)
    {
        return Accept(Find(path), core, optimizer);
    }

    /// <summary>The checkpoint that a stream has; the network and the optimizer have taken it up then.</summary>
    /// <exception cref="InvalidDataException">It is not whole, or it does not fit. Nothing has been touched.</exception>
    public static ResumedTraining Open(Stream stream, NetworkCore core, Optimizer optimizer)
    {
        // Its checksum is checked before anything of it is read, and a stream need not be able to go back.
        using var content = new MemoryStream();
        stream.CopyTo(content);
        content.Position = 0;
        const string Name = "the stream";
        return Accept(new ResumedTraining(CheckpointFile.Read(content, Name), Name, []), core, optimizer);
    }

    private static ResumedTraining Accept(ResumedTraining resumed, NetworkCore core, Optimizer optimizer)
    {
        resumed.content.Check(resumed.path, core, optimizer);
        resumed.Restore(core, optimizer);
        optimizer.LearningRate = resumed.BaseLearningRate;
        return resumed;
    }

    /// <summary>Throws where the training that is to go on is another one than that of the checkpoint.</summary>
    /// <exception cref="InvalidOperationException">It is; the message says in what.</exception>
    public void CheckSetup(RunSetup setup, int batchesPerEpoch)
    {
        var saved = State.Setup;
        string? difference =
            Difference(nameof(setup.Seed), saved.Seed, setup.Seed)
            ?? Difference(nameof(setup.BatchSize), saved.BatchSize, setup.BatchSize)
            ?? Difference(nameof(setup.Shuffle), saved.Shuffle, setup.Shuffle)
            ?? Difference(nameof(setup.DropLast), saved.DropLast, setup.DropLast)
            ?? Difference(nameof(setup.ValidateEvery), saved.ValidateEvery, setup.ValidateEvery)
            ?? Difference(nameof(setup.Shards), saved.Shards, setup.Shards)
            ?? Difference(nameof(setup.CarryState), saved.CarryState, setup.CarryState)
            ?? Difference(nameof(setup.BurnIn), saved.BurnIn, setup.BurnIn)
            ?? Difference(nameof(setup.Schedule), saved.Schedule ?? "none", setup.Schedule ?? "none")
            ?? Difference(nameof(setup.Transform), saved.Transform ?? "none", setup.Transform ?? "none")
            ?? Difference("training data", saved.Training, setup.Training)
            ?? Difference("validation data", saved.Validation ?? "none", setup.Validation ?? "none")
            ?? (State.Batch <= batchesPerEpoch ? null : $"it was saved after batch {State.Batch} of an epoch of {batchesPerEpoch}");
        if (difference is not null)
        {
            throw new InvalidOperationException($"The training cannot resume from {path}: {difference}.");
        }
    }

    /// <summary>Throws where the callbacks that remember something are others than those of the checkpoint.</summary>
    /// <exception cref="InvalidOperationException">They are.</exception>
    public void CheckCallbacks(IEnumerable<Callback> callbacks)
    {
        string[] saved = [.. State.Callbacks.Select(c => VisibleText.Of(c.Type))], now = [.. callbacks.OfType<ICallbackState>().Select(c => c.GetType().Name)];
        if (!saved.SequenceEqual(now))
        {
            throw new InvalidOperationException(
                $"The training cannot resume from {path}: expected the callbacks [{string.Join(", ", saved)}] there, but those with a state are [{string.Join(", ", now)}].");
        }
    }

    public void Restore(TrainingHistory history)
    {
        foreach (var record in State.Epochs)
        {
            history.Add(record);
        }

        history.MonitoredBestEpoch = State.MonitoredBestEpoch;
    }

    /// <summary>Parameters, state, steps: all but the learning rate.</summary>
    public void Restore(NetworkCore core, Optimizer optimizer)
    {
        content.RestoreNetwork(core);
        content.RestoreOptimizer(optimizer, core.Description.ParameterStorage);
    }

    /// <summary>The states that the rows of the last batch ended with, if some are carried.</summary>
    public void Restore(CarriedStates? carried) =>
        carried?.Restore(content.Array(CheckpointContent.CarriedStates, carried.Last.Length));

    /// <summary>Restores the callbacks that run here.</summary>
    /// <param name="callbacks">All callbacks of the training.</param>
    /// <param name="runs">Whether one runs on this rank: what only writes does not on the others, and must leave its files alone.</param>
    public void Restore(IEnumerable<Callback> callbacks, Predicate<Callback> runs)
    {
        int index = -1;
        foreach (var callback in callbacks.OfType<ICallbackState>())
        {
            index++;
            if (!runs((Callback)callback))
            {
                continue;
            }

            var saved = State.Callbacks[index];
            var state = new CallbackState(saved.Type) { Numbers = saved.Numbers, Texts = saved.Texts };
            string start = CheckpointContent.OfCallback(index, "");
            foreach (var (name, values) in content.Arrays.Where(a => a.Key.StartsWith(start, StringComparison.Ordinal)))
            {
                state.SetValues(name[start.Length..], values);
            }

            callback.Restore(state);
        }
    }

    private static ResumedTraining Find(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var candidates = File.Exists(path) ? [path] : new CheckpointFiles(path).NewestFirst();
        List<InvalidDataException> damaged = [];
        foreach (string file in candidates)
        {
            try
            {
                var content = CheckpointFile.Read(file);
                return new ResumedTraining(content, file, [.. damaged.Select(d => d.Message), .. Differences(content.State)]);
            }
            catch (InvalidDataException e)
            {
                damaged.Add(e);
            }
        }

        throw damaged.Count > 0
            ? new InvalidDataException($"No checkpoint of '{path}' is intact. {string.Join(' ', damaged.Select(d => d.Message))}", damaged[0])
            : new FileNotFoundException($"There is no checkpoint '{path}'.", path);
    }

    private static IEnumerable<string> Differences(TrainingState state)
    {
        if (state.Arithmetic != NumericArithmetic.Description)
        {
            yield return $"The checkpoint was written with {VisibleText.Of(state.Arithmetic)}, but this machine uses {NumericArithmetic.Description}: the bits can differ from those of an uninterrupted run.";
        }

        if (state.Library != TrainingCapture.Library)
        {
            yield return $"{VisibleText.Of(state.Library)} wrote the checkpoint, but this is {TrainingCapture.Library}: the bits can differ from those of an uninterrupted run.";
        }
    }

    private static string? Difference<T>(string name, T saved, T now) =>
        EqualityComparer<T>.Default.Equals(saved, now) ? null : VisibleText.Of(FormattableString.Invariant($"expected {name} {saved}, found {now}"));
}
