namespace NetGen.Runtime.Tests.Training.Heads;

public sealed class HeadMetricTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("netgen-heads-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_metric_that_several_heads_have_must_name_one()
    {
        var trainer = Trainer();
        float[] before = trainer.Network.Parameters.ToArray();
        trainer.Callbacks.Add(new EarlyStopping { Monitor = Metric.ValidationAccuracy });

        string message = Assert.Throws<InvalidOperationException>(() => trainer.Fit(HeadData.ThreeHeads(), HeadData.ThreeHeads())).Message;

        Assert.Equal(
            "EarlyStopping monitors the validation accuracy of ThreeHeads, but there is none: several heads have one: choose with .Of(\"kind\") or .Of(\"isLarge\").", message);
        Assert.Equal(before, trainer.Network.Parameters.ToArray());
        Assert.Null(trainer.Network.GetClassNames("kind"));
    }

    [Fact]
    public void A_metric_that_its_head_lacks_is_refused()
    {
        Check("the loss is MeanAbsoluteError of 'sizes'.", Metric.ValidationAccuracy.Of("sizes"));
        Check("the network has no head 'x'; its heads are kind, isLarge, sizes.", Metric.ValidationLoss.Of("x"));
        Assert.Equal("The training loss is known only for the sum over the heads, not for 'kind'.", Assert.Throws<InvalidOperationException>(() => Metric.TrainingLoss.Of("kind")).Message);
        Assert.Throws<InvalidOperationException>(() => Metric.ValidationLoss.Of("kind").Of("sizes"));

        static void Check(string expected, Metric metric)
        {
            var trainer = Trainer();
            trainer.Callbacks.Add(new ReduceLearningRateOnPlateau { Monitor = metric });
            string message = Assert.Throws<InvalidOperationException>(() => trainer.Fit(HeadData.ThreeHeads(), HeadData.ThreeHeads())).Message;
            Assert.EndsWith(expected, message, StringComparison.Ordinal);
        }
    }

    /// <summary>Stops at the first epoch without improvement of the metric, and knows the best one.</summary>
    [Fact]
    public void Early_stopping_follows_the_sum_or_a_head()
    {
        foreach (var (metric, value) in new (Metric, Func<EpochRecord, double>)[]
        {
            (Metric.ValidationLoss, e => e.ValidationLoss!.Value),
            (Metric.ValidationLoss.Of("sizes"), e => e.Heads[2].ValidationLoss),
            (Metric.ValidationMeanAbsoluteError, e => e.Heads[2].ValidationMeanAbsoluteError!.Value),
            (Metric.ValidationAccuracy.Of("kind"), e => -e.Heads[0].ValidationAccuracy!.Value),
        })
        {
            var trainer = Trainer(epochs: 200);
            trainer.Callbacks.Add(new EarlyStopping { Monitor = metric, Patience = 1, RestoreBestWeights = true });

            var history = trainer.Fit(HeadData.ThreeHeads(60), HeadData.ThreeHeads(60, seed: 2));

            double[] values = [.. history.Epochs.Select(value)];
            Assert.True(history.StoppedEarly, $"{metric}: {string.Join(" ", values)}");
            Assert.Equal(Array.IndexOf(values, values.Min()) + 1, history.BestEpoch);
            Assert.Equal(values.Min(), value(new EpochRecord
            {
                Epoch = 1,
                Step = 1,
                LearningRate = 1,
                Loss = 0,
                Seconds = 0,
                ValidationLoss = trainer.Evaluate(HeadData.ThreeHeads(60, seed: 2)).Loss,
                Heads = [.. trainer.Evaluate(HeadData.ThreeHeads(60, seed: 2)).Heads.Select(h => HeadRecord.Of(h.Key, h.Value))],
            }));
        }
    }

    [Fact]
    public void Logs_have_a_column_for_each_head()
    {
        string path = Path.Combine(folder, "log.csv");
        var trainer = Trainer(epochs: 2);
        trainer.Callbacks.Add(new CsvLog(path));
        var output = new StringWriter();
        trainer.Callbacks.Add(new ConsoleProgress(output));

        var history = trainer.Fit(HeadData.ThreeHeads(), HeadData.ThreeHeads());

        string[] lines = File.ReadAllLines(path);
        Assert.Equal(
            "epoch,step,learning_rate,loss,validation_loss,validation_loss_kind,validation_accuracy_kind,validation_loss_isLarge,validation_accuracy_isLarge,validation_loss_sizes,"
            + "validation_mean_absolute_error_sizes,validation_mean_squared_error_sizes,validation_r2_sizes,seconds",
            lines[0]);
        Assert.Equal(history.Epochs[1].Heads[0].ValidationAccuracy!.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture), lines[2].Split(',')[6]);
        Assert.Matches(@"validation loss \d\.\d+  kind accuracy \d+\.\d\d %  isLarge accuracy \d+\.\d\d %  sizes R² -?\d\.\d{4}  ", output.ToString());
    }

    /// <summary>A resumed training ends with the same bits, records and class names.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    public void A_resumed_training_has_the_same_bits(long step)
    {
        string path = Path.Combine(folder, "run.ckpt");
        var data = HeadData.ThreeHeads(60);
        var validation = HeadData.ThreeHeads(30, seed: 2);
        var whole = Trainer(epochs: 4);
        whole.Callbacks.Add(new EarlyStopping { Monitor = Metric.ValidationAccuracy.Of("kind"), Patience = 50, RestoreBestWeights = true });
        var expected = whole.Fit(data, validation);

        var interrupted = Trainer(epochs: 4);
        using var stop = new CancellationTokenSource();
        interrupted.Callbacks.Add(new EarlyStopping { Monitor = Metric.ValidationAccuracy.Of("kind"), Patience = 50, RestoreBestWeights = true });
        interrupted.Callbacks.Add(new Checkpoint(path));
        interrupted.Callbacks.Add(new StopAt(step, stop));
        interrupted.Fit(data, validation, stop.Token);
        var resumed = Trainer(epochs: 4);
        resumed.Callbacks.Add(new EarlyStopping { Monitor = Metric.ValidationAccuracy.Of("kind"), Patience = 50, RestoreBestWeights = true });
        resumed.Callbacks.Add(new Checkpoint(path));
        resumed.Resume(path);
        Assert.Equal(HeadData.Kinds, resumed.Network.GetClassNames("kind"));
        var history = resumed.Fit(data, validation);

        Assert.Equal(whole.Network.Parameters.ToArray(), resumed.Network.Parameters.ToArray());
        Assert.Equal(expected.BestEpoch, history.BestEpoch);
        Assert.Equal(expected.Epochs.SelectMany(e => e.Heads), history.Epochs.SelectMany(e => e.Heads));
        Assert.Equal(12, history.Epochs.Sum(e => e.Heads.Count));
    }

    private static Trainer<ThreeHeads> Trainer(int epochs = 2) => new(new ThreeHeads(seed: 1), new Adam { LearningRate = 0.05f }) { Epochs = epochs, BatchSize = 20 };

    private sealed class StopAt(long step, CancellationTokenSource source) : Callback
    {
        public override void OnBatchEnd(TrainingContext context)
        {
            if (context.Step == step)
            {
                source.Cancel();
            }
        }
    }
}
