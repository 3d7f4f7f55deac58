namespace NetGen.Runtime.Tests.Training;

[Network(2), Standardize, Dense(3), CrossEntropyLoss]
internal sealed partial class CrossValidated;

[Network(1), Dense(1), MeanSquaredErrorLoss]
internal sealed partial class CrossValidatedLine;

public class CrossValidationTests
{
    private static readonly Dataset Points = TestData.ThreeClasses(60);

    [Fact]
    public void Each_fold_is_what_training_and_measuring_it_by_hand_gives()
    {
        var result = CrossValidation.Run(Points, 4, seed: 7, Trainer);

        Assert.Equal([1, 2, 3, 4], result.Folds.Select(f => f.Number));
        foreach (var (fold, done) in Points.Folds(4, seed: 7).Zip(result.Folds))
        {
            var trainer = Trainer(fold);
            trainer.Fit(fold.Train);

            Assert.Equal(trainer.Network.Parameters.ToArray(), done.Network.Parameters.ToArray());
            Assert.Equal(trainer.Evaluate(fold.Test).Loss, done.Evaluation.Loss);
            Assert.Equal(15, done.Evaluation.Rows);
        }
    }

    [Fact]
    public void Means_and_deviations_are_those_of_the_folds()
    {
        var result = CrossValidation.Run(Points, 3, seed: 7, Trainer);

        double[] losses = [.. result.Folds.Select(f => f.Evaluation.Loss)];
        double mean = losses.Sum() / 3;

        // 1e-12: another order of the sums.
        Assert.Equal(mean, result.Loss.Mean, 1e-12);
        Assert.Equal(Math.Sqrt(losses.Sum(l => Math.Pow(l - mean, 2)) / 2), result.Loss.Deviation, 1e-12);
        Assert.Equal(result.Folds.Average(f => f.Evaluation.Accuracy!.Value), result.Accuracy!.Value.Mean, 1e-12);
        Assert.Null(result.RocAuc);
        Assert.Null(result.R2);
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("fi-FI")]
    public void The_table_has_a_line_for_each_fold_and_two_for_all(string culture) => CultureScope.Run(culture, () =>
    {
        string[] lines = CrossValidation.Run(Points, 3, seed: 7, Trainer).ToString().Split('\n');

        Assert.Equal(7, lines.Length);
        Assert.Equal("fold    rows  epochs        loss    accuracy", lines[0]);
        Assert.Matches(@"^   1      20       5      0\.\d{4} {4,5}\d{2,3}\.\d\d %$", lines[1]);
        Assert.Matches(@"^mean                      0\.\d{4} {4,5}\d{2,3}\.\d\d %$", lines[4]);
        Assert.Matches(@"^   ±                      0\.\d{4} {5,6}\d{1,2}\.\d\d %$", lines[5]);
        Assert.Equal("", lines[6]);
    });

    [Fact]
    public void A_regression_has_its_measures()
    {
        var result = CrossValidation.Run(TestData.Line(), 4, seed: 1, _ => new Trainer<CrossValidatedLine>(new CrossValidatedLine(seed: 1), new Adam { LearningRate = 0.1f }));

        Assert.Null(result.Accuracy);
        Assert.Equal(result.Loss.Mean, result.MeanSquaredError!.Value.Mean, 1e-6);
        Assert.InRange(result.R2!.Value.Mean, 0.5, 1);
        Assert.InRange(result.MeanAbsoluteError!.Value.Mean, 0, 1);
        Assert.StartsWith("fold    rows  epochs        loss   mean abs.    mean sq.          R²\n", result.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The test rows of a fold are seen neither by its training nor by its early stopping.</summary>
    [Fact]
    public void Validation_rows_are_taken_from_those_to_train_with()
    {
        var seen = new List<TrainingContext>();

        var result = CrossValidation.Run(Points, 3, seed: 7, Recipe, validation: 0.25);

        Assert.All(seen, context => Assert.Equal((30, true), (context.RowsPerEpoch, context.HasValidation)));
        Assert.All(result.Folds, f => Assert.NotNull(f.History.RestoredEpoch));

        Trainer<CrossValidated> Recipe(Fold fold)
        {
            var trainer = Trainer(fold);
            trainer.Callbacks.Add(new EarlyStopping { RestoreBestWeights = true });
            trainer.Callbacks.Add(new Look(seen));
            return trainer;
        }
    }

    [Fact]
    public void What_has_trained_before_is_refused()
    {
        var network = new CrossValidated(seed: 1);
        var optimizer = new Adam();

        Assert.Contains("in fold 2 the network has trained before", Error(_ => new(network, new Adam())), StringComparison.Ordinal);
        Assert.Contains("in fold 2 the optimizer has trained before", Error(_ => new(new CrossValidated(seed: 1), optimizer)), StringComparison.Ordinal);

        static string Error(Func<Fold, Trainer<CrossValidated>> recipe) =>
            Assert.Throws<InvalidOperationException>(() => CrossValidation.Run(Points, 3, seed: 7, recipe)).Message;
    }

    [Fact]
    public void It_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => CrossValidation.Run(Points, 3, seed: 7, Trainer, cancellation: source.Token));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_share_out_of_range_is_named(double share)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => CrossValidation.Run(Points, 3, seed: 7, Trainer, validation: share));

        Assert.Contains("at least 0 and less than 1", error.Message, StringComparison.Ordinal);
    }

    private static Trainer<CrossValidated> Trainer(Fold fold) =>
        new(new CrossValidated(seed: fold.Number), new Adam { LearningRate = 0.05f }) { Epochs = 5, Seed = fold.Number, Workers = 1 };

    private sealed class Look(List<TrainingContext> seen) : Callback
    {
        public override void OnFitBegin(TrainingContext context) => seen.Add(context);
    }
}
