using System.Xml.Linq;
using NetGen.Runtime.Tests.Training;

namespace NetGen.Runtime.Tests.LearningRates;

public class LearningRateSweepTests
{
    private static readonly Dataset Data = TestData.ThreeClasses();
    private static readonly Dataset Validation = TestData.ThreeClasses(60, seed: 2);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Every_training_has_the_bits_of_one_alone_and_the_start_is_left_as_it_is(int workers)
    {
        var start = LinearNetwork<ThreeClasses>.Create(1);
        float[] before = start.Parameters.ToArray();
        var sweep = NewSweep(start, workers);
        sweep.AddRates("sgd", rate => new Sgd { LearningRate = rate }, RateRange.Geometric(1e-3f, 1f, 4));
        sweep.Add("adam", new Adam { LearningRate = 0.1f });

        var result = sweep.Run(Data, Validation);

        Assert.Equal(before, start.Parameters.ToArray());
        Assert.Equal(0, start.Core.Step);
        Assert.Equal(["sgd", "sgd", "sgd", "sgd", "adam"], result.Entries.Select(e => e.Name));
        foreach (var entry in result.Entries)
        {
            Optimizer optimizer = entry.Name == "adam" ? new Adam() : new Sgd();
            optimizer.LearningRate = entry.LearningRate;
            var alone = new Trainer<LinearNetwork<ThreeClasses>>(LinearNetwork<ThreeClasses>.Create(1), optimizer) { BatchSize = 10, Epochs = 4, Seed = 3 };
            var history = alone.Fit(Data, Validation);
            Assert.Equal(alone.Network.Parameters.ToArray(), entry.Network.Parameters.ToArray());
            Assert.Equal(history.Epochs.Select(e => e.ValidationLoss), entry.History.Epochs.Select(e => e.ValidationLoss));
        }
    }

    [Fact]
    public void The_best_is_the_one_with_the_lowest_validation_loss_at_its_best_epoch()
    {
        var sweep = NewSweep(LinearNetwork<ThreeClasses>.Create(1));
        sweep.AddRates("sgd", rate => new Sgd { LearningRate = rate }, RateRange.Geometric(1e-4f, 10f, 6));

        var result = sweep.Run(Data, Validation);

        double[] losses = [.. result.Entries.Select(e => e.History.Epochs.Min(r => r.ValidationLoss)!.Value)];
        Assert.Equal(losses.Min(), result.Best!.Best!.ValidationLoss);
        Assert.Same(result.Entries[Array.IndexOf(losses, losses.Min())], result.Best);
        Assert.Contains($"at {FormattableString.Invariant($"{result.Best.LearningRate:0.0e+0}")} generalises best: validation loss ", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_training_that_diverges_is_told_and_is_not_the_best()
    {
        var start = LinearNetwork<Line>.Create(1);
        var sweep = new LearningRateSweep<LinearNetwork<Line>>(start) { Epochs = 200 };
        sweep.Add("calm", new Sgd { LearningRate = 0.1f });
        sweep.Add("wild", new Sgd { LearningRate = 1e6f });

        var result = sweep.Run(TestData.Line(), TestData.Line());

        Assert.False(result.Entries[0].Diverged);
        Assert.True(result.Entries[1].Diverged);
        Assert.Equal("calm", result.Best!.Name);
        Assert.Contains("  diverged\n", result.ToString(), StringComparison.Ordinal);
        Assert.Single(XDocument.Parse(result.Draw()).Descendants(), e => e.Attribute("d")?.Value.Contains("l10 10m0 -10l-10 10", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Each_training_has_callbacks_of_its_own()
    {
        var sweep = NewSweep(LinearNetwork<ThreeClasses>.Create(1));
        sweep.Epochs = 50;
        sweep.Configure = trainer => trainer.Callbacks.Add(new EarlyStopping { Patience = 1, MinDelta = 1, RestoreBestWeights = true });
        sweep.AddRates("sgd", rate => new Sgd { LearningRate = rate }, [0.01f, 0.1f]);

        var result = sweep.Run(Data, Validation);

        Assert.All(result.Entries, e => Assert.True(e.History.StoppedEarly));
        Assert.All(result.Entries, e => Assert.Equal(1, e.History.RestoredEpoch));
    }

    [Fact]
    public void What_a_callback_throws_is_thrown()
    {
        var sweep = NewSweep(LinearNetwork<ThreeClasses>.Create(1));
        sweep.Configure = trainer => trainer.Callbacks.Add(new Throwing());
        sweep.Add("sgd", new Sgd());

        Assert.Throws<NotSupportedException>(() => sweep.Run(Data, Validation));
    }

    [Fact]
    public void A_cancelled_sweep_gives_what_there_is()
    {
        var sweep = NewSweep(LinearNetwork<ThreeClasses>.Create(1));
        sweep.Add("sgd", new Sgd());

        var result = sweep.Run(Data, Validation, new CancellationToken(canceled: true));

        Assert.Null(result.Best);
        Assert.Equal(StopReason.Cancelled, result.Entries[0].History.StopReason);
        Assert.EndsWith("none of them finished an epoch without diverging", result.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", result.Draw(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    public void Table_and_figure_are_the_same_in_every_culture(string culture)
    {
        var sweep = NewSweep(LinearNetwork<ThreeClasses>.Create(1));
        sweep.AddRates("sgd <plain>", rate => new Sgd { LearningRate = rate }, RateRange.Geometric(1e-3f, 1f, 4));
        sweep.AddRates("adam", rate => new Adam { LearningRate = rate }, RateRange.Geometric(1e-3f, 1f, 4));
        var result = sweep.Run(Data, Validation);
        string table = result.ToString(), figure = result.Draw();

        CultureScope.Run(culture, () =>
        {
            Assert.Equal(table, result.ToString());
            Assert.Equal(figure, result.Draw());
        });
        Assert.Equal(2, XDocument.Parse(figure).Descendants().Count(e => e.Name.LocalName == "polyline"));
        Assert.Equal(10, table.Split('\n').Length);
    }

    [Fact]
    public void Wrong_settings_are_refused()
    {
        var sweep = NewSweep(LinearNetwork<ThreeClasses>.Create(1));

        Assert.Throws<InvalidOperationException>(() => sweep.Run(Data, Validation));
        Assert.Throws<ArgumentOutOfRangeException>(() => sweep.Epochs = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => sweep.BatchSize = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => sweep.Workers = -1);
        Assert.Throws<ArgumentException>(() => sweep.Add(" ", new Sgd()));
        Assert.Throws<ArgumentOutOfRangeException>(() => RateRange.Geometric(0, 1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => RateRange.Geometric(1, 2, 1));
        sweep.Add("sgd", new Sgd());
        Assert.Throws<ArgumentException>(() => sweep.Run(TestData.Line(), Validation));
    }

    [Fact]
    public void Rates_are_spaced_by_the_same_factor()
    {
        float[] rates = RateRange.Geometric(1e-3f, 1f, 4);

        // A float has 24 bits: 1e-6 of a value covers its rounding.
        Assert.Equal(4, rates.Length);
        Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(1e-3 * Math.Pow(10, i), rates[i], 1e-6 * rates[i]));
    }

    private static LearningRateSweep<LinearNetwork<ThreeClasses>> NewSweep(LinearNetwork<ThreeClasses> start, int workers = 0) =>
        new(start) { BatchSize = 10, Epochs = 4, Seed = 3, Workers = workers };

    private sealed class Throwing : Callback
    {
        public override void OnEpochEnd(TrainingContext context) => throw new NotSupportedException("for the test");
    }
}
