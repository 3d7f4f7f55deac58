using NetGen.Runtime.Tests.Training;

namespace NetGen.Runtime.Tests.OutsideWorld;

/// <summary>Null where a callback, a trainer or an optimizer is expected is told where it comes in.</summary>
public class NullTests
{
    private static readonly Dataset Data = TestData.ThreeClasses(30);

    [Fact]
    public void A_callback()
    {
        var trainer = new Trainer<WrittenNetwork>(new WrittenNetwork(), new Sgd()) { Callbacks = { new EarlyStopping() } };

        Assert.Throws<ArgumentNullException>(() => trainer.Callbacks.Add(null!));
        Assert.Throws<ArgumentNullException>(() => trainer.Callbacks.Insert(0, null!));
        Assert.Throws<ArgumentNullException>(() => trainer.Callbacks[0] = null!);
        Assert.Single(trainer.Callbacks);
    }

    [Fact]
    public void A_trainer_of_a_fold()
    {
        var error = Assert.Throws<InvalidOperationException>(() => CrossValidation.Run<WrittenNetwork>(Data, 3, seed: 1, _ => null!));

        Assert.Equal("The function that creates a trainer returned null for fold 1.", error.Message);
    }

    [Fact]
    public void An_optimizer_of_a_rate()
    {
        var sweep = new LearningRateSweep<WrittenNetwork>(new WrittenNetwork());

        var error = Assert.Throws<InvalidOperationException>(
            () => sweep.AddRates("sgd", rate => rate < 0.2f ? new Sgd { LearningRate = rate } : null!, [0.1f, 0.25f]));

        Assert.Equal("The function that creates an optimizer returned null for the rate 0.25.", error.Message);
        Assert.Throws<InvalidOperationException>(() => sweep.Run(Data, Data));
    }
}
