namespace NetGen.Generated;

/// <summary>The distribution of a parameter's initial values: a constant, uniform in ±scale, or normal with a deviation of scale.</summary>
internal readonly struct InitialDistribution
{
    private readonly Family family;
    private readonly double scale;

    private InitialDistribution(Family family, double scale)
    {
        this.family = family;
        this.scale = scale;
    }

    private enum Family
    {
        Constant,
        Uniform,
        Normal,
    }

    /// <summary>The initial distribution of a parameter, by its role, initializer and fans.</summary>
    public static InitialDistribution Of(ParameterDescription parameter, string place)
    {
        double fanIn = parameter.InitializerFanIn, fanOut = FanOut(parameter);
        return (parameter.Role, parameter.Initializer) switch
        {
            (ParameterRole.Scale or ParameterRole.RunningVariance, _) => Constant(1),
            (ParameterRole.RunningMean, _) => Constant(0),
            (_, Init.PyTorch) => Uniform(1 / Math.Sqrt(fanIn)),
            (ParameterRole.Bias, _) or (_, Init.Zeros) => Constant(0),
            (_, Init.HeUniform) => Uniform(Math.Sqrt(6 / fanIn)),
            (_, Init.HeNormal) => Normal(Math.Sqrt(2 / fanIn)),
            (_, Init.GlorotUniform) => Uniform(Math.Sqrt(6 / (fanIn + fanOut))),
            (_, Init.GlorotNormal) => Normal(Math.Sqrt(2 / (fanIn + fanOut))),
            (_, Init.LeCunUniform) => Uniform(Math.Sqrt(3 / fanIn)),
            (_, Init.LeCunNormal) => Normal(Math.Sqrt(1 / fanIn)),
            _ => throw new ArgumentException($"{place}: {parameter.Name} needs an initializer that names a distribution, but has {parameter.Initializer}.", nameof(parameter)),
        };
    }

    /// <summary>The value for a key and a counter.</summary>
    public float Draw(ulong key, ulong counter) => family switch
    {
        Family.Uniform => (float)scale * SymmetricUniform(CounterRandom.Mix(key, counter)),
        Family.Normal => (float)(scale * NormalQuantile.Of(OpenUniform(CounterRandom.Mix(key, counter)))),
        _ => (float)scale,
    };

    /// <summary>The fan-out: how many outputs an input contributes to; the points of a window count, as in PyTorch.</summary>
    private static double FanOut(ParameterDescription parameter)
    {
        int outputs = parameter.InputsFirst ? parameter.Inputs : parameter.Outputs;
        return parameter.Window is { } window ? (double)outputs * window.Dimensions[0] * window.Dimensions[1] : parameter.Outputs;
    }

    private static InitialDistribution Constant(double value) => new(Family.Constant, value);

    private static InitialDistribution Uniform(double bound) => new(Family.Uniform, bound);

    private static InitialDistribution Normal(double deviation) => new(Family.Normal, deviation);

    /// <summary>24 bits to [−1, 1): integers below 2²⁴ and a power of two, so nothing is rounded.</summary>
    private static float SymmetricUniform(ulong bits) => ((int)(bits >> 40) - (1 << 23)) * (1f / (1 << 23));

    /// <summary>52 bits to the middles of 2⁵² equal parts of (0, 1): never 0, never 1, symmetric about ½, exact.</summary>
    private static double OpenUniform(ulong bits) => ((bits >> 12) + 0.5) * (1.0 / (1L << 52));
}
