namespace NetGen.Runtime.Tests.Misuse;

/// <summary>Enough work for two workers in a batch of 256 rows.</summary>
[Network(64), Dense(64, Activation.ReLU), Dense(4), Loss<FragileLoss>]
internal sealed partial class SharedByWorkers;

/// <summary>Throws at a target of −77.</summary>
internal readonly struct FragileLoss : ILoss
{
    public static float Evaluate(ReadOnlySpan<float> output, ReadOnlySpan<float> target, Span<float> gradient)
    {
        for (int i = 0; i < output.Length; i++)
        {
            gradient[i] = output[i] - target[i];
        }

        return target[0] == -77 ? throw new FormatException("the loss threw") : 1;
    }
}

/// <summary>A step that comes to nothing changes nothing: neither weights nor moments, running statistics nor the count of steps.</summary>
public sealed class FailedStepTests : IDisposable
{
    private readonly Subject subject = new();

    public FailedStepTests()
    {
        subject.TrainStep();
    }

    public static TheoryData<string> Optimizers => ["Sgd", "Adam", "AdamW", "RmsProp", "Adagrad", "Adadelta"];

    /// <summary>From the inputs, or from a target that is finite but too large.</summary>
    [Theory]
    [InlineData(float.PositiveInfinity, 0)]
    [InlineData(float.NaN, 0)]
    [InlineData(0, 3e38f)]
    public void A_loss_that_is_not_finite(float input, float target)
    {
        subject.Inputs[5] = input;
        subject.Targets[3] = target;
        AssertUnchanged(() => Assert.False(float.IsFinite(subject.TrainStep())));
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void With_every_optimizer(string name)
    {
        Optimizer optimizer = name switch
        {
            "Sgd" => new Sgd { Momentum = 0.9f },
            "Adam" => new Adam(),
            "AdamW" => new AdamW(),
            "RmsProp" => new RmsProp(),
            "Adagrad" => new Adagrad(),
            _ => new Adadelta(),
        };
        subject.Targets[3] = 3e38f;
        var (reference, network) = (new Used(seed: 2), new Used(seed: 2));
        Assert.False(float.IsFinite(network.TrainStep(subject.Inputs, subject.Targets, optimizer)));
        subject.Targets[3] = 0;

        float expected = reference.TrainStep(subject.Inputs, subject.Targets, optimizer.Clone());
        Assert.Equal(expected, network.TrainStep(subject.Inputs, subject.Targets, optimizer));
        Assert.Equal(reference.Save(), network.Save());
    }

    [Fact]
    public void Rows_that_all_weigh_nothing() => AssertUnchanged(() => Assert.Equal(
        0, subject.Network.TrainStep(subject.Inputs, new TargetBatch { Values = subject.Targets, RowWeights = new float[Subject.Rows] }, subject.Optimizer)));

    /// <summary>The gradients are what they are; own loops look at the loss before they use them.</summary>
    [Fact]
    public void Gradients_of_a_loss_that_is_not_finite_leave_the_running_statistics()
    {
        subject.Inputs[5] = float.NaN;
        AssertUnchanged(() => Assert.False(double.IsFinite(subject.Network.ComputeGradients(subject.Inputs, subject.Targets).Mean)));
    }

    [Fact]
    public void A_loss_that_throws() => AssertUnchanged(() => Interruption.During(
        () => Assert.Throws<FormatException>(() => subject.TrainStep()),
        () => throw new FormatException()));

    [Fact]
    public void A_loss_that_throws_on_a_worker()
    {
        float[] inputs = [.. Enumerable.Range(0, 256 * 64).Select(i => MathF.Sin(i))], targets = new float[256 * 4];
        var network = new SharedByWorkers(seed: 1);
        var optimizer = new Adam();
        network.UseWorkers(2);
        network.TrainStep(inputs, targets, optimizer);
        byte[] before = network.Save();
        targets[^4] = -77;
        Assert.Throws<FormatException>(() => network.TrainStep(inputs, targets, optimizer));
        Assert.Equal(before, network.Save());
        Assert.Equal(1, optimizer.Steps);

        targets[^4] = 0;
        var alone = network.Clone();
        var clone = optimizer.Clone();
        Assert.Equal(alone.TrainStep(inputs, targets, clone), network.TrainStep(inputs, targets, optimizer));
        Assert.Equal(alone.Save(), network.Save());
        network.UseWorkers(1);
    }

    [Fact]
    public void An_optimizer_that_cannot_step()
    {
        var optimizer = new RmsProp { Momentum = 0.9 };
        subject.Network.TrainStep(subject.Inputs, subject.Targets, optimizer);
        (optimizer.Momentum, optimizer.Centered) = (0, true);
        AssertUnchanged(() => Assert.Throws<InvalidOperationException>(() => subject.Network.TrainStep(subject.Inputs, subject.Targets, optimizer)));
        AssertUnchanged(
            () => Assert.Throws<InvalidOperationException>(() => new Trainer<Used>(subject.Network, optimizer) { BatchSize = Subject.Rows }.Fit(subject.Data)));
    }

    public void Dispose() => subject.Dispose();

    /// <summary>Nor does a later step see that there was one.</summary>
    private void AssertUnchanged(Action step)
    {
        var clone = subject.Network.Clone();
        var optimizer = subject.Optimizer.Clone();
        var before = subject.State();
        step();
        var after = subject.State();
        Assert.Equal(before.File, after.File);
        Assert.Equal(before.Moments, after.Moments);
        Assert.Equal((before.OptimizerSteps, before.Step), (after.OptimizerSteps, after.Step));

        float[] inputs = [.. Enumerable.Range(0, Subject.Rows * 4).Select(i => MathF.Cos(i))], targets = new float[Subject.Rows * 2];
        Assert.Equal(clone.TrainStep(inputs, targets, optimizer), subject.Network.TrainStep(inputs, targets, subject.Optimizer));
        Assert.Equal(clone.Save(), subject.Network.Save());
    }
}
