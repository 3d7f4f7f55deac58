using System.Text.Json;

namespace NetGen.Runtime.Tests.Training.Callbacks;

/// <summary>The decisions of <see cref="ReduceLearningRateOnPlateau"/>, one epoch's value after the other, as Keras 3 takes them.</summary>
public class PlateauTests
{
    private const double NaN = double.NaN;

    private static readonly JsonElement PyTorch =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "plateau.json"))).RootElement.GetProperty("cases");

    private const double Skipped = double.NegativeInfinity;

    /// <summary>Values by epoch; the epochs after which the rate is halved, from 1 on.</summary>
    public static TheoryData<string, ReduceLearningRateOnPlateau, double[], int[]> Cases => new()
    {
        { "always better", new() { Patience = 1 }, [5, 4, 3, 2], [] },
        { "patience 1 acts at the first epoch without improvement", new() { Patience = 1 }, [5, 5, 4], [2] },
        { "patience 0 is the same", new() { Patience = 0 }, [5, 5, 4], [2] },
        { "patience 2 forgives one", new() { Patience = 2 }, [5, 5, 4, 4, 4, 4], [5] },
        { "the wait begins anew after a reduction", new() { Patience = 2 }, [5, 5, 5, 5, 5, 5], [3, 5] },
        { "an improvement makes it begin anew", new() { Patience = 3 }, [5, 5, 5, 4, 4, 4, 4], [7] },
        { "the default patience is 10", new(), [5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5], [11] },
        { "an improvement below MinDelta does not count", new() { Patience = 1, MinDelta = 0.5 }, [5, 4.75], [2] },
        { "an improvement of exactly MinDelta does not count", new() { Patience = 1, MinDelta = 0.5 }, [5, 4.5], [2] },
        { "an improvement above MinDelta counts", new() { Patience = 1, MinDelta = 0.5 }, [5, 4.25], [] },
        { "small improvements add up against the best", new() { Patience = 2, MinDelta = 0.5 }, [5, 4.75, 4.25, 4, 3.5], [] },
        { "the default MinDelta is 1e-4", new() { Patience = 1 }, [1, 0.99995, 0.9998], [2] },
        { "the sign of MinDelta does not matter", new() { Patience = 1, MinDelta = -0.5 }, [5, 4.75], [2] },
        { "a MinDelta of 0 takes any improvement", new() { Patience = 1, MinDelta = 0 }, [1, 0.99995, 0.9999], [] },
        { "in a cooldown nothing is counted", new() { Patience = 1, Cooldown = 3 }, [5, 5, 5, 5, 5, 5], [2, 5] },
        { "a cooldown of 1 changes nothing with patience 1", new() { Patience = 1, Cooldown = 1 }, [5, 5, 5, 5], [2, 3, 4] },
        { "cooldown and patience follow each other", new() { Patience = 2, Cooldown = 2 }, [5, 5, 5, 5, 5, 5, 5], [3, 6] },
        { "an improvement in the cooldown is the new best", new() { Patience = 1, Cooldown = 3 }, [5, 5, 3, 4, 4], [2, 5] },
        { "an improvement does not end the cooldown", new() { Patience = 1, Cooldown = 4 }, [5, 5, 3, 3, 3, 3], [2, 6] },
        { "mode max", new() { Patience = 1, Mode = MonitorMode.Max }, [1, 2, 2, 3], [3] },
        { "mode max with MinDelta", new() { Patience = 1, Mode = MonitorMode.Max, MinDelta = 0.5 }, [1, 1.5, 2], [2] },
        { "mode max sees a fall as a plateau", new() { Patience = 1, Mode = MonitorMode.Max }, [5, 4, 3], [2, 3] },
        { "mode min is the default of a loss", new() { Patience = 1, Mode = MonitorMode.Min }, [5, 6, 4], [2] },
        { "what is not a number is no improvement", new() { Patience = 2 }, [5, NaN, NaN, 4], [3] },
        { "what is not a number is never the best", new() { Patience = 2 }, [NaN, 5, 6, 6], [4] },
        { "infinite is no improvement", new() { Patience = 1 }, [double.PositiveInfinity, 5], [1] },
        { "unlike early stopping it may act after the first epoch", new() { Patience = 0 }, [NaN, 5], [1] },
        { "epochs without validation do not count", new() { Patience = 2 }, [5, Skipped, 5, Skipped, 5, 5], [5] },
        { "epochs without validation do not cool down", new() { Patience = 1, Cooldown = 2 }, [5, 5, Skipped, Skipped, 5, 5], [2, 6] },
        { "at the minimum it stays", new() { Patience = 1, MinLearningRate = 0.25f }, [5, 5, 5, 5, 5], [2, 3] },
        { "a rate below the minimum stays", new() { Patience = 1, MinLearningRate = 2 }, [5, 5, 5], [] },
        { "a rate at the minimum stays", new() { Patience = 1, MinLearningRate = 1 }, [5, 5, 5], [] },
    };

    public static TheoryData<string> PyTorchCases => [.. PyTorch.EnumerateArray().Select(c => c.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Halves_the_rate(string because, ReduceLearningRateOnPlateau plateau, double[] values, int[] expected)
    {
        plateau.Factor = 0.5;

        var rates = Play(plateau, values, new Sgd { LearningRate = 1 });

        int[] reduced = [.. Enumerable.Range(1, values.Length).Where(epoch => rates[epoch] < rates[epoch - 1])];
        Assert.True(expected.SequenceEqual(reduced), $"{because}: expected reductions after [{string.Join(", ", expected)}], but they were after [{string.Join(", ", reduced)}]");
        Assert.Equal(Math.Pow(0.5, expected.Length), rates[^1]);
    }

    /// <summary>PyTorch forgives as many bad epochs as its patience says, and counts none of a cooldown (Reference/make_plateau.py).</summary>
    [Theory]
    [MemberData(nameof(PyTorchCases))]
    public void Gives_the_rates_of_PyTorch(string name)
    {
        var reference = PyTorch.EnumerateArray().Single(c => c.GetProperty("name").GetString() == name);
        var plateau = new ReduceLearningRateOnPlateau
        {
            Mode = reference.GetProperty("mode").GetString() == "max" ? MonitorMode.Max : MonitorMode.Min,
            Patience = reference.GetProperty("patience").GetInt32() + 1,
            Cooldown = reference.GetProperty("cooldown").GetInt32() + 1,
            Factor = reference.GetProperty("factor").GetDouble(),
            MinDelta = reference.GetProperty("threshold").GetDouble(),
            RelativeMinDelta = reference.GetProperty("relative").GetBoolean(),
            MinLearningRate = reference.GetProperty("minimum").GetSingle(),
        };

        float[] rates = Play(plateau, Numbers("values"), new Sgd { LearningRate = 0.1f });

        // Ours is a float, multiplied a few times.
        Assert.All(Numbers("rates").Zip(rates.Skip(1)), pair => Assert.Equal(pair.First, pair.Second, 1e-6 * pair.First));

        double[] Numbers(string key) => [.. reference.GetProperty(key).EnumerateArray().Select(n => n.GetDouble())];
    }

    [Fact]
    public void A_part_of_a_negative_value_is_a_part_of_its_size()
    {
        // PyTorch's formula would call −0.99 an improvement on −1.
        float[] rates = Play(new() { Patience = 1, MinDelta = 0.05, RelativeMinDelta = true, Factor = 0.5 }, [-1, -0.99, -1.04, -1.06, 0, -1e-9], new Sgd { LearningRate = 1 });

        Assert.Equal([1, 1, 0.5f, 0.25f, 0.25f, 0.125f, 0.0625f], rates);
    }

    [Fact]
    public void The_last_reduction_ends_at_the_minimum()
    {
        float[] rates = Play(new() { Patience = 1, MinLearningRate = 0.3f, Factor = 0.5 }, [5, 5, 5, 5], new Sgd { LearningRate = 1 });

        Assert.Equal([1, 1, 0.5f, 0.3f, 0.3f], rates);
    }

    [Fact]
    public void Its_default_factor_is_a_tenth() =>
        Assert.Equal(0.1f, Play(new() { Patience = 1 }, [5, 5], new Sgd { LearningRate = 1 })[^1]);

    [Fact]
    public void Starts_anew_in_a_second_training()
    {
        var plateau = new ReduceLearningRateOnPlateau { Patience = 2, Cooldown = 9 };
        Play(plateau, [1, 2, 2], new Sgd { LearningRate = 1 });

        // Neither the best value of the first training nor its cooldown counts here.
        Assert.Equal([1, 1, 1, 1, 0.1f], Play(plateau, [9, 8, 8, 8], new Sgd { LearningRate = 1 }));
    }

    [Fact]
    public void Multiplies_with_a_schedule_and_stays_after_the_training()
    {
        var trainer = NewTrainer(new ReduceLearningRateOnPlateau { Patience = 1, Factor = 0.5, MinDelta = 1e6 });
        trainer.Schedule = new StepSchedule(2, 0.1);

        var history = trainer.Fit(TestData.ThreeClasses(), TestData.ThreeClasses());

        // The first epoch is always an improvement; after it no change is great enough.
        Assert.Equal([0.5f, 0.5f, 0.025f, 0.0125f], history.Epochs.Select(e => e.LearningRate));
        Assert.Equal(0.0625f, trainer.Optimizer.LearningRate);
    }

    [Fact]
    public void Without_a_schedule_lowers_the_optimizers_rate()
    {
        var trainer = NewTrainer(new ReduceLearningRateOnPlateau { Patience = 1, Factor = 0.5, MinDelta = 1e6 });

        var history = trainer.Fit(TestData.ThreeClasses(), TestData.ThreeClasses());

        Assert.Equal([0.5f, 0.5f, 0.25f, 0.125f], history.Epochs.Select(e => e.LearningRate));
        Assert.Equal(0.0625f, trainer.Optimizer.LearningRate);
    }

    [Fact]
    public void Without_validation_it_is_an_error_before_anything_is_touched()
    {
        var trainer = NewTrainer(new ReduceLearningRateOnPlateau());

        var error = Assert.Throws<InvalidOperationException>(() => trainer.Fit(TestData.ThreeClasses()));

        Assert.StartsWith("ReduceLearningRateOnPlateau monitors the validation loss of ", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, trainer.Steps);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceLearningRateOnPlateau { Factor = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceLearningRateOnPlateau { Patience = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceLearningRateOnPlateau { Cooldown = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceLearningRateOnPlateau { MinDelta = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceLearningRateOnPlateau { MinLearningRate = -1 });
        Assert.Throws<ArgumentNullException>(() => new ReduceLearningRateOnPlateau { Monitor = null! });
    }

    private static Trainer<LinearNetwork<ThreeClasses>> NewTrainer(Callback callback) =>
        new(LinearNetwork<ThreeClasses>.Create(1), new Sgd { LearningRate = 0.5f }) { Epochs = 4, Callbacks = { callback } };

    /// <summary>The rate before the first epoch and after each.</summary>
    private static float[] Play(ReduceLearningRateOnPlateau plateau, double[] values, Sgd optimizer)
    {
        var context = new TrainingContext(LinearNetwork<ThreeClasses>.Zero().Core, optimizer, new TrainingHistory(values.Length))
        {
            FirstEpoch = 1,
            LastEpoch = values.Length,
            BatchesPerEpoch = 1,
            RowsPerEpoch = 1,
            HasValidation = true,
        };
        plateau.Check(context);
        plateau.OnFitBegin(context);
        float[] rates = new float[values.Length + 1];
        rates[0] = optimizer.LearningRate;
        for (int i = 0; i < values.Length; i++)
        {
            context.BeginEpoch(i + 1);
            context.Record = new EpochRecord
            {
                Epoch = i + 1,
                Step = i,
                LearningRate = optimizer.LearningRate,
                Loss = 1,
                ValidationLoss = values[i] == Skipped ? null : values[i],
                Seconds = 1,
            };
            plateau.OnEpochEnd(context);
            rates[i + 1] = optimizer.LearningRate;
        }

        plateau.OnFitEnd(context);
        return rates;
    }
}
