namespace NetGen.Runtime.Tests.Training.Checkpoints;

/// <summary>A resumed training ends with the bits of the uninterrupted one. All comparisons are exact: that is the promise.</summary>
public class ResumeTests
{
    private static readonly Dictionary<string, Func<Optimizer>> Optimizers = new()
    {
        ["sgd"] = () => new Sgd { LearningRate = 0.05f },
        ["sgd momentum"] = () => new Sgd { LearningRate = 0.05f, Momentum = 0.9, Dampening = 0.1, WeightDecay = 1e-3f },
        ["sgd nesterov"] = () => new Sgd { LearningRate = 0.05f, Momentum = 0.9, Nesterov = true },
        ["adam"] = () => new Adam { LearningRate = 0.01f, ClipNorm = 0.5f },
        ["adam amsgrad"] = () => new Adam { LearningRate = 0.01f, AmsGrad = true },
        ["adamw"] = () => new AdamW { LearningRate = 0.01f },
        ["adadelta"] = () => new Adadelta(),
        ["adagrad"] = () => new Adagrad { InitialAccumulatorValue = 0.1f },
        ["rmsprop"] = () => new RmsProp(),
        ["rmsprop centered momentum"] = () => new RmsProp { Centered = true, Momentum = 0.9 },
    };

    private static readonly LearningRateSchedule[] Schedules =
    [
        new ConstantSchedule(0.25, 2),
        new StepSchedule(1, 0.5),
        new MultiStepSchedule([5, 20]) { Unit = ScheduleUnit.Step },
        new ExponentialSchedule(0.9) { Unit = ScheduleUnit.Step },
        new PolynomialSchedule(30, 2.5) { Unit = ScheduleUnit.Step },
        new CosineSchedule(4),
        new CosineRestartsSchedule(5, 2) { Unit = ScheduleUnit.Step },
        new OneCycleSchedule(24),
        new WarmupSchedule(2, then: new CosineSchedule(3)),
    ];

    public static TheoryData<string> OptimizerNames => [.. Optimizers.Keys];

    public static TheoryData<int> ScheduleIndices => [.. Enumerable.Range(0, Schedules.Length)];

    /// <summary>Before the first epoch ends, at an epoch's end, within a later epoch, before the last batch, after it.</summary>
    [Theory]
    [MemberData(nameof(OptimizerNames))]
    public void Every_optimizer_goes_on_to_the_same_bits(string optimizer)
    {
        using var run = new ResumeRun { Optimizer = Optimizers[optimizer] };
        var expected = run.Uninterrupted();

        foreach (long step in new long[] { 1, ResumeRun.BatchesPerEpoch, 8, 23, 24 })
        {
            run.Interrupted(step).AssertEqual(expected);
        }
    }

    [Fact]
    public void Every_optimizer_of_the_library_is_tried()
    {
        var all = typeof(Optimizer).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Optimizer)) && !t.IsAbstract);

        Assert.Equal(all.OrderBy(t => t.Name), Optimizers.Values.Select(make => make().GetType()).Distinct().OrderBy(t => t.Name));
    }

    [Theory]
    [MemberData(nameof(ScheduleIndices))]
    public void Every_optimizer_goes_on_to_the_same_bits_under_every_schedule(int schedule)
    {
        foreach (var optimizer in Optimizers.Values)
        {
            using var run = new ResumeRun { Optimizer = optimizer, Schedule = Schedules[schedule] };
            run.Interrupted(9).AssertEqual(run.Uninterrupted());
        }
    }

    /// <summary>By the thread of the training, or ahead by another one, which has gathered a batch too many when the training ends.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void Transformed_rows_go_on_to_the_same_bits(int workers)
    {
        using var run = new ResumeRun { Optimizer = () => new Adam(), Transform = new Noise(), Workers = workers };
        var expected = run.Uninterrupted();

        foreach (long step in new long[] { 1, ResumeRun.BatchesPerEpoch, 8, 23, 24 })
        {
            run.Interrupted(step).AssertEqual(expected);
        }
    }

    /// <summary>A checkpoint after each batch, that after the last one of an epoch, before its validation, among them.</summary>
    [Fact]
    public void Every_batch_of_a_training_can_be_gone_on_from()
    {
        using var run = new ResumeRun { Optimizer = () => new Adam() };
        var expected = run.Uninterrupted();
        var clock = new StepClock();
        ResumeRun.Fit(run.Create(new Checkpoint(run.FilePath) { EveryEpochs = null, EveryMinutes = 1, KeepLast = 100, Clock = clock }, clock.Advancing));
        string[] files = run.Files;
        Assert.Equal((4 * ResumeRun.BatchesPerEpoch) + 1, files.Length);

        foreach (string file in files)
        {
            var trainer = run.Create(new Checkpoint(run.FilePath) { EveryEpochs = null, KeepLast = 100 });
            trainer.Resume(run.PathOf(file));
            new ResumeResult(trainer, ResumeRun.Fit(trainer)).AssertEqual(expected);
        }
    }

    [Fact]
    public void Every_schedule_of_the_library_is_tried()
    {
        var all = typeof(LearningRateSchedule).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(LearningRateSchedule)) && !t.IsAbstract);

        Assert.Equal(all.OrderBy(t => t.Name), Schedules.Select(s => s.GetType()).OrderBy(t => t.Name));
    }

    /// <summary>A callback that is forgotten here would start anew in a resumed training.</summary>
    [Fact]
    public void Every_callback_of_the_library_but_the_progress_has_a_state()
    {
        var without = typeof(Callback).Assembly.GetExportedTypes()
            .Where(t => t.IsSubclassOf(typeof(Callback)) && !t.IsAbstract && !t.IsAssignableTo(typeof(ICallbackState)));

        Assert.Equal([typeof(ConsoleProgress)], without);
    }

    [Fact]
    public void What_is_frozen_stays_so()
    {
        using var run = new ResumeRun { Optimizer = () => new Adam() };
        var whole = Trainer(4);
        whole.Fit(TestData.ThreeClasses(ResumeRun.Rows));
        Trainer(2, new Checkpoint(run.FilePath)).Fit(TestData.ThreeClasses(ResumeRun.Rows));
        var resumed = Trainer(4, new Checkpoint(run.FilePath));
        resumed.Resume(run.FilePath);
        resumed.Fit(TestData.ThreeClasses(ResumeRun.Rows));

        Assert.Equal(0f, resumed.Network.RateFactor("dense1"));
        Assert.Equal(0.5f, resumed.Network.RateFactor("dense2"));
        Assert.True(resumed.Network.HasFrozenStatistics("batchNorm1"));
        Assert.Equal(whole.Network.Save(), resumed.Network.Save());

        Trainer<ResumedBatchNorm> Trainer(int epochs, params Callback[] callbacks)
        {
            var trainer = new Trainer<ResumedBatchNorm>(new ResumedBatchNorm(seed: 3), new Adam()) { BatchSize = ResumeRun.BatchSize, Epochs = epochs, Seed = 11 };
            trainer.Callbacks.Add(new FreezeAtSecondEpoch(trainer.Network));
            Array.ForEach(callbacks, trainer.Callbacks.Add);
            return trainer;
        }
    }

    [Fact]
    public void Running_statistics_go_on_to_the_same_bits()
    {
        using var run = new ResumeRun { Optimizer = () => new Adam() };
        var whole = Trainer(4);
        whole.Fit(TestData.ThreeClasses(ResumeRun.Rows));
        Trainer(2, new Checkpoint(run.FilePath)).Fit(TestData.ThreeClasses(ResumeRun.Rows));
        var resumed = Trainer(4, new Checkpoint(run.FilePath));
        resumed.Resume(run.FilePath);
        resumed.Fit(TestData.ThreeClasses(ResumeRun.Rows));

        // Inference goes by them.
        float[] inputs = [0.3f, -0.2f, 1.5f, 0.9f], expected = new float[6], actual = new float[6];
        whole.Network.Predict(inputs, expected);
        resumed.Network.Predict(inputs, actual);
        Assert.Equal(expected, actual);
        Assert.Equal(whole.Network.Parameters.ToArray(), resumed.Network.Parameters.ToArray());

        Trainer<ResumedBatchNorm> Trainer(int epochs, params Callback[] callbacks)
        {
            var trainer = new Trainer<ResumedBatchNorm>(new ResumedBatchNorm(seed: 3), new Adam()) { BatchSize = ResumeRun.BatchSize, Epochs = epochs, Seed = 11 };
            Array.ForEach(callbacks, trainer.Callbacks.Add);
            return trainer;
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(45)]
    public void Early_stopping_goes_on_to_the_same_end(long step)
    {
        using var run = new ResumeRun
        {
            Optimizer = () => new Adam { LearningRate = 0.05f },
            Epochs = 60,
            Callbacks = () => [new EarlyStopping { Patience = 3, RestoreBestWeights = true, MinDelta = 1e-3 }],
        };
        var expected = run.Uninterrupted();
        Assert.True(expected.History.StoppedEarly);
        Assert.True(expected.Trainer.Steps > 45);

        run.Interrupted(step).AssertEqual(expected);
    }

    [Fact]
    public void A_training_that_early_stopping_has_ended_stays_ended()
    {
        using var run = new ResumeRun
        {
            Optimizer = () => new Adam { LearningRate = 0.05f },
            Epochs = 60,
            Callbacks = () => [new EarlyStopping { Patience = 3, RestoreBestWeights = true, MinDelta = 1e-3 }],
        };
        var first = run.Create(new Checkpoint(run.FilePath) { EveryEpochs = 7 });
        var expected = new ResumeResult(first, ResumeRun.Fit(first));
        var trainer = run.Create(new Checkpoint(run.FilePath) { EveryEpochs = 7 });

        trainer.Resume(run.FilePath);
        var history = ResumeRun.Fit(trainer);

        new ResumeResult(trainer, history).AssertEqual(expected);
    }

    /// <summary>The rate is halved where an epoch begins and lowered in every batch: neither may be done twice, or left out.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(13)]
    public void A_callback_that_changes_rate_and_weights_goes_on_to_the_same_bits(long step)
    {
        using var run = new ResumeRun { Optimizer = () => new Adam(), Callbacks = () => [new Meddler()] };
        var expected = run.Uninterrupted();

        run.Interrupted(step).AssertEqual(expected);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(9)]
    public void A_log_is_cut_back_to_the_checkpoint(long step)
    {
        using var log = new TemporaryFile(".csv");
        using var run = new ResumeRun { Optimizer = () => new Adam(), Callbacks = () => [new CsvLog(log.Path)] };
        run.Uninterrupted();
        string[] expected = WithoutSeconds(log.Text);
        using var source = new CancellationTokenSource();
        ResumeRun.Fit(run.Create(new Checkpoint(run.FilePath) { EveryEpochs = null }, new CancelAt(step, source)), source.Token);
        File.AppendAllText(log.Path, "2,12,0.001,half a li");
        var trainer = run.Create(new Checkpoint(run.FilePath) { EveryEpochs = null });

        trainer.Resume(run.FilePath);
        ResumeRun.Fit(trainer);

        Assert.Equal(expected, WithoutSeconds(log.Text));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(9)]
    public void A_log_of_lines_of_JSON_is_cut_back_to_the_checkpoint(long step)
    {
        using var log = new TemporaryFile(".jsonl");
        using var run = new ResumeRun { Optimizer = () => new Adam(), Callbacks = () => [new JsonLog(log.Path)] };
        run.Uninterrupted();
        string expected = WithoutJsonSeconds(log.Text);

        run.Interrupted(step);

        Assert.Equal(expected, WithoutJsonSeconds(log.Text));
    }

    /// <summary>With a patience of one epoch and gains too small to count the rate falls again and again, and cools down between.</summary>
    [Theory]
    [InlineData(6)]
    [InlineData(20)]
    [InlineData(27)]
    [InlineData(42)]
    public void A_rate_that_falls_on_a_plateau_goes_on_to_the_same_bits(long step)
    {
        foreach (var schedule in new LearningRateSchedule?[] { null, new StepSchedule(3, 0.9) })
        {
            using var run = new ResumeRun
            {
                Optimizer = () => new Adam { LearningRate = 0.01f },
                Schedule = schedule,
                Epochs = 8,
                Callbacks = () => [new ReduceLearningRateOnPlateau { Patience = 1, Factor = 0.5, Cooldown = 1, MinDelta = 0.2 }],
            };
            var expected = run.Uninterrupted();
            Assert.True(expected.Trainer.Optimizer.LearningRate < 0.004f);

            run.Interrupted(step).AssertEqual(expected);
        }
    }

    /// <summary>Before the average begins, where it begins, within an epoch, and at the end of one, where the average is in the network.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(17)]
    public void An_average_of_the_weights_goes_on_to_the_same_bits(long step)
    {
        using var run = new ResumeRun
        {
            Optimizer = () => new Adam { LearningRate = 0.01f },
            Callbacks = () => [new ModelAverage { Decay = 0.9, StartFromEpoch = 1 }, new EarlyStopping { Patience = 3, RestoreBestWeights = true }],
        };
        var expected = run.Uninterrupted();

        run.Interrupted(step).AssertEqual(expected);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(12)]
    [InlineData(15)]
    public void Gradients_are_watched_on_as_if_nothing_had_happened(long step)
    {
        using var run = new ResumeRun { Optimizer = () => new Adam(), Callbacks = () => [new GradientMonitor(TextWriter.Null) { ExplodingAbove = 0.01 }] };
        var expected = Monitor(run.Uninterrupted());
        Assert.NotEmpty(expected.Warnings);

        var resumed = Monitor(run.Interrupted(step));

        Assert.Equal(expected.Warnings, resumed.Warnings);
        Assert.Equal(expected.Records.SelectMany(r => r.Layers.Select(l => (r.Epoch, l))), resumed.Records.SelectMany(r => r.Layers.Select(l => (r.Epoch, l))));

        static GradientMonitor Monitor(ResumeResult result) => result.Trainer.Callbacks.OfType<GradientMonitor>().Single();
    }

    [Fact]
    public void It_can_be_interrupted_again_and_again()
    {
        using var run = new ResumeRun { Optimizer = () => new Adam() };
        var expected = run.Uninterrupted();
        ResumeResult? last = null;
        for (long step = 1; step <= 25; step++)
        {
            using var source = new CancellationTokenSource();
            var trainer = run.Create(new Checkpoint(run.FilePath) { EveryEpochs = null }, new CancelAt(step, source));
            if (step > 1)
            {
                trainer.Resume(run.FilePath);
            }

            last = new ResumeResult(trainer, ResumeRun.Fit(trainer, source.Token));
        }

        last!.AssertEqual(expected);
    }

    [Fact]
    public void The_weights_are_there_before_Fit()
    {
        using var run = new ResumeRun { Optimizer = () => new Adam() };
        var first = run.Create(new Checkpoint(run.FilePath));
        ResumeRun.Fit(first);
        var trainer = run.Create(new Checkpoint(run.FilePath));

        var report = trainer.Resume(run.FilePath);

        Assert.Equal(first.Network.Parameters.ToArray(), trainer.Network.Parameters.ToArray());
        Assert.Equal(4, trainer.EpochsDone);
        Assert.Equal((5, 0, 24), (report.Epoch, report.Batch, report.Step));
        Assert.Equal($"Resumes in epoch 5, after step 24, from {run.PathOf("run-4.checkpoint")}.", report.ToString());
    }

    [Fact]
    public void More_epochs_can_be_added()
    {
        using var run = new ResumeRun { Optimizer = () => new Adam(), Epochs = 6 };
        var expected = run.Uninterrupted();
        var first = run.Create(new Checkpoint(run.FilePath));
        first.Epochs = 2;
        ResumeRun.Fit(first);
        var trainer = run.Create(new Checkpoint(run.FilePath));

        trainer.Resume(run.FilePath);

        new ResumeResult(trainer, ResumeRun.Fit(trainer)).AssertEqual(expected);
    }

    [Fact]
    public void The_rate_can_be_changed_between_Resume_and_Fit()
    {
        using var run = new ResumeRun { Optimizer = () => new Adam() };
        using var source = new CancellationTokenSource();
        ResumeRun.Fit(run.Create(new Checkpoint(run.FilePath), new CancelAt(8, source)), source.Token);
        var trainer = run.Create(new Checkpoint(run.FilePath));
        trainer.Resume(run.FilePath);

        trainer.Optimizer.LearningRate = 0.5f;
        var history = ResumeRun.Fit(trainer);

        Assert.Equal([0.001f, 0.5f, 0.5f, 0.5f], history.Epochs.Select(e => e.LearningRate));
    }

    [Fact]
    public void A_base_rate_that_a_callback_has_set_stays()
    {
        using var run = new ResumeRun { Optimizer = () => new Adam(), Schedule = new StepSchedule(1, 0.5), Callbacks = () => [new BaseFrom(2, 0.01f)] };

        run.Interrupted(15).AssertEqual(run.Uninterrupted());
    }

    private static string WithoutJsonSeconds(string log) => System.Text.RegularExpressions.Regex.Replace(log, "\"[a-z_]*seconds\":[^,}]*", "");

    private static string[] WithoutSeconds(string log) => [.. log.Split('\n').Select(line => line[..Math.Max(0, line.LastIndexOf(','))])];

    private sealed class Noise : IRowTransform
    {
        public void Transform(ReadOnlySpan<float> row, Span<float> transformed, ref RowRandom random)
        {
            for (int i = 0; i < row.Length; i++)
            {
                transformed[i] = row[i] + (0.1f * random.NextUniform());
            }
        }
    }

    private sealed class BaseFrom(int epoch, float rate) : Callback
    {
        public override void OnEpochEnd(TrainingContext context)
        {
            if (context.Epoch == epoch)
            {
                context.BaseLearningRate = rate;
            }
        }
    }

    private sealed class Meddler : Callback, ICallbackState
    {
        private int batches;

        public override void OnFitBegin(TrainingContext context) => context.Core.Storage.Parameters.Span[0] += 0.5f;

        public override void OnEpochBegin(TrainingContext context)
        {
            context.LearningRate *= 0.5f;
            context.Core.Storage.Parameters.Span[1] += 0.25f;
        }

        public override void OnBatchEnd(TrainingContext context)
        {
            batches++;
            context.LearningRate *= 1 - (0.001f * batches);
        }

        public void Save(CallbackState state) => state.SetNumber("batches", batches);

        public void Restore(CallbackState state) => batches = (int)state.GetNumber("batches");
    }

    /// <summary>What a program does once, and a resumed one not again.</summary>
    private sealed class FreezeAtSecondEpoch(ResumedBatchNorm network) : Callback
    {
        public override void OnEpochBegin(TrainingContext context)
        {
            if (context.Epoch == 2)
            {
                network.Freeze("dense1");
                network.FreezeStatistics("batchNorm1");
                network.SetRateFactor("dense2", 0.5f);
            }
        }
    }
}
