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

    private static Trainer<NormalisedNetwork> NewTrainer() => new(new NormalisedNetwork(1), new Sgd { LearningRate = 0.01f }) { Epochs = 1 };
}
