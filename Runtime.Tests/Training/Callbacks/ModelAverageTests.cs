namespace NetGen.Runtime.Tests.Training.Callbacks;

public class ModelAverageTests
{
    private static readonly Dataset Data = TestData.ThreeClasses();

    [Fact]
    public void Is_the_exponential_mean_of_the_weights_after_each_step()
    {
        var weights = new WeightList();
        var trainer = NewTrainer(new ModelAverage { Decay = 0.8 }, weights);

        trainer.Fit(Data, Data);

        double[] expected = [.. weights.AfterStep[0].Select(w => (double)w)];
        foreach (float[] step in weights.AfterStep.Skip(1))
        {
            for (int i = 0; i < expected.Length; i++)
            {
                expected[i] += 0.2 * (step[i] - expected[i]);
            }
        }

        // Each of the steps rounds to a float of about 1: 1e-6 covers what the decay lets add up, 5 times an ulp of 1.2e-7.
        Assert.All(Enumerable.Range(0, expected.Length), i => Assert.Equal(expected[i], trainer.Network.Parameters[i], 1e-6));
    }

    [Fact]
    public void The_training_itself_has_the_bits_of_one_without()
    {
        var with = new WeightList();
        var without = new WeightList();

        NewTrainer(new ModelAverage(), with).Fit(Data, Data);
        NewTrainer(without).Fit(Data, Data);

        Assert.Equal(without.AfterStep, with.AfterStep);
    }

    [Fact]
    public void The_validation_and_the_end_of_an_epoch_see_the_average()
    {
        var trainer = NewTrainer(new ModelAverage { Decay = 0.9 });
        var evaluations = new List<(double Own, double? Recorded)>();
        trainer.Callbacks.Add(new AtEpochEnd(context => evaluations.Add((trainer.Evaluate(Data).Loss, context.Record!.ValidationLoss))));

        trainer.Fit(Data, Data);

        Assert.Equal(3, evaluations.Count);
        Assert.All(evaluations, e => Assert.Equal(e.Own, e.Recorded));
        Assert.Equal(evaluations[^1].Recorded, trainer.Evaluate(Data).Loss);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Early_stopping_restores_the_average_of_the_best_epoch_in_either_order(bool averageFirst)
    {
        // The rate is so high that later epochs are worse.
        Callback average = new ModelAverage { Decay = 0.5 }, stopping = new EarlyStopping { Patience = 100, RestoreBestWeights = true };
        var trainer = averageFirst ? NewTrainer(average, stopping) : NewTrainer(stopping, average);
        trainer.Optimizer.LearningRate = 50;
        trainer.Epochs = 8;

        var history = trainer.Fit(Data, Data);

        Assert.Equal(history.Epochs.Single(e => e.Epoch == history.RestoredEpoch).ValidationLoss, trainer.Evaluate(Data).Loss);
    }

    [Fact]
    public void A_training_stopped_within_an_epoch_ends_with_the_average()
    {
        var weights = new WeightList();
        var trainer = NewTrainer(new ModelAverage { Decay = 0 }, weights, new StopAtStep(5));

        trainer.Fit(Data, Data);

        // Without a memory the average is the last weights; and it is not the start.
        Assert.Equal(5, weights.AfterStep.Count);
        Assert.Equal(weights.AfterStep[^1], trainer.Network.Parameters.ToArray());
    }

    [Fact]
    public void A_training_that_fails_leaves_the_weights_of_the_epochs_start()
    {
        var weights = new WeightList();
        var trainer = new Trainer<LinearNetwork<Line>>(LinearNetwork<Line>.Create(1), new Sgd { LearningRate = 1e20f }) { Callbacks = { new ModelAverage(), weights } };
        float[] start = trainer.Network.Parameters.ToArray();

        Assert.Throws<TrainingDivergedException>(() => trainer.Fit(TestData.Line()));

        Assert.Equal(start, trainer.Network.Parameters.ToArray());
        Assert.NotEmpty(weights.AfterStep);
    }

    [Fact]
    public void The_first_epochs_can_be_left_out()
    {
        var weights = new WeightList();
        var trainer = NewTrainer(new ModelAverage { StartFromEpoch = 2, Decay = 0.999999 }, weights);

        trainer.Fit(Data, Data);

        // Nine steps an epoch; the average starts with the first step of the third and hardly moves after it.
        float[] first = weights.AfterStep[18];
        Assert.All(Enumerable.Range(0, first.Length), i => Assert.Equal(first[i], trainer.Network.Parameters[i], 1e-5));
        Assert.NotEqual(weights.AfterStep[^1], trainer.Network.Parameters.ToArray());
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        var meter = new AllocationMeter();
        var trainer = NewTrainer(new ModelAverage(), new GradientMonitor(TextWriter.Null), meter);
        trainer.Epochs = 2;

        trainer.Fit(Data);

        Assert.Equal(0, meter.BytesOfSecondEpoch);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModelAverage { Decay = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModelAverage { StartFromEpoch = -1 });
    }

    private static Trainer<LinearNetwork<ThreeClasses>> NewTrainer(params Callback[] callbacks)
    {
        var trainer = new Trainer<LinearNetwork<ThreeClasses>>(LinearNetwork<ThreeClasses>.Create(1), new Sgd { LearningRate = 0.5f }) { BatchSize = 10, Epochs = 3 };
        Array.ForEach(callbacks, trainer.Callbacks.Add);
        return trainer;
    }

    private sealed class WeightList : Callback
    {
        public List<float[]> AfterStep { get; } = [];

        public override void OnBatchEnd(TrainingContext context) => AfterStep.Add(context.Core.Storage.Parameters.Span.ToArray());
    }

    private sealed class AtEpochEnd(Action<TrainingContext> act) : Callback
    {
        public override void OnEpochEnd(TrainingContext context) => act(context);
    }

    private sealed class StopAtStep(long step) : Callback
    {
        public override void OnBatchEnd(TrainingContext context)
        {
            if (context.Step == step)
            {
                context.RequestStop("for the test");
            }
        }
    }
}
