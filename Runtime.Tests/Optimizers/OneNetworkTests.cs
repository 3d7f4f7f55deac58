using NetGen.Runtime.Tests.Training;

namespace NetGen.Runtime.Tests.Optimizers;

[Network(2), Dense(4, Activation.Tanh), Dense(3), CrossEntropyLoss]
internal sealed partial class Served;

/// <summary>The moments of an optimizer belong to the network whose steps they come from.</summary>
public class OneNetworkTests
{
    private static readonly Dataset Data = TestData.ThreeClasses(30);
    private readonly Adam optimizer = new() { LearningRate = 0.01f };
    private readonly Served first = new(seed: 1);
    private readonly Served second = new(seed: 2);

    public OneNetworkTests()
    {
        Step(first, optimizer);
    }

    private static float[] Inputs => Data.Input(0).ToArray();

    [Fact]
    public void Another_network_is_refused_wherever_it_comes()
    {
        float[] before = second.Parameters.ToArray();
        var trainer = new Trainer<Served>(second, optimizer);
        string path = Path.Combine(Path.GetTempPath(), $"netgen-{Guid.NewGuid():N}");
        try
        {
            new Trainer<Served>(new Served(seed: 3), new Adam()) { Epochs = 1, Callbacks = { new Checkpoint(path) } }.Fit(Data);
            Refuses(() => trainer.Resume(path));
        }
        finally
        {
            Array.ForEach(Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(path) + "*"), File.Delete);
        }

        Refuses(() => Step(second, optimizer));
        Refuses(() => optimizer.Step(second));
        Refuses(() => trainer.Fit(Data));
        Refuses(() => new LearningRateFinder().Find(trainer, Data));

        Assert.Equal(before, second.Parameters.ToArray());
        Assert.Equal(1, optimizer.Steps);
        Assert.Equal(0, second.Step);

        void Refuses(Action use)
        {
            string message = Assert.Throws<InvalidOperationException>(use).Message;
            Assert.Contains("This Adam belongs to another network", message, StringComparison.Ordinal);
            Assert.Contains("Clone", message, StringComparison.Ordinal);
            Assert.Contains("Reset", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_clone_of_the_network_is_another_network() => Assert.Throws<InvalidOperationException>(() => Step(first.Clone(), optimizer));

    [Fact]
    public void A_clone_of_the_optimizer_goes_on_with_the_clone_of_the_network()
    {
        var copy = first.Clone();
        var optimizerOfCopy = optimizer.Clone();

        Assert.Equal(Step(first, optimizer), Step(copy, optimizerOfCopy));
        Assert.Equal(Step(first, optimizer), Step(copy, optimizerOfCopy));
        Assert.Equal(first.Parameters.ToArray(), copy.Parameters.ToArray());
    }

    [Fact]
    public void After_a_reset_it_serves_another_network()
    {
        optimizer.Reset();

        Step(second, optimizer);
        Assert.Throws<InvalidOperationException>(() => Step(first, optimizer));
    }

    [Fact]
    public void What_is_loaded_into_the_network_changes_nothing_of_that()
    {
        first.Load(second.Save());

        Step(first, optimizer);
        Assert.Equal(2, optimizer.Steps);
    }

    /// <summary>The way of an optimizer from one process to another.</summary>
    [Fact]
    public void A_state_that_is_taken_up_serves_the_network_that_comes_first()
    {
        var restored = new Adam { LearningRate = 0.01f };
        restored.Restore(optimizer.Steps, Served.Description.ParameterStorage);
        for (int i = 0; i < optimizer.States.Count; i++)
        {
            optimizer.States[i].Values.Span.CopyTo(restored.States[i].Values.Span);
        }

        var copy = first.Clone();
        Assert.Equal(Step(first, optimizer), Step(copy, restored));
        Assert.Equal(first.Parameters.ToArray(), copy.Parameters.ToArray());
        Assert.Throws<InvalidOperationException>(() => Step(second, restored));
    }

    /// <summary>What failed before the first step has not made it the network's.</summary>
    [Fact]
    public void A_step_that_failed_does_not_count()
    {
        var unused = new Sgd();
        Assert.Throws<ArgumentException>(() => first.TrainStep(Inputs, new int[] { 7 }, unused));
        unused.Restore(1, 5);
        Assert.Throws<InvalidOperationException>(() => unused.Step(first));
        unused.Reset();

        Step(second, unused);
    }

    [Fact]
    public void Parameters_that_come_as_spans_are_anybodys()
    {
        var flat = new Sgd { Momentum = 0.9f };
        flat.Step(new float[3], new float[3], [new(0, 3, ParameterRole.Weight)]);
        flat.Step(new float[3], new float[3], [new(0, 3, ParameterRole.Weight)]);

        Assert.Equal(2, flat.Steps);
    }

    [Fact]
    public void A_sweep_gives_each_training_an_optimizer_of_its_own()
    {
        var sweep = new LearningRateSweep<Served>(second) { Epochs = 1 };
        sweep.Add("adam", optimizer);
        sweep.Add("again", optimizer);

        Assert.Equal(2, sweep.Run(Data, Data).Entries.Count);
    }

    private static float Step(Served network, Optimizer optimizer) => network.TrainStep(Inputs, new int[] { 1 }, optimizer);
}
