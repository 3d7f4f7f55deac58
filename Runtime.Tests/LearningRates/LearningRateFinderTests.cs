using System.Xml.Linq;
using NetGen.Runtime.Tests.Training;

namespace NetGen.Runtime.Tests.LearningRates;

[Network(1)]
[Dense(1)]
[Loss<LogLikelihood>]
public sealed partial class Likely;

/// <summary>The squared error less 5: a loss that falls below 0, as log-likelihoods do.</summary>
public struct LogLikelihood : ILoss
{
    public static float Evaluate(ReadOnlySpan<float> output, ReadOnlySpan<float> target, Span<float> gradient)
    {
        float difference = output[0] - target[0];
        gradient[0] = 2 * difference;
        return (difference * difference) - 5;
    }
}

public class LearningRateFinderTests
{
    private static readonly Dataset Data = TestData.ThreeClasses();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Leaves_network_optimizer_step_and_seed_as_they_are(bool hasTrained)
    {
        var trainer = NewTrainer();
        if (hasTrained)
        {
            trainer.Fit(Data);
        }

        byte[] before = Everything(trainer);
        new LearningRateFinder { MaximumRate = 1000 }.Find(trainer, Data);

        Assert.Equal(before, Everything(trainer));
    }

    [Fact]
    public void A_training_after_it_has_the_bits_of_one_without()
    {
        var with = NewTrainer();
        var without = NewTrainer();

        new LearningRateFinder().Find(with, Data);
        with.Fit(Data);
        without.Fit(Data);

        Assert.Equal(Everything(without), Everything(with));
    }

    [Fact]
    public void What_is_not_fitted_is_fitted_in_the_copy_only()
    {
        var trainer = new Trainer<LinearNetwork<Standardized>>(LinearNetwork<Standardized>.Create(1), new Sgd());
        var data = Dataset.FromArrays([1, 2, 3, 4, 5, 7, 8, 10, 11], 3, [1, 2, 3, 5, 6, 9], 2);

        Assert.All(new LearningRateFinder().Find(trainer, data).Points, point => Assert.True(double.IsFinite(point.Loss)));

        Assert.False(trainer.Network.Core.Storage.IsFitted);
        Assert.Null(trainer.Network.Core.Storage.ClassNames);
    }

    [Fact]
    public void The_rate_grows_by_the_same_factor_from_the_least_to_the_greatest()
    {
        var points = new LearningRateFinder { MinimumRate = 1e-6, MaximumRate = 1e-2, Steps = 41, DivergenceFactor = 1e6 }.Find(NewTrainer(), Data).Points;

        Assert.Equal(41, points.Count);

        // A float has 24 bits: 1e-6 of its value covers the rounding.
        Assert.All(Enumerable.Range(0, 41), i => Assert.Equal(1e-6 * Math.Pow(10, i / 10.0), points[i].Rate, 1e-6 * points[i].Rate));
    }

    [Fact]
    public void The_smoothed_loss_is_the_bias_corrected_exponential_mean()
    {
        var points = new LearningRateFinder { Smoothing = 0.8, Steps = 30, MaximumRate = 0.1 }.Find(NewTrainer(), Data).Points;

        for (int i = 0; i < points.Count; i++)
        {
            // The mean as a weighted sum, newest first: the same in another order, so equal up to the rounding of a few doubles.
            double weights = Enumerable.Range(0, i + 1).Sum(age => Math.Pow(0.8, age));
            double expected = Enumerable.Range(0, i + 1).Sum(age => Math.Pow(0.8, age) * points[i - age].Loss) / weights;
            Assert.Equal(expected, points[i].SmoothedLoss, 1e-12);
        }
    }

    [Fact]
    public void The_first_loss_is_that_of_the_training_and_the_steps_are_the_optimizers()
    {
        var trainer = NewTrainer();
        var points = new LearningRateFinder { Smoothing = 0, Steps = 10 }.Find(trainer, Data).Points;
        var losses = new LossList();
        trainer.Callbacks.Add(losses);
        trainer.Fit(Data);

        Assert.Equal(losses.Seen[0], points[0].Loss);
        Assert.NotEqual(points[1].Loss, points[^1].Loss);
    }

    [Fact]
    public void It_ends_where_the_loss_runs_away()
    {
        var trainer = new Trainer<LinearNetwork<Line>>(LinearNetwork<Line>.Create(1), new Sgd());
        var test = new LearningRateFinder { MaximumRate = 1e6, Smoothing = 0.5 }.Find(trainer, TestData.Line());

        Assert.True(test.Diverged);
        Assert.InRange(test.Points.Count, 20, 199);
        double least = test.Points.Min(point => point.SmoothedLoss);
        Assert.True(test.Points[^1].SmoothedLoss > 4 * least);
        Assert.All(test.Points.SkipLast(1), point => Assert.True(point.SmoothedLoss <= 4 * test.Points[0].SmoothedLoss));
    }

    /// <summary>A log-likelihood has no floor: below 0 a multiple of the least loss means nothing, and across 0 even less. The loss begins at (weight − 1)² / 3 − 5: 7, 0.3, −4.7, 0.3.</summary>
    [Theory]
    [InlineData(7)]
    [InlineData(5)]
    [InlineData(0.02f)]
    [InlineData(-3)]
    public void A_loss_below_zero_is_no_divergence(float weight)
    {
        var network = new Likely(1);
        network.Layer("dense1").Weight(0, 0) = weight;
        float[] x = [.. Enumerable.Range(0, 64).Select(i => (i / 32f) - 1)];
        var trainer = new Trainer<Likely>(network, new Adam());

        var test = new LearningRateFinder { MaximumRate = 1 }.Find(trainer, Dataset.FromArrays(x, 1, x, 1));

        Assert.Equal(200, test.Points.Count);
        Assert.False(test.Diverged);
        Assert.True(test.Points.Min(p => p.SmoothedLoss) < 0);
        Assert.DoesNotContain("NaN", test.Draw(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_below_zero_that_runs_away_ends_the_test()
    {
        float[] x = [.. Enumerable.Range(0, 64).Select(i => (i / 32f) - 1)];

        var test = new LearningRateFinder { MaximumRate = 1e6, Smoothing = 0.5 }.Find(new Trainer<Likely>(new Likely(1), new Sgd()), Dataset.FromArrays(x, 1, x, 1));

        Assert.True(test.Diverged);
        Assert.InRange(test.Points.Count, 20, 199);
    }

    [Fact]
    public void A_batch_without_weight_is_passed_over_as_in_a_training()
    {
        var data = Dataset.FromArrays([1, 2, 3, 4, 5, 6, 7, 8], 2, [0, 1, 0, 2]).WithRowWeights([0, 0, 1, 1]);
        var weighty = data.Rows([2, 3]);

        var found = new LearningRateFinder().Find(Trainer(), data);

        Assert.Equal(new LearningRateFinder().Find(Trainer(), weighty).Points, found.Points);
        Assert.Contains("have weight 0", Assert.Throws<InvalidOperationException>(() => new LearningRateFinder().Find(Trainer(), data.Rows([0, 1]))).Message, StringComparison.Ordinal);

        static Trainer<LinearNetwork<ThreeClasses>> Trainer() => new(LinearNetwork<ThreeClasses>.Create(1), new Adam()) { BatchSize = 2, Shuffle = false };
    }

    [Fact]
    public void Its_suggestions_train_and_are_not_beyond_the_divergence()
    {
        var trainer = NewTrainer(new Sgd());
        var test = new LearningRateFinder { MaximumRate = 1e4 }.Find(trainer, Data);

        Assert.All([test.Valley, test.Steepest, test.MinimumOverTen], rate => Assert.InRange(rate, 1e-6f, test.Points[^1].Rate));
        trainer.Optimizer.LearningRate = test.Valley;
        trainer.Epochs = 40;
        trainer.Fit(Data);
        Assert.Equal(1.0, trainer.Evaluate(Data).Accuracy);
    }

    [Fact]
    public void Suggestions_of_a_known_curve()
    {
        // Flat, a line down by 1 a step from the 20th to the 40th, flat, and up.
        var points = Enumerable.Range(0, 60).Select(i => Point(i, i < 20 ? 25 : i <= 40 ? 45 - i : i < 50 ? 5 : 5 + i)).ToList();

        Assert.Equal(points[20 + 6 + 3].Rate, RateSuggestions.Valley(points));
        Assert.Equal(points[20].Rate, RateSuggestions.Steepest([.. points.Select((p, i) => i == 21 ? p with { SmoothedLoss = 20 } : p)]));
        Assert.Equal(points[40].Rate / 10, new LearningRateTest("N", "Sgd", points, diverged: false).MinimumOverTen);
    }

    [Fact]
    public void Without_a_descent_the_first_counted_rate_is_suggested()
    {
        var points = Enumerable.Range(0, 50).Select(i => Point(i, 1 + (i * i))).ToList();

        var test = new LearningRateTest("N", "Sgd", points, diverged: false);

        Assert.Equal(points[5].Rate, test.Valley);
        Assert.Equal(points[5].Rate, test.Steepest);
    }

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    public void Table_and_figure_are_the_same_in_every_culture(string culture)
    {
        var test = new LearningRateFinder().Find(NewTrainer(), Data);
        string table = test.ToString(), figure = test.Draw();

        CultureScope.Run(culture, () =>
        {
            Assert.Equal(table, test.ToString());
            Assert.Equal(figure, test.Draw());
        });
        Assert.StartsWith("Adam on ThreeClasses: ", table, StringComparison.Ordinal);
        Assert.Contains("\nsuggestions: valley ", table, StringComparison.Ordinal);
    }

    [Fact]
    public void The_figure_has_two_curves_and_three_suggestions()
    {
        using var file = new TemporaryFile(".svg");

        new LearningRateFinder().Find(NewTrainer(), Data).WriteFigure(file.Path);

        var figure = XDocument.Parse(file.Text);
        XNamespace svg = "http://www.w3.org/2000/svg";
        Assert.Equal(2, figure.Descendants(svg + "polyline").Count());
        string[] texts = [.. figure.Descendants(svg + "text").Select(t => t.Value)];
        Assert.All(["valley ", "steepest ", "minimum/10 "], start => Assert.Contains(texts, text => text.StartsWith(start, StringComparison.Ordinal)));
        Assert.DoesNotContain("NaN", file.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_settings_and_data_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LearningRateFinder { MinimumRate = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LearningRateFinder { MaximumRate = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LearningRateFinder { Steps = 9 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LearningRateFinder { Smoothing = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LearningRateFinder { DivergenceFactor = 1 });
        var range = Assert.Throws<InvalidOperationException>(() => new LearningRateFinder { MinimumRate = 1, MaximumRate = 0.1 }.Find(NewTrainer(), Data));
        Assert.Contains("from 1 to 0.1", range.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new LearningRateFinder().Find(NewTrainer(), TestData.Line()));
        Assert.Throws<OperationCanceledException>(() => new LearningRateFinder().Find(NewTrainer(), Data, new CancellationToken(canceled: true)));
    }

    private static LearningRatePoint Point(int step, double loss) => new((float)Math.Pow(10, (step / 10.0) - 4), loss, loss);

    private static Trainer<LinearNetwork<ThreeClasses>> NewTrainer(Optimizer? optimizer = null) =>
        new(LinearNetwork<ThreeClasses>.Create(1), optimizer ?? new Adam { ClipNorm = 1 }) { BatchSize = 10, Epochs = 2, Seed = 7 };

    /// <summary>All bits that the next step depends on, and what a user can see of them.</summary>
    private static byte[] Everything(Trainer<LinearNetwork<ThreeClasses>> trainer)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        var core = trainer.Network.Core;
        float[] floats = [.. core.Storage.Parameters.Span, .. core.Storage.State.Span, .. trainer.Optimizer.States.SelectMany(state => state.Values.Span.ToArray())];
        Array.ForEach(floats, writer.Write);
        writer.Write(core.Seed);
        writer.Write(core.Step);
        writer.Write(core.Workers);
        writer.Write(trainer.Optimizer.Steps);
        writer.Write(trainer.Optimizer.LearningRate);
        writer.Write(trainer.Optimizer.LastGradientNorm ?? -1);
        writer.Write(trainer.EpochsDone);
        return bytes.ToArray();
    }

    private sealed class LossList : Callback
    {
        public List<double> Seen { get; } = [];

        public override void OnBatchEnd(TrainingContext context) => Seen.Add(context.BatchLoss);
    }
}
