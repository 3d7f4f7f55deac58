namespace NetGen.Runtime.Tests.Optimizers;

/// <summary>What an optimizer remembers, and how it is saved, restored and forgotten.</summary>
public class StateTests
{
    private const int Length = 37;
    private static readonly ParameterSegment[] Segments = [new(0, Length, ParameterRole.Weight)];

    public static TheoryData<string> Settings => OptimizerSettings.Names;

    public static TheoryData<Optimizer, string[]> Names => new()
    {
        { new Sgd(), [] },
        { new Sgd { Momentum = 0.9 }, ["momentum_buffer"] },
        { new Adam(), ["exp_avg", "exp_avg_sq"] },
        { new Adam { AmsGrad = true }, ["exp_avg", "exp_avg_sq", "max_exp_avg_sq"] },
        { new AdamW(), ["exp_avg", "exp_avg_sq"] },
        { new Adadelta(), ["square_avg", "acc_delta"] },
        { new Adagrad(), ["sum"] },
        { new RmsProp(), ["square_avg"] },
        { new RmsProp { Momentum = 0.9 }, ["square_avg", "momentum_buffer"] },
        { new RmsProp { Centered = true }, ["square_avg", "grad_avg"] },
        { new RmsProp { Momentum = 0.9, Centered = true }, ["square_avg", "grad_avg", "momentum_buffer"] },
    };

    [Theory]
    [MemberData(nameof(Names), DisableDiscoveryEnumeration = true)]
    public void State_has_the_names_of_PyTorch(Optimizer optimizer, string[] names)
    {
        Assert.Equal(names.Length, optimizer.StateCount);
        Assert.Empty(optimizer.States);
        optimizer.Step(new float[Length], new float[Length], Segments);
        Assert.Equal(names, optimizer.States.Select(s => s.Name));
        Assert.All(optimizer.States, s => Assert.Equal(Length, s.Values.Length));
    }

    [Fact]
    public void State_holds_what_its_name_says()
    {
        var adam = new Adam { Beta1 = 0.5, Beta2 = 0.75 };
        adam.Step(new float[1], [2f], [new(0, 1, ParameterRole.Weight)]);
        Assert.Equal([1f, 1f], adam.States.Select(s => s.Values.First));

        var centered = new RmsProp { Alpha = 0.5, Momentum = 0.5, Centered = true, Epsilon = 1e-30 };
        centered.Step(new float[1], [2f], [new(0, 1, ParameterRole.Weight)]);
        Assert.Equal([2f, 1f, 2f], centered.States.Select(s => s.Values.First));
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void A_restored_optimizer_continues_with_the_same_bits(string setting)
    {
        var original = OptimizerSettings.Make(setting);
        float[] parameters = OptimizerSettings.Numbers(1, Length);
        Train(original, parameters, 0, 5);

        var restored = OptimizerSettings.Make(setting);
        float[] copy = [.. parameters];
        restored.Restore(original.Steps, Length);
        for (int i = 0; i < original.States.Count; i++)
        {
            original.States[i].Values.Span.CopyTo(restored.States[i].Values.Span);
        }

        Train(original, parameters, 5, 10);
        Train(restored, copy, 5, 10);
        Assert.Equal(parameters, copy);
        Assert.Equal(original.Steps, restored.Steps);
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Reset_starts_again(string setting)
    {
        var optimizer = OptimizerSettings.Make(setting);
        float[] first = OptimizerSettings.Numbers(1, Length), second = [.. first];
        Train(optimizer, first, 0, 5);
        optimizer.Reset();
        Assert.Equal(0, optimizer.Steps);
        Assert.Empty(optimizer.States);
        Assert.Null(optimizer.LastGradientNorm);
        Train(optimizer, second, 0, 5);
        Assert.Equal(first, second);
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Another_number_of_parameters_is_refused(string setting)
    {
        var optimizer = OptimizerSettings.Make(setting);
        optimizer.Step(new float[Length], new float[Length], Segments);
        var error = Assert.Throws<InvalidOperationException>(() => optimizer.Step(new float[48], new float[48], Segments));
        Assert.Contains($"{Length} parameters", error.Message, StringComparison.Ordinal);
        Assert.Contains("48", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, optimizer.Steps);
        optimizer.Reset();
        optimizer.Step(new float[48], new float[48], Segments);
    }

    [Fact]
    public void Another_kind_of_state_is_refused_until_a_reset()
    {
        var optimizer = new RmsProp { Momentum = 0.9 };
        optimizer.Step(new float[Length], new float[Length], Segments);
        (optimizer.Momentum, optimizer.Centered) = (0, true);
        var error = Assert.Throws<InvalidOperationException>(() => optimizer.Step(new float[Length], new float[Length], Segments));
        Assert.Contains("[square_avg, momentum_buffer]", error.Message, StringComparison.Ordinal);
        Assert.Contains("[square_avg, grad_avg]", error.Message, StringComparison.Ordinal);
        optimizer.Reset();
        optimizer.Step(new float[Length], new float[Length], Segments);
    }

    [Fact]
    public void Restore_refuses_negative_numbers()
    {
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => new Adam().Restore(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("parameters", () => new Adam().Restore(1, -1));
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Nothing_is_allocated_after_the_first_step(string setting)
    {
        var optimizer = OptimizerSettings.Make(setting);
        float[] parameters = OptimizerSettings.Numbers(1, 1003), gradients = OptimizerSettings.Numbers(2, 1003);
        ParameterSegment[] segments = [new(0, 500, ParameterRole.Weight), new(500, 3, ParameterRole.Bias, RateFactor: 0.5f), new(503, 500, ParameterRole.Weight)];
        optimizer.Step(parameters, gradients, segments);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            optimizer.LearningRate *= 0.99f;
            optimizer.Step(parameters, gradients, segments);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Train(Optimizer optimizer, float[] parameters, int from, int to)
    {
        for (int step = from; step < to; step++)
        {
            optimizer.Step(parameters, OptimizerSettings.Numbers(100 + step, Length), Segments);
        }
    }
}
