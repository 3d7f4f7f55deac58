namespace NetGen.Runtime.Tests.Training.Callbacks;

/// <summary>The decisions of early stopping, one epoch's value after the other, as Keras 3 takes them.</summary>
public class EarlyStoppingTests
{
    private const double NaN = double.NaN;
    private const double Skipped = double.NegativeInfinity;

    /// <summary>Values by epoch; the epoch after which it stops (0: never); the epoch whose weights come back (0: none).</summary>
    public static TheoryData<string, EarlyStopping, double[], int, int> Cases => new()
    {
        { "always better", new(), [5, 4, 3, 2], 0, 4 },
        { "patience 0 stops at the first epoch without improvement", new(), [5, 4, 4.5, 3], 3, 2 },
        { "patience 1 is the same", new() { Patience = 1 }, [5, 4, 4.5, 3], 3, 2 },
        { "patience 2 forgives one", new() { Patience = 2 }, [5, 4, 4.5, 3, 4, 4, 1], 6, 4 },
        { "equal is no improvement", new() { Patience = 2 }, [5, 5, 5, 1], 3, 1 },
        { "patience counts from the last improvement", new() { Patience = 3 }, [5, 6, 6, 4, 6, 6, 3, 6, 6, 6], 10, 7 },
        { "an improvement below MinDelta does not count", new() { Patience = 2, MinDelta = 0.5 }, [5, 4.75, 4.6, 1], 3, 1 },
        { "an improvement of exactly MinDelta does not count", new() { Patience = 2, MinDelta = 0.5 }, [5, 4.5, 4.5], 3, 1 },
        { "small improvements add up against the best", new() { Patience = 3, MinDelta = 0.5 }, [5, 4.75, 4.25, 4, 3.7], 0, 5 },
        { "the sign of MinDelta does not matter", new() { Patience = 2, MinDelta = -0.5 }, [5, 4.75, 4.6, 1], 3, 1 },
        { "mode max", new() { Mode = MonitorMode.Max, Patience = 2 }, [1, 2, 1, 1, 9], 4, 2 },
        { "mode max with MinDelta", new() { Mode = MonitorMode.Max, Patience = 2, MinDelta = 0.5 }, [1, 1.25, 1.4, 9], 3, 1 },
        { "mode max never stops while it rises", new() { Mode = MonitorMode.Max }, [1, 2, 3], 0, 3 },
        { "mode min is the default of a loss", new() { Mode = MonitorMode.Min, Patience = 2 }, [5, 4, 4.5, 4.5], 4, 2 },
        { "a baseline that is never beaten does not reset the patience", new() { Baseline = 1, Patience = 3 }, [5, 4, 4.5, 1.5], 3, 2 },
        { "an improvement does not stop, even when the patience is over", new() { Baseline = 1, Patience = 2 }, [5, 4, 3, 2, 2.5], 5, 4 },
        { "a baseline that is beaten resets the patience", new() { Baseline = 3, Patience = 2 }, [5, 2, 2.5, 2.5, 1], 4, 2 },
        { "a baseline is beaten by more than MinDelta only", new() { Baseline = 3, MinDelta = 0.5, Patience = 2 }, [4, 2.75, 2.7], 3, 2 },
        { "a baseline in mode max", new() { Mode = MonitorMode.Max, Baseline = 3, Patience = 2 }, [1, 4, 3.5, 3.5], 4, 2 },
        { "the warm-up is not watched", new() { StartFromEpoch = 2, Patience = 1 }, [1, 2, 5, 4, 4], 5, 4 },
        { "the warm-up has no best weights", new() { StartFromEpoch = 3 }, [1, 2, 3], 0, 0 },
        { "patience starts after the warm-up", new() { StartFromEpoch = 2, Patience = 2 }, [9, 9, 5, 6, 6, 1], 5, 3 },
        { "no stop after the first epoch", new(), [NaN, 3, 2], 0, 3 },
        { "what is not a number is no improvement", new() { Patience = 2 }, [5, NaN, NaN, 1], 3, 1 },
        { "only what is not a number: the first weights", new() { Patience = 2 }, [NaN, NaN, NaN], 2, 1 },
        { "epochs without validation do not count", new() { Patience = 2 }, [5, Skipped, 6, Skipped, 6, 1], 5, 1 },
        { "what is not a number between improvements costs one epoch of patience", new() { Patience = 2 }, [5, NaN, 4, NaN, 3], 0, 5 },
        { "from infinite any number is an improvement", new() { Patience = 1 }, [double.PositiveInfinity, 5, 4], 0, 3 },
        { "a patience longer than the training never stops", new() { Patience = 10 }, [5, 6, 7, 8], 0, 1 },
        { "a baseline does not keep the best weights from being kept", new() { Baseline = 1, Patience = 3 }, [5, 4, 6, 7], 3, 2 },
        { "a baseline equalled is not beaten", new() { Baseline = 4, Patience = 2 }, [5, 4, 4.5], 3, 2 },
        { "mode max: equal is no improvement", new() { Mode = MonitorMode.Max, Patience = 1 }, [3, 3], 2, 1 },
        { "an epoch without validation first", new() { Patience = 1 }, [Skipped, 5, 6], 3, 2 },
        { "infinite is no improvement", new() { Patience = 1 }, [double.PositiveInfinity, double.PositiveInfinity], 2, 1 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Stops_and_restores(string because, EarlyStopping stopping, double[] values, int expectedStop, int expectedRestored)
    {
        stopping.RestoreBestWeights = true;
        var run = new Script(stopping, values);

        run.Play();

        Assert.True(expectedStop == run.StoppedAfter, $"{because}: expected a stop after epoch {expectedStop}, but it was after {run.StoppedAfter}");
        Assert.Equal(expectedRestored == 0 ? null : expectedRestored, run.Context.History.RestoredEpoch);

        // Every parameter was set to the number of its epoch; without a restored epoch the last one stays.
        Assert.All(run.Network.Parameters.ToArray(), p => Assert.Equal(expectedRestored == 0 ? values.Length : expectedRestored, p));
    }

    [Fact]
    public void Without_restoring_the_last_weights_stay_and_the_best_epoch_is_known()
    {
        var run = new Script(new EarlyStopping { Patience = 1 }, [5, 4, 6, 3]);

        run.Play();

        Assert.Equal(3, run.StoppedAfter);
        Assert.Null(run.Context.History.RestoredEpoch);
        Assert.Equal(2, run.Context.History.BestEpoch);
        Assert.All(run.Network.Parameters.ToArray(), p => Assert.Equal(3, p));
        Assert.Equal(StopReason.EarlyStopping, run.Context.History.StopReason);
        Assert.Equal("the validation loss has not improved for 1 epoch", run.Context.History.StopMessage);
    }

    [Fact]
    public void Starts_anew_in_a_second_training()
    {
        var stopping = new EarlyStopping { Patience = 2, RestoreBestWeights = true };
        new Script(stopping, [1, 2, 2]).Play();

        // Far worse than the best of the first training, and still the best of this one.
        var second = new Script(stopping, [9, 8, 8.5, 8.5], firstEpoch: 4);
        second.Play();

        Assert.Equal(7, second.StoppedAfter);
        Assert.Equal(5, second.Context.History.RestoredEpoch);
    }

    [Fact]
    public void The_warm_up_counts_from_the_start_of_the_training()
    {
        var run = new Script(new EarlyStopping { StartFromEpoch = 2, Patience = 1 }, [1, 2, 5, 5], firstEpoch: 11);

        run.Play();

        Assert.Equal(14, run.StoppedAfter);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping { Patience = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping { StartFromEpoch = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping { MinDelta = double.NaN });
        Assert.Throws<ArgumentNullException>(() => new EarlyStopping { Monitor = null! });
    }

    [Fact]
    public void Keeping_the_best_weights_allocates_only_once()
    {
        var stopping = new EarlyStopping { RestoreBestWeights = true, Patience = 100 };
        var run = new Script(stopping, []);
        stopping.OnFitBegin(run.Context);
        run.Epoch(1, 100);
        run.Epoch(2, 99);
        var record = run.Context.Record;
        long before = GC.GetAllocatedBytesForCurrentThread();

        stopping.OnEpochEnd(run.Context);
        run.Context.Record = record! with { ValidationLoss = 98 };
        long ofRecord = GC.GetAllocatedBytesForCurrentThread() - before;
        stopping.OnEpochEnd(run.Context);

        Assert.Equal(ofRecord, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>Epochs with given validation losses, without a trainer; parameters are the epoch's position.</summary>
    private sealed class Script
    {
        private readonly EarlyStopping stopping;
        private readonly double[] values;

        public Script(EarlyStopping stopping, double[] values, int firstEpoch = 1)
        {
            this.stopping = stopping;
            this.values = values;
            Context = new TrainingContext(Network.Core, new Sgd(), new TrainingHistory(values.Length))
            {
                FirstEpoch = firstEpoch,
                LastEpoch = firstEpoch + values.Length - 1,
                BatchesPerEpoch = 1,
                RowsPerEpoch = 1,
                HasValidation = true,
            };
        }

        public LinearNetwork<ThreeClasses> Network { get; } = LinearNetwork<ThreeClasses>.Zero();

        public TrainingContext Context { get; }

        public int StoppedAfter { get; private set; }

        public void Play()
        {
            stopping.Check(Context);
            stopping.OnFitBegin(Context);
            for (int i = 0; i < values.Length && StoppedAfter == 0; i++)
            {
                Epoch(i + 1, values[i]);
                StoppedAfter = Context.StopRequested ? Context.Epoch : 0;
            }

            stopping.OnFitEnd(Context);
        }

        public void Epoch(int position, double value)
        {
            Network.Parameters.Fill(position);
            Context.BeginEpoch(Context.FirstEpoch + position - 1);
            Context.Record = new EpochRecord
            {
                Epoch = Context.Epoch,
                Step = position,
                LearningRate = 1,
                Loss = 1,
                ValidationLoss = value == Skipped ? null : value,
                Seconds = 1,
            };
            stopping.OnEpochEnd(Context);
        }
    }
}
