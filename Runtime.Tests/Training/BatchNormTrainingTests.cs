namespace NetGen.Runtime.Tests.Training;

[Network(2), Dense(4, Bias = false), BatchNorm, ReLU, Dense(3), CrossEntropyLoss]
internal sealed partial class NormalisedNetwork;

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

    private static Trainer<NormalisedNetwork> NewTrainer() => new(new NormalisedNetwork(1), new Sgd { LearningRate = 0.01f }) { Epochs = 1 };
}
