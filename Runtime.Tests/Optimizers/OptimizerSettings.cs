namespace NetGen.Runtime.Tests.Optimizers;

/// <summary>Every rule and every way of clipping: what the tests of lengths, segments and state run through.</summary>
internal static class OptimizerSettings
{
    private static readonly Dictionary<string, Func<Optimizer>> Makers = new()
    {
        ["Sgd"] = () => new Sgd { LearningRate = 0.1f },
        ["Sgd, decay"] = () => new Sgd { LearningRate = 0.1f, WeightDecay = 0.1f },
        ["Sgd, momentum, dampening"] = () => new Sgd { LearningRate = 0.1f, Momentum = 0.9, Dampening = 0.25 },
        ["Sgd, Nesterov"] = () => new Sgd { LearningRate = 0.1f, Momentum = 0.9, Nesterov = true },
        ["Sgd, clip value"] = () => new Sgd { LearningRate = 0.1f, ClipValue = 0.3f },
        ["Sgd, clip norm"] = () => new Sgd { LearningRate = 0.1f, ClipNorm = 0.7f },
        ["Adam"] = () => new Adam { LearningRate = 0.01f },
        ["Adam, decay, AMSGrad"] = () => new Adam { LearningRate = 0.01f, WeightDecay = 0.1f, AmsGrad = true },
        ["Adam, clip value and norm"] = () => new Adam { LearningRate = 0.01f, ClipValue = 0.3f, ClipNorm = 0.7f },
        ["AdamW"] = () => new AdamW { LearningRate = 0.01f, WeightDecay = 0.1f },
        ["AdamW, AMSGrad, clip norm"] = () => new AdamW { LearningRate = 0.01f, AmsGrad = true, ClipNorm = 0.7f },
        ["Adadelta"] = () => new Adadelta(),
        ["Adagrad"] = () => new Adagrad { LearningRate = 0.1f },
        ["Adagrad, decays, initial sum"] = () => new Adagrad { LearningRate = 0.1f, LearningRateDecay = 0.1, InitialAccumulatorValue = 0.5, WeightDecay = 0.1f },
        ["RmsProp"] = () => new RmsProp(),
        ["RmsProp, centered"] = () => new RmsProp { Centered = true },
        ["RmsProp, momentum"] = () => new RmsProp { Momentum = 0.9 },
        ["RmsProp, centered, momentum, clip norm"] = () => new RmsProp { Centered = true, Momentum = 0.9, ClipNorm = 0.7f },
    };

    internal static TheoryData<string> Names => [.. Makers.Keys];

    internal static Optimizer Make(string name) => Makers[name]();

    /// <summary>Normal numbers that depend on the seed only.</summary>
    internal static float[] Numbers(int seed, int count)
    {
        var random = new Random(seed);
        var numbers = new float[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        return numbers;
    }

    /// <summary>
    /// Parameters of the order of 1 after a few steps that round a handful of operations to 24 bits each: a few units in the seventh digit.
    /// </summary>
    internal static void AssertClose(IReadOnlyList<double> expected, ReadOnlySpan<float> actual, string what)
    {
        for (int i = 0; i < expected.Count; i++)
        {
            double allowed = 1e-6 * Math.Max(1, Math.Abs(expected[i]));
            Assert.True(Math.Abs(expected[i] - actual[i]) <= allowed, FormattableString.Invariant($"{what}, parameter {i}: expected {expected[i]:R}, got {actual[i]:R}."));
        }
    }
}
