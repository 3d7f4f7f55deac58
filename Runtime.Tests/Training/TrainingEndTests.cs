namespace NetGen.Runtime.Tests.Training;

/// <summary>Cancellation and divergence.</summary>
public class TrainingEndTests
{
    [Fact]
    public void A_cancelled_training_ends_after_the_running_batch()
    {
        using var source = new CancellationTokenSource();
        var trainer = Line(new Sgd());
        trainer.BatchSize = 8;
        trainer.Callbacks.Add(new AtStep(13, source.Cancel));

        var history = trainer.Fit(TestData.Line(64), cancellation: source.Token);

        Assert.Equal(StopReason.Cancelled, history.StopReason);
        Assert.False(history.StoppedEarly);
        Assert.Equal(13, trainer.Steps);
        Assert.Single(history.Epochs);
        Assert.Equal(1, trainer.EpochsDone);
    }

    [Fact]
    public void A_training_cancelled_before_it_begins_does_nothing()
    {
        var trainer = Line(new Sgd());

        var history = trainer.Fit(TestData.Line(), cancellation: new CancellationToken(canceled: true));

        Assert.Equal(StopReason.Cancelled, history.StopReason);
        Assert.Empty(history.Epochs);
        Assert.Equal(0, trainer.Steps);
        Assert.Null(history.BestEpoch);
        Assert.Equal("0 epochs, cancelled", history.ToString());
    }

    [Fact]
    public void A_training_can_go_on_after_a_cancellation()
    {
        using var source = new CancellationTokenSource();
        var trainer = Line(new Sgd());
        trainer.Callbacks.Add(new AtStep(3, source.Cancel));
        trainer.Fit(TestData.Line(), cancellation: source.Token);

        trainer.Epochs = 2;
        var history = trainer.Fit(TestData.Line());

        Assert.Equal([2, 3], history.Epochs.Select(e => e.Epoch));
    }

    [Fact]
    public void A_training_that_diverges_names_epoch_step_and_rate_and_returns_to_the_start_of_the_epoch()
    {
        var network = LinearNetwork<Line>.Zero();
        var trainer = new Trainer<LinearNetwork<Line>>(network, new Sgd { LearningRate = 0.01f }) { BatchSize = 8, Epochs = 5 };
        float[] startOfEpoch = [];
        trainer.Callbacks.Add(new FromEpoch(3, context =>
        {
            startOfEpoch = network.Parameters.ToArray();
            context.LearningRate = 1e30f;
        }));

        var error = Assert.Throws<TrainingDivergedException>(() => trainer.Fit(TestData.Line(64)));

        Assert.Equal(3, error.Epoch);
        Assert.InRange(error.Step, 17, 23); // the first step of the epoch leads away, one of the next losses overflows
        Assert.Equal(1e30f, error.LearningRate);
        Assert.Contains($"epoch 3, step {error.Step}", error.Message, StringComparison.Ordinal);
        Assert.Contains("1E+30", error.Message, StringComparison.Ordinal);
        Assert.Equal(startOfEpoch, network.Parameters.ToArray());
        Assert.Equal(2, error.History.Epochs.Count);
        Assert.Equal(2, trainer.EpochsDone);
    }

    [Fact]
    public void A_last_step_that_leaves_the_finite_numbers_is_found()
    {
        var network = LinearNetwork<Line>.Zero();
        var data = Dataset.FromArrays([1], 1, [1e19f], 1);
        var trainer = new Trainer<LinearNetwork<Line>>(network, new Sgd { LearningRate = 1e30f }) { Epochs = 1 };

        // The loss 1e38 is finite, the step 2e49 is not.
        var error = Assert.Throws<TrainingDivergedException>(() => trainer.Fit(data));

        Assert.Contains("the parameters are no longer finite", error.Message, StringComparison.Ordinal);
        Assert.All(network.Parameters.ToArray(), p => Assert.Equal(0, p));
    }

    [Fact]
    public void Epochs_without_a_limit_can_follow_others()
    {
        var trainer = Line(new Sgd { LearningRate = 0 });
        trainer.Epochs = 2;
        trainer.Fit(TestData.Line());

        trainer.Epochs = int.MaxValue;
        trainer.Callbacks.Add(new EarlyStopping { Monitor = Metric.TrainingLoss });
        var history = trainer.Fit(TestData.Line());

        Assert.True(history.StoppedEarly);
        Assert.Equal(3, history.Epochs[0].Epoch);
    }

    private static Trainer<LinearNetwork<Line>> Line(Optimizer optimizer) => new(LinearNetwork<Line>.Zero(), optimizer);

    private sealed class AtStep(long step, Action action) : Callback
    {
        public override void OnBatchEnd(TrainingContext context)
        {
            if (context.Step == step)
            {
                action();
            }
        }
    }

    private sealed class FromEpoch(int epoch, Action<TrainingContext> action) : Callback
    {
        public override void OnEpochBegin(TrainingContext context)
        {
            if (context.Epoch == epoch)
            {
                action(context);
            }
        }
    }
}
