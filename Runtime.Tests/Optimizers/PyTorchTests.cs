namespace NetGen.Runtime.Tests.Optimizers;

/// <summary>Every optimizer takes PyTorch's steps.</summary>
public class PyTorchTests
{
    // Parameters are of the order of 1 and every step rounds a handful of operations to 24 bits (6e-8): 20 steps stay within a few units
    // in the seventh digit. PyTorch's own float32 numbers differ from its float64 numbers by as much.
    private const double Tolerance = 1e-6;

    private static readonly string[] NotBuilt = ["adamax", "radam"];

    private static readonly Dictionary<string, Func<Optimizer>> Makers = new()
    {
        ["sgd"] = () => new Sgd { LearningRate = 0.1f },
        ["sgd_momentum"] = () => new Sgd { LearningRate = 0.1f, Momentum = 0.9 },
        ["sgd_momentum_dampening"] = () => new Sgd { LearningRate = 0.1f, Momentum = 0.9, Dampening = 0.5 },
        ["sgd_nesterov"] = () => new Sgd { LearningRate = 0.1f, Momentum = 0.9, Nesterov = true },
        ["sgd_weight_decay"] = () => new Sgd { LearningRate = 0.1f, WeightDecay = 0.01f },
        ["adam"] = () => new Adam(),
        ["adam_weight_decay"] = () => new Adam { WeightDecay = 0.01f },
        ["adam_amsgrad"] = () => new Adam { AmsGrad = true },
        ["adamw"] = () => new AdamW(),
        ["adadelta"] = () => new Adadelta(),
        ["adagrad"] = () => new Adagrad(),
        ["rmsprop"] = () => new RmsProp(),
        ["rmsprop_momentum_centered"] = () => new RmsProp { Momentum = 0.9, Centered = true },
        ["sgd_momentum_dampening_decay"] = () => new Sgd { LearningRate = 0.05f, Momentum = 0.8, Dampening = 0.3, WeightDecay = 0.1f },
        ["adam_betas_epsilon"] = () => new Adam { LearningRate = 0.01f, Beta1 = 0.8, Beta2 = 0.9, Epsilon = 1e-3 },
        ["adam_amsgrad_decay"] = () => new Adam { LearningRate = 0.01f, WeightDecay = 0.05f, AmsGrad = true },
        ["adamw_amsgrad"] = () => new AdamW { LearningRate = 0.01f, WeightDecay = 0.2f, AmsGrad = true },
        ["adadelta_options"] = () => new Adadelta { LearningRate = 0.5f, Rho = 0.8, Epsilon = 1e-4, WeightDecay = 0.1f },
        ["adagrad_options"] = () => new Adagrad { LearningRate = 0.1f, LearningRateDecay = 0.2, InitialAccumulatorValue = 0.5, WeightDecay = 0.1f },
        ["rmsprop_momentum"] = () => new RmsProp { Momentum = 0.9 },
        ["rmsprop_centered"] = () => new RmsProp { Centered = true },
        ["rmsprop_options"] = () => new RmsProp { LearningRate = 0.005f, Alpha = 0.9, Epsilon = 1e-4, WeightDecay = 0.1f, Momentum = 0.5, Centered = true },
        ["clip_value"] = () => new Sgd { LearningRate = 0.1f, ClipValue = 0.5f },
        ["clip_norm"] = () => new Sgd { LearningRate = 0.1f, ClipNorm = 1.5f },
        ["clip_both"] = () => new Sgd { LearningRate = 0.1f, ClipValue = 1f, ClipNorm = 1.5f },
        ["clip_both_momentum_decay"] = () => new Sgd { LearningRate = 0.1f, Momentum = 0.9, WeightDecay = 0.1f, ClipValue = 1f, ClipNorm = 1.5f },
        ["clip_norm_adam"] = () => new Adam { LearningRate = 0.01f, ClipNorm = 0.5f },
    };

    private static readonly Dictionary<string, OptimizerCase> Cases =
        OptimizerCases.Read("optimizers.json").Concat(OptimizerCases.Read("optimizer_options.json")).ToDictionary(c => c.Name);

    public static TheoryData<string> Names => [.. Makers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Takes_the_steps_of_PyTorch(string name)
    {
        var reference = Cases[name];
        var optimizer = Makers[name]();
        float[] parameters = [.. reference.Initial];
        ParameterSegment[] segments = [new(0, parameters.Length, ParameterRole.Weight)];
        for (int step = 0; step < reference.Gradients.Length; step++)
        {
            optimizer.Step(parameters, reference.Gradients[step], segments);
            for (int i = 0; i < parameters.Length; i++)
            {
                AssertClose(reference.After[step][i], parameters[i], $"{name}, step {step + 1}, parameter {i}, float32");
                AssertClose(reference.AfterInDouble[step][i], parameters[i], $"{name}, step {step + 1}, parameter {i}, float64");
            }

            if (reference.Norms is { } norms)
            {
                AssertClose(norms[step], optimizer.LastGradientNorm!.Value, $"{name}, step {step + 1}, norm");
            }
        }

        Assert.Equal(reference.Gradients.Length, optimizer.Steps);
    }

    [Fact]
    public void No_case_is_left_out() =>
        Assert.Equal(Cases.Keys.Except(NotBuilt).Order(), Makers.Keys.Order());

    private static void AssertClose(double expected, double actual, string what)
    {
        double allowed = Tolerance * Math.Max(1, Math.Abs(expected));
        Assert.True(Math.Abs(expected - actual) <= allowed, FormattableString.Invariant($"{what}: expected {expected:R}, got {actual:R}, allowed {allowed:R}."));
    }
}
