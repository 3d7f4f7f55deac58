namespace NetGen.Runtime.Tests.Training;

[Network(2), Dense(4, Bias = false), BatchNorm, ReLU, Dense(3), CrossEntropyLoss]
internal sealed partial class NormalisedNetwork;

/// <summary>Much enough to do for eight workers, each with the twelve rows that a part takes at least.</summary>
[Network(12, 12, 8), Conv2D(16, 3, Padding = Padding.Same, Bias = false), BatchNorm, ReLU(Name = "a"), Conv2D(16, 3, Padding = Padding.Same, Bias = false), BatchNorm, Add("a"), GlobalAvgPool, Dense(3), CrossEntropyLoss]
internal sealed partial class NormalisedImages;

/// <summary>A last batch of one row cannot be trained on where the batch is normalised; what only measures takes any number of rows.</summary>
public class BatchNormTrainingTests
{
    private static readonly Dataset Whole = TestData.ThreeClasses(64);
    private static readonly Dataset OneMore = TestData.ThreeClasses(65);

    [Fact]
    public void Evaluation_takes_any_number_of_rows()
    {
        var trainer = NewTrainer();
        trainer.Fit(Whole, OneMore);

        Assert.Equal(65, trainer.Evaluate(OneMore).Rows);
    }

    [Fact]
    public void Finder_and_sweep_refuse_what_Fit_refuses()
    {
        var sweep = new LearningRateSweep<NormalisedNetwork>(new NormalisedNetwork(1)) { Epochs = 1 };
        sweep.Add("sgd", new Sgd());

        Assert.Throws<ArgumentException>(() => NewTrainer().Fit(OneMore));
        Assert.Throws<ArgumentException>(() => new LearningRateFinder().Find(NewTrainer(), OneMore));
        Assert.Throws<ArgumentException>(() => sweep.Run(OneMore, Whole));
        Assert.NotNull(sweep.Run(Whole, OneMore).Best);
    }

    /// <summary>All batches of one row, or only the last, in each fold or only in one.</summary>
    [Theory]
    [InlineData(64, 1)]
    [InlineData(65, 32)]
    [InlineData(1, 32)]
    public void A_batch_of_one_row_is_refused_before_anything_is_touched(int rows, int batchSize)
    {
        var data = TestData.ThreeClasses(rows);
        var trainer = NewTrainer();
        var untouched = new Untouched();
        trainer.BatchSize = batchSize;
        trainer.Callbacks.Add(untouched);
        byte[] before = trainer.Network.Save();
        var sweep = new LearningRateSweep<NormalisedNetwork>(trainer.Network) { Epochs = 1, BatchSize = batchSize, Configure = t => t.Callbacks.Add(untouched) };
        sweep.Add("sgd", new Sgd());

        AssertRefused(() => trainer.Fit(data));
        AssertRefused(() => new LearningRateFinder().Find(trainer, data));
        AssertRefused(() => sweep.Run(data, Whole));
        Assert.Equal(before, trainer.Network.Save());
        Assert.Equal(0, trainer.Optimizer.Steps);
    }

    /// <summary>Of 10 rows in 4 folds two have 7 to train with and two 8.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void A_cross_validation_is_refused_before_its_first_training(int batchSize)
    {
        var untouched = new Untouched();

        AssertRefused(() => CrossValidation.Run(TestData.ThreeClasses(10), 4, seed: 1, Recipe, stratify: false));

        Trainer<NormalisedNetwork> Recipe(Fold fold)
        {
            var trainer = NewTrainer();
            trainer.BatchSize = batchSize;
            trainer.Callbacks.Add(untouched);
            return trainer;
        }
    }

    [Fact]
    public void A_sweep_looks_at_every_training()
    {
        int trainings = 0;
        var sweep = new LearningRateSweep<NormalisedNetwork>(new NormalisedNetwork(1))
        {
            Epochs = 1,
            Configure = trainer =>
            {
                trainer.BatchSize = ++trainings == 2 ? 1 : 32;
                trainer.Callbacks.Add(new Untouched());
            },
        };
        sweep.AddRates("sgd", rate => new Sgd { LearningRate = rate }, [0.1f, 0.01f]);

        AssertRefused(() => sweep.Run(Whole, Whole));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void The_bits_do_not_depend_on_the_number_of_workers(int workers)
    {
        const int Rows = 200, Size = 12 * 12 * 8;
        float[] inputs = [.. Enumerable.Range(0, Rows * Size).Select(i => MathF.Sin(i * 0.37f))];
        var images = Dataset.FromArrays(inputs, Size, [.. Enumerable.Range(0, Rows).Select(i => i % 3)]);

        // The running statistics are in the file too.
        Assert.Equal(Trained(1), Trained(workers));

        byte[] Trained(int count)
        {
            var network = new NormalisedImages(seed: 4);
            new Trainer<NormalisedImages>(network, new Adam()) { BatchSize = 100, Epochs = 2, Workers = count }.Fit(images);
            return network.Save();
        }
    }

    private static void AssertRefused(Action training) =>
        Assert.Contains("normalises over the batch, which needs at least 2 rows", Assert.Throws<ArgumentException>("train", training).Message, StringComparison.Ordinal);

    private static Trainer<NormalisedNetwork> NewTrainer() => new(new NormalisedNetwork(1), new Sgd { LearningRate = 0.01f }) { Epochs = 1 };

    private sealed class Untouched : Callback
    {
        public override void Check(TrainingContext context) => throw new FormatException("The training has begun.");
    }
}
