namespace NetGen.Runtime.Tests.Training.Checkpoints;

/// <summary>Standardised inputs, dropout and two layers: everything that a checkpoint must hold.</summary>
[Network(2), Standardize, Dense(8, Activation.Tanh), Dropout(0.25), Dense(3), CrossEntropyLoss]
internal sealed partial class ResumedNetwork;

/// <summary>A network whose running statistics a checkpoint must hold.</summary>
[Network(2), Dense(8, Bias = false), BatchNorm, Tanh, Dense(3), CrossEntropyLoss]
internal sealed partial class ResumedBatchNorm;

/// <summary>A training that is done in one go, or is cut off after some step and resumed by a new trainer, as in a new process.</summary>
internal sealed class ResumeRun : IDisposable
{
    public const int Rows = 90;
    public const int BatchSize = 16;
    public const int BatchesPerEpoch = 6;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-resume-");

    public required Func<Optimizer> Optimizer { get; init; }

    public int Epochs { get; init; } = 4;

    public LearningRateSchedule? Schedule { get; init; }

    public IRowTransform? Transform { get; init; }

    public int Workers { get; init; } = 1;

    public Func<Callback[]> Callbacks { get; init; } = () => [];

    public string FilePath => Path.Combine(folder.FullName, "run.checkpoint");

    public string[] Files => [.. Directory.GetFiles(folder.FullName).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    public string PathOf(string file) => Path.Combine(folder.FullName, file);

    public Trainer<ResumedNetwork> Create(params Callback[] callbacks)
    {
        var trainer = new Trainer<ResumedNetwork>(new ResumedNetwork(seed: 3), Optimizer())
        {
            BatchSize = BatchSize,
            Epochs = Epochs,
            Seed = 11,
            Workers = Workers,
            Schedule = Schedule,
            Transform = Transform,
        };
        foreach (var callback in callbacks.Concat(Callbacks()))
        {
            trainer.Callbacks.Add(callback);
        }

        return trainer;
    }

    public static TrainingHistory Fit(Trainer<ResumedNetwork> trainer, CancellationToken cancellation = default) =>
        trainer.Fit(TestData.ThreeClasses(Rows), TestData.ThreeClasses(30, seed: 2), cancellation);

    /// <summary>What a training without interruption comes to.</summary>
    public ResumeResult Uninterrupted()
    {
        var trainer = Create(new Checkpoint(FilePath));
        var history = Fit(trainer);
        foreach (string file in Files)
        {
            File.Delete(PathOf(file));
        }

        return new ResumeResult(trainer, history);
    }

    /// <summary>Cuts a training off after a step, with a checkpoint, and resumes it.</summary>
    public ResumeResult Interrupted(long step)
    {
        using var source = new CancellationTokenSource();
        Fit(Create(new Checkpoint(FilePath) { EveryEpochs = null }, new CancelAt(step, source)), source.Token);
        var trainer = Create(new Checkpoint(FilePath) { EveryEpochs = null });
        var report = trainer.Resume(FilePath);
        Assert.Equal(step, report.Step);
        Assert.Empty(report.Warnings);
        return new ResumeResult(trainer, Fit(trainer));
    }

    public void Dispose() => folder.Delete(recursive: true);
}

/// <summary>The end of a training.</summary>
internal sealed record ResumeResult(Trainer<ResumedNetwork> Trainer, TrainingHistory History)
{
    public float[] Parameters { get; } = Trainer.Network.Parameters.ToArray();

    /// <summary>Requires the same bits in weights, state of the optimizer and history, but for the seconds.</summary>
    public void AssertEqual(ResumeResult other)
    {
        Assert.Equal(Parameters, other.Parameters);
        Assert.Equal(Trainer.Steps, other.Trainer.Steps);
        Assert.Equal(Trainer.EpochsDone, other.Trainer.EpochsDone);
        Assert.Equal(Trainer.Optimizer.Steps, other.Trainer.Optimizer.Steps);
        Assert.Equal(Trainer.Optimizer.LearningRate, other.Trainer.Optimizer.LearningRate);
        Assert.Equal(Trainer.Optimizer.States.Select(s => s.Name), other.Trainer.Optimizer.States.Select(s => s.Name));
        foreach (var (mine, others) in Trainer.Optimizer.States.Zip(other.Trainer.Optimizer.States))
        {
            Assert.Equal(mine.Values.Span.ToArray(), others.Values.Span.ToArray());
        }

        Assert.Equal(Records(History), Records(other.History));
        Assert.Equal(History.ToString(), other.History.ToString());
        Assert.Equal(History.StopReason, other.History.StopReason);
        Assert.Equal(History.StopMessage, other.History.StopMessage);
        Assert.Equal(History.BestEpoch, other.History.BestEpoch);
        Assert.Equal(History.RestoredEpoch, other.History.RestoredEpoch);
    }

    private static IEnumerable<EpochRecord> Records(TrainingHistory history) =>
        history.Epochs.Select(e => e with { Seconds = 0, TrainingSeconds = 0 });
}

/// <summary>Cancels a training in a batch.</summary>
internal sealed class CancelAt(long step, CancellationTokenSource source) : Callback
{
    public override void OnBatchEnd(TrainingContext context)
    {
        if (context.Step == step)
        {
            source.Cancel();
        }
    }
}
