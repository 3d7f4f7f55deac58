namespace NetGen.Runtime.Tests.Optimizers;

/// <summary>Wrong values and wrong lengths are refused with the name, the range and the value, and change nothing.</summary>
public class ArgumentTests
{
    [Fact]
    public void Defaults_are_those_of_PyTorch()
    {
        var sgd = new Sgd();
        Assert.Equal((1e-3f, 0f, 0.0, 0.0, false), (sgd.LearningRate, sgd.WeightDecay, sgd.Momentum, sgd.Dampening, sgd.Nesterov));
        var adam = new Adam();
        Assert.Equal((1e-3f, 0f, 0.9, 0.999, 1e-8, false), (adam.LearningRate, adam.WeightDecay, adam.Beta1, adam.Beta2, adam.Epsilon, adam.AmsGrad));
        var adamW = new AdamW();
        Assert.Equal((1e-3f, 0.01f, 0.9, 0.999, 1e-8, false), (adamW.LearningRate, adamW.WeightDecay, adamW.Beta1, adamW.Beta2, adamW.Epsilon, adamW.AmsGrad));
        var adadelta = new Adadelta();
        Assert.Equal((1f, 0f, 0.9, 1e-6), (adadelta.LearningRate, adadelta.WeightDecay, adadelta.Rho, adadelta.Epsilon));
        var adagrad = new Adagrad();
        Assert.Equal((1e-2f, 0f, 0.0, 0.0, 1e-10), (adagrad.LearningRate, adagrad.WeightDecay, adagrad.LearningRateDecay, adagrad.InitialAccumulatorValue, adagrad.Epsilon));
        var rmsProp = new RmsProp();
        Assert.Equal((1e-2f, 0f, 0.99, 1e-8, 0.0, false), (rmsProp.LearningRate, rmsProp.WeightDecay, rmsProp.Alpha, rmsProp.Epsilon, rmsProp.Momentum, rmsProp.Centered));
        Assert.Equal((true, null, null), (sgd.DecayBiasesAndNorms, sgd.ClipValue, sgd.ClipNorm));
    }

    [Fact]
    public void Values_out_of_range_are_refused()
    {
        Refuses("LearningRate", v => new Sgd { LearningRate = (float)v }, [-1e-3, double.PositiveInfinity], [0, 10]);
        Refuses("WeightDecay", v => new Adam { WeightDecay = (float)v }, [-1e-3, double.PositiveInfinity], [0, 10]);
        Refuses("ClipValue", v => new Adam { ClipValue = (float)v }, [-1, 0], [1e-3, double.PositiveInfinity]);
        Refuses("ClipNorm", v => new Adam { ClipNorm = (float)v }, [-1, 0], [1e-3, double.PositiveInfinity]);
        Refuses("Momentum", v => new Sgd { Momentum = v }, [-0.1, double.PositiveInfinity, 1e39], [0, 1]);
        Refuses("Dampening", v => new Sgd { Dampening = v }, [-0.1, 1.1], [0, 1]);
        Refuses("Beta1", v => new Adam { Beta1 = v }, [-0.1, 1], [0, 0.99]);
        Refuses("Beta2", v => new AdamW { Beta2 = v }, [-0.1, 1], [0, 0.99]);
        Refuses("Epsilon", v => new Adam { Epsilon = v }, [-1e-8, 0, 1e-40, 1e39], [1e-30, 1]);
        Refuses("Rho", v => new Adadelta { Rho = v }, [-0.1, 1.1], [0, 1]);
        Refuses("Epsilon", v => new Adadelta { Epsilon = v }, [-1e-8, 0, double.PositiveInfinity], [1e-30, 1]);
        Refuses("LearningRateDecay", v => new Adagrad { LearningRateDecay = v }, [-0.1, double.PositiveInfinity], [0, 1]);
        Refuses("InitialAccumulatorValue", v => new Adagrad { InitialAccumulatorValue = v }, [-0.1, double.PositiveInfinity], [0, 1]);
        Refuses("Epsilon", v => new Adagrad { Epsilon = v }, [-1e-8, 0], [1e-30, 1]);
        Refuses("Alpha", v => new RmsProp { Alpha = v }, [-0.1, 1.1], [0, 1]);
        Refuses("Epsilon", v => new RmsProp { Epsilon = v }, [-1e-8, 0], [1e-30, 1]);
        Refuses("Momentum", v => new RmsProp { Momentum = v }, [-0.1, double.PositiveInfinity], [0, 1]);
    }

    [Fact]
    public void Clipping_can_be_switched_off_again()
    {
        var optimizer = new Sgd { ClipNorm = 1f, ClipValue = 1f };
        optimizer.ClipNorm = null;
        optimizer.ClipValue = null;
        Assert.Equal((null, null), (optimizer.ClipNorm, optimizer.ClipValue));
    }

    [Fact]
    public void Messages_do_not_depend_on_the_culture()
    {
        using var culture = new CultureScope("fi-FI");
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new Adam { Beta1 = 1.5 });
        Assert.StartsWith("Beta1 must be in [0, 1), but is 1.5.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.9, 0.1)]
    public void Nesterov_needs_a_momentum_without_dampening(double momentum, double dampening)
    {
        var optimizer = new Sgd { Nesterov = true, Momentum = momentum, Dampening = dampening };
        float[] parameters = [1f];
        var error = Assert.Throws<InvalidOperationException>(() => optimizer.Step(parameters, [1f], [new(0, 1, ParameterRole.Weight)]));
        Assert.Contains("Nesterov", error.Message, StringComparison.Ordinal);
        Assert.Equal((1f, 0L), (parameters[0], optimizer.Steps));
    }

    [Fact]
    public void As_many_gradients_as_parameters_are_needed()
    {
        var optimizer = new Sgd();
        var error = Assert.Throws<ArgumentException>("gradients", () => optimizer.Step(new float[3], new float[4], [new(0, 3, ParameterRole.Weight)]));
        Assert.Contains("4 gradients and 3 parameters", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, optimizer.Steps);
    }

    public static TheoryData<ParameterSegment, ParameterSegment> WrongSegments => new()
    {
        { new(0, 4, ParameterRole.Weight), new(3, 4, ParameterRole.Weight) },
        { new(4, 4, ParameterRole.Weight), new(0, 4, ParameterRole.Weight) },
        { new(0, 4, ParameterRole.Weight), new(4, 5, ParameterRole.Weight) },
        { new(0, 4, ParameterRole.Weight), new(4, -1, ParameterRole.Weight) },
        { new(0, 4, ParameterRole.Weight), new(9, 0, ParameterRole.Weight) },
        { new(0, 4, ParameterRole.Weight), new(4, int.MaxValue, ParameterRole.Weight) },
        { new(0, 4, ParameterRole.Weight), new(int.MaxValue, int.MaxValue, ParameterRole.Weight) },
        { new(0, 4, ParameterRole.Weight), new(4, 4, ParameterRole.Weight, RateFactor: -1f) },
        { new(0, 4, ParameterRole.Weight), new(4, 4, ParameterRole.Weight, RateFactor: float.NaN) },
        { new(0, 4, ParameterRole.Weight), new(4, 4, ParameterRole.Weight, DecayFactor: float.PositiveInfinity) },
    };

    [Theory]
    [MemberData(nameof(WrongSegments), DisableDiscoveryEnumeration = true)]
    public void Wrong_segments_are_refused(ParameterSegment first, ParameterSegment second)
    {
        var optimizer = new Sgd();
        float[] parameters = new float[8];
        var error = Assert.Throws<ArgumentException>("segments", () => optimizer.Step(parameters, OptimizerSettings.Numbers(1, 8), [first, second]));
        Assert.Contains("segment 1 has", error.Message, StringComparison.Ordinal);
        Assert.All(parameters, p => Assert.Equal(0f, p));
        Assert.Equal(0, optimizer.Steps);
    }

    [Fact]
    public void A_negative_offset_is_refused() =>
        Assert.Throws<ArgumentException>("segments", () => new Sgd().Step(new float[8], new float[8], [new(-1, 4, ParameterRole.Weight)]));

    private static void Refuses(string name, Func<double, Optimizer> make, double[] wrong, double[] right)
    {
        foreach (double value in (double[])[.. wrong, double.NaN])
        {
            var error = Assert.Throws<ArgumentOutOfRangeException>(name, () => make(value));
            Assert.StartsWith($"{name} must be ", error.Message, StringComparison.Ordinal);
        }

        Assert.All(right, value => make(value));
    }
}
