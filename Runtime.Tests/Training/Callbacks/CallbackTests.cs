namespace NetGen.Runtime.Tests.Training.Callbacks;

public class CallbackTests
{
    [Fact]
    public void Events_come_in_the_documented_order()
    {
        var log = new List<string>();
        var trainer = Trainer(log, "a", "b");
        trainer.Epochs = 2;
        trainer.BatchSize = 40;

        trainer.Fit(TestData.Line(64));

        string[] oneEpoch(int epoch) =>
        [
            $"a begin {epoch}", $"b begin {epoch}",
            $"a batch 1 of 2, 40 rows", $"b batch 1 of 2, 40 rows",
            $"a batch 2 of 2, 64 rows", $"b batch 2 of 2, 64 rows",
            $"a trained {epoch}", $"b trained {epoch}",
            $"a end {epoch}", $"b end {epoch}",
        ];
        Assert.Equal(["a check", "b check", "a fit", "b fit", .. oneEpoch(1), .. oneEpoch(2), "a done", "b done"], log);
    }

    [Fact]
    public void A_learning_rate_set_at_the_beginning_of_an_epoch_holds_for_it()
    {
        var trainer = new Trainer<LinearNetwork<Line>>(LinearNetwork<Line>.Zero(), new Sgd { LearningRate = 0.1f })
        {
            Epochs = 3,
            Callbacks = { new Act { EpochBegin = c => c.LearningRate = 1f / c.Epoch } },
        };

        var history = trainer.Fit(TestData.Line());

        Assert.Equal([1f, 1f / 2, 1f / 3], history.Epochs.Select(e => e.LearningRate));
    }

    [Fact]
    public void A_stop_requested_in_a_batch_ends_after_it()
    {
        var trainer = new Trainer<LinearNetwork<Line>>(LinearNetwork<Line>.Zero(), new Sgd())
        {
            BatchSize = 8,
            Callbacks = { new Act { BatchEnd = c => { if (c.Step == 11) { c.RequestStop("eleven steps"); } } } },
        };

        var history = trainer.Fit(TestData.Line(64));

        Assert.Equal(11, trainer.Steps);
        Assert.Single(history.Epochs);
        Assert.Equal(1, trainer.EpochsDone);
        Assert.Equal(StopReason.Requested, history.StopReason);
        Assert.Equal("eleven steps", history.StopMessage);
    }

    [Fact]
    public void The_first_request_to_stop_counts()
    {
        var trainer = new Trainer<LinearNetwork<Line>>(LinearNetwork<Line>.Zero(), new Sgd())
        {
            Callbacks = { new Act { EpochEnd = c => c.RequestStop("first") }, new Act { EpochEnd = c => c.RequestStop("second") } },
        };

        Assert.Equal("first", trainer.Fit(TestData.Line()).StopMessage);
    }

    [Fact]
    public void A_check_that_fails_leaves_everything_untouched()
    {
        var log = new List<string>();
        var trainer = Trainer(log, "a");
        trainer.Callbacks.Add(new EarlyStopping());
        float[] before = trainer.Network.Parameters.ToArray();

        var error = Assert.Throws<InvalidOperationException>(() => trainer.Fit(TestData.Line()));

        Assert.Contains("monitors the validation loss of Line", error.Message, StringComparison.Ordinal);
        Assert.Contains("Fit got no validation data", error.Message, StringComparison.Ordinal);
        Assert.Equal(["a check"], log);
        Assert.Equal(before, trainer.Network.Parameters.ToArray());
        Assert.Equal(0, trainer.Steps);
    }

    [Fact]
    public void The_accuracy_of_a_regression_cannot_be_monitored()
    {
        var trainer = Trainer([]);
        trainer.Callbacks.Add(new EarlyStopping { Monitor = Metric.ValidationAccuracy });

        var error = Assert.Throws<InvalidOperationException>(() => trainer.Fit(TestData.Line(), TestData.Line()));

        Assert.Contains("validation accuracy", error.Message, StringComparison.Ordinal);
        Assert.Contains("the network's loss is MeanSquaredError", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_R2_of_a_classification_cannot_be_monitored()
    {
        var trainer = new Trainer<LinearNetwork<ThreeClasses>>(LinearNetwork<ThreeClasses>.Zero(), new Sgd())
        {
            Callbacks = { new EarlyStopping { Monitor = Metric.ValidationR2 } },
        };

        Assert.Contains("CrossEntropy", Assert.Throws<InvalidOperationException>(() => trainer.Fit(TestData.ThreeClasses(), TestData.ThreeClasses())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_training_loss_can_be_monitored_without_validation()
    {
        var trainer = Trainer([]);
        trainer.Epochs = 4;
        trainer.Optimizer.LearningRate = 0;
        trainer.Callbacks.Add(new EarlyStopping { Monitor = Metric.TrainingLoss, Patience = 2 });

        Assert.Equal(3, trainer.Fit(TestData.Line(), null).Epochs.Count);
    }

    [Fact]
    public void Only_callbacks_that_began_come_to_an_end()
    {
        var log = new List<string>();
        var trainer = Trainer(log, "a");
        trainer.Callbacks.Add(new Act { FitBegin = _ => throw new IOException("no file") });
        trainer.Callbacks.Add(new Logging(log, "b"));

        Assert.Equal("no file", Assert.Throws<IOException>(() => trainer.Fit(TestData.Line())).Message);

        Assert.Equal(["a check", "b check", "a fit", "a done"], log);
    }

    [Fact]
    public void Every_callback_comes_to_an_end_when_another_fails_there()
    {
        var log = new List<string>();
        var trainer = new Trainer<LinearNetwork<Line>>(LinearNetwork<Line>.Zero(), new Sgd())
        {
            Epochs = 1,
            Callbacks =
            {
                new Act { EpochEnd = _ => throw new NotSupportedException("in the middle"), FitEnd = _ => throw new IOException("at the end") },
                new Logging(log, "a"),
            },
        };

        var error = Assert.Throws<AggregateException>(() => trainer.Fit(TestData.Line()));

        Assert.Equal(["in the middle", "at the end"], error.InnerExceptions.Select(e => e.Message));
        Assert.Equal("a done", log[^1]);
    }

    private static Trainer<LinearNetwork<Line>> Trainer(List<string> log, params string[] names)
    {
        var trainer = new Trainer<LinearNetwork<Line>>(LinearNetwork<Line>.Zero(), new Sgd());
        foreach (string name in names)
        {
            trainer.Callbacks.Add(new Logging(log, name));
        }

        return trainer;
    }

    private sealed class Logging(List<string> log, string name) : Callback
    {
        public override void Check(TrainingContext context) => log.Add($"{name} check");

        public override void OnFitBegin(TrainingContext context) => log.Add($"{name} fit");

        public override void OnEpochBegin(TrainingContext context) => log.Add($"{name} begin {context.Epoch}");

        public override void OnBatchEnd(TrainingContext context) => log.Add($"{name} batch {context.Batch} of {context.BatchesPerEpoch}, {context.Rows} rows");

        public override void OnEpochTrained(TrainingContext context) => log.Add($"{name} trained {context.Epoch}");

        public override void OnEpochEnd(TrainingContext context) => log.Add($"{name} end {context.Record!.Epoch}");

        public override void OnFitEnd(TrainingContext context) => log.Add($"{name} done");
    }

    private sealed class Act : Callback
    {
        public Action<TrainingContext>? FitBegin { get; init; }

        public Action<TrainingContext>? EpochBegin { get; init; }

        public Action<TrainingContext>? BatchEnd { get; init; }

        public Action<TrainingContext>? EpochEnd { get; init; }

        public Action<TrainingContext>? FitEnd { get; init; }

        public override void OnFitBegin(TrainingContext context) => FitBegin?.Invoke(context);

        public override void OnEpochBegin(TrainingContext context) => EpochBegin?.Invoke(context);

        public override void OnBatchEnd(TrainingContext context) => BatchEnd?.Invoke(context);

        public override void OnEpochEnd(TrainingContext context) => EpochEnd?.Invoke(context);

        public override void OnFitEnd(TrainingContext context) => FitEnd?.Invoke(context);
    }
}
