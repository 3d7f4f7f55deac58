using NetGen.Runtime.Tests.Training;

namespace NetGen.Runtime.Tests.LearningRates;

public class ScheduledTrainingTests
{
    [Fact]
    public void A_schedule_of_epochs_holds_for_each_epoch_and_goes_on_in_a_second_fit()
    {
        var trainer = NewTrainer(new StepSchedule(1, 0.5), epochs: 2);

        var first = trainer.Fit(TestData.ThreeClasses());
        var second = trainer.Fit(TestData.ThreeClasses());

        Assert.Equal([0.5f, 0.25f], first.Epochs.Select(e => e.LearningRate));
        Assert.Equal([0.125f, 0.0625f], second.Epochs.Select(e => e.LearningRate));
        Assert.Equal(0.5f, trainer.Optimizer.LearningRate);
    }

    [Fact]
    public void A_schedule_of_steps_sets_the_rate_of_every_step()
    {
        var rates = new RateList();
        var schedule = new PolynomialSchedule(6) { Unit = ScheduleUnit.Step };
        var trainer = NewTrainer(schedule, epochs: 2, rates);

        trainer.Fit(TestData.ThreeClasses());

        Assert.Equal([.. Enumerable.Range(0, 6).Select(i => (float)schedule.Rate(0.5, i))], rates.Seen);
    }

    [Fact]
    public void The_base_rate_is_back_after_a_callback_has_thrown()
    {
        var trainer = NewTrainer(new StepSchedule(1), epochs: 3, new ThrowInEpoch(2));

        Assert.Throws<NotSupportedException>(() => trainer.Fit(TestData.ThreeClasses()));

        Assert.Equal(0.5f, trainer.Optimizer.LearningRate);
    }

    [Fact]
    public void A_base_rate_that_a_callback_sets_is_scaled_and_stays()
    {
        var trainer = NewTrainer(new StepSchedule(1, 0.5), epochs: 3, new SetBase(1, 0.25f));

        var history = trainer.Fit(TestData.ThreeClasses());

        Assert.Equal([0.5f, 0.125f, 0.0625f], history.Epochs.Select(e => e.LearningRate));
        Assert.Equal(0.25f, trainer.Optimizer.LearningRate);
    }

    [Fact]
    public void A_rate_that_is_not_a_number_is_an_error_that_names_schedule_and_position()
    {
        var trainer = NewTrainer(new Broken(), epochs: 2);

        var error = Assert.Throws<InvalidOperationException>(() => trainer.Fit(TestData.ThreeClasses()));

        Assert.Equal("Broken must return rates that are finite and at least 0, but returns NaN at epoch 0.", error.Message);
    }

    private static Trainer<LinearNetwork<ThreeClasses>> NewTrainer(LearningRateSchedule schedule, int epochs, Callback? callback = null)
    {
        var trainer = new Trainer<LinearNetwork<ThreeClasses>>(LinearNetwork<ThreeClasses>.Create(1), new Sgd { LearningRate = 0.5f })
        {
            Epochs = epochs,
            BatchSize = 30,
            Schedule = schedule,
        };
        if (callback is not null)
        {
            trainer.Callbacks.Add(callback);
        }

        return trainer;
    }

    private sealed class RateList : Callback
    {
        public List<float> Seen { get; } = [];

        public override void OnBatchEnd(TrainingContext context) => Seen.Add(context.LearningRate);
    }

    private sealed class ThrowInEpoch(int epoch) : Callback
    {
        public override void OnEpochEnd(TrainingContext context)
        {
            if (context.Epoch == epoch)
            {
                throw new NotSupportedException("for the test");
            }
        }
    }

    private sealed class SetBase(int epoch, float rate) : Callback
    {
        public override void OnEpochEnd(TrainingContext context)
        {
            if (context.Epoch == epoch)
            {
                context.BaseLearningRate = rate;
            }
        }
    }

    private sealed class Broken : LearningRateSchedule
    {
        public override double Rate(double baseRate, long position) => double.NaN;
    }
}
