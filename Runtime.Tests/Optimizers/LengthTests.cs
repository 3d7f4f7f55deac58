namespace NetGen.Runtime.Tests.Optimizers;

/// <summary>Any number of parameters, whole vectors or not, gets the same numbers.</summary>
public class LengthTests
{
    private const int Steps = 6;

    public static TheoryData<string> Settings => OptimizerSettings.Names;

    [Theory]
    [MemberData(nameof(Settings))]
    public void Every_length_agrees_with_the_formula_in_double(string setting)
    {
        for (int length = 1; length <= 40; length++)
        {
            var optimizer = OptimizerSettings.Make(setting);
            float[] parameters = OptimizerSettings.Numbers(1, length);
            var reference = new ScalarReference(optimizer, parameters);
            ParameterSegment all = new(0, length, ParameterRole.Weight);
            for (int step = 1; step <= Steps; step++)
            {
                float[] gradients = OptimizerSettings.Numbers(100 + step, length);
                optimizer.Step(parameters, gradients, [all]);
                reference.Step(gradients, all);
                OptimizerSettings.AssertClose(reference.Parameters, parameters, $"{setting}, length {length}, step {step}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void The_place_in_a_vector_does_not_matter(string setting)
    {
        // Clipping by norm looks at all gradients; measuring without clipping leaves every parameter on its own.
        const int Longest = 96;
        float[] expected = Train(setting, Longest);
        for (int length = 1; length < Longest; length++)
        {
            Assert.Equal(expected[..length], Train(setting, length));
        }
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Padding_stays_zero(string setting)
    {
        var optimizer = OptimizerSettings.Make(setting);
        float[] parameters = OptimizerSettings.Numbers(1, 64);
        for (int step = 1; step <= 2000; step++)
        {
            float[] gradients = OptimizerSettings.Numbers(step, 64);
            parameters.AsSpan(37, 20).Clear();
            gradients.AsSpan(37, 20).Clear();
            optimizer.Step(parameters, gradients, [new(0, 64, ParameterRole.Weight)]);
            Assert.All(parameters[37..57], value => Assert.Equal(0f, value));
        }
    }

    [Fact]
    public void A_constant_gradient_has_no_variance_and_gives_no_NaN()
    {
        // After a large gradient s and c come down to g² and g, but stop some rounding errors above them. Those count twice in c²:
        // without a lower bound s − c² falls below zero and its root is NaN, as it may be in PyTorch.
        var optimizer = new RmsProp { Centered = true };
        float[] parameters = new float[40], gradients = OptimizerSettings.Numbers(3, 40);
        optimizer.Step(parameters, [.. gradients.Select(g => 1000 * g)], [new(0, 40, ParameterRole.Weight)]);
        for (int step = 0; step < 5000; step++)
        {
            optimizer.Step(parameters, gradients, [new(0, 40, ParameterRole.Weight)]);
        }

        Assert.All(parameters, p => Assert.True(float.IsFinite(p)));
    }

    [Fact]
    public void No_parameters_are_fine()
    {
        var optimizer = new Adam { ClipNorm = 1f };
        optimizer.Step([], [], []);
        optimizer.Step([], [], [new(0, 0, ParameterRole.Weight)]);
        Assert.Equal(2, optimizer.Steps);
        Assert.Equal(0, optimizer.LastGradientNorm);
    }

    private static float[] Train(string setting, int length)
    {
        var optimizer = OptimizerSettings.Make(setting);
        optimizer.ClipNorm = optimizer.ClipNorm is null ? null : float.PositiveInfinity;
        float[] parameters = OptimizerSettings.Numbers(1, length);
        for (int step = 1; step <= Steps; step++)
        {
            optimizer.Step(parameters, OptimizerSettings.Numbers(100 + step, length), [new(0, length, ParameterRole.Weight)]);
        }

        return parameters;
    }
}
