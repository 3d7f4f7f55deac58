namespace NetGen.Runtime.Tests.Optimizers;

/// <summary>Gradient clipping; PyTorch's numbers for it are among those of <see cref="PyTorchTests"/>.</summary>
public class ClippingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(100)]
    [InlineData(10_007)]
    public void The_norm_is_summed_in_one_fixed_order(int length)
    {
        // The definition, one float after the other: 16 partial sums in double, added in order. Equal to the last bit on every machine.
        float[] gradients = OptimizerSettings.Numbers(7, length);
        foreach (float? limit in (float?[])[null, 0.5f])
        {
            double[] sums = new double[16];
            for (int i = 0; i < length; i++)
            {
                double value = Math.Min(Math.Abs(gradients[i]), limit ?? float.PositiveInfinity);
                sums[i % 16] += value * value;
            }

            double expected = Math.Sqrt(sums.Aggregate(0.0, (sum, partial) => sum + partial));
            var optimizer = new Sgd { ClipNorm = 1f, ClipValue = limit };
            optimizer.Step(new float[length], gradients, [new(0, length, ParameterRole.Weight)]);
            Assert.Equal(expected, optimizer.LastGradientNorm);
        }
    }

    [Fact]
    public void Gradients_are_not_changed()
    {
        float[] gradients = OptimizerSettings.Numbers(7, 37);
        float[] before = [.. gradients];
        new Adam { ClipNorm = 0.1f, ClipValue = 0.1f, WeightDecay = 0.1f }.Step(OptimizerSettings.Numbers(8, 37), gradients, [new(0, 37, ParameterRole.Weight)]);
        Assert.Equal(before, gradients);
    }

    [Fact]
    public void A_small_norm_is_not_enlarged()
    {
        float[] parameters = new float[2];
        new Sgd { LearningRate = 1f, ClipNorm = 10f }.Step(parameters, [0.3f, 0.4f], [new(0, 2, ParameterRole.Weight)]);
        Assert.Equal([-0.3f, -0.4f], parameters);
    }

    [Fact]
    public void An_infinite_limit_measures_only()
    {
        float[] parameters = new float[2];
        var optimizer = new Sgd { LearningRate = 1f, ClipNorm = float.PositiveInfinity };
        optimizer.Step(parameters, [3f, 4f], [new(0, 2, ParameterRole.Weight)]);
        Assert.Equal([-3f, -4f], parameters);
        Assert.Equal(5.0, optimizer.LastGradientNorm);
    }

    [Fact]
    public void The_norm_is_there_only_when_it_was_measured()
    {
        var optimizer = new Sgd();
        ParameterSegment[] segments = [new(0, 2, ParameterRole.Weight)];
        Assert.Null(optimizer.LastGradientNorm);
        optimizer.ClipNorm = 1f;
        optimizer.Step(new float[2], [3f, 4f], segments);
        Assert.Equal(5.0, optimizer.LastGradientNorm);
        optimizer.ClipNorm = null;
        optimizer.Step(new float[2], [3f, 4f], segments);
        Assert.Null(optimizer.LastGradientNorm);
    }

    [Fact]
    public void Frozen_gradients_do_not_count()
    {
        var optimizer = new Sgd { ClipNorm = 1f };
        optimizer.Step(new float[3], [3f, 1000f, 4f], [new(0, 1, ParameterRole.Weight), new(1, 1, ParameterRole.Weight, RateFactor: 0f), new(2, 1, ParameterRole.Bias)]);
        Assert.Equal(5.0, optimizer.LastGradientNorm);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(37)]
    public void Large_gradients_do_not_overflow_the_norm(int length)
    {
        float[] gradients = new float[length], parameters = new float[length];
        Array.Fill(gradients, float.MaxValue);
        new Sgd { LearningRate = 1f, ClipNorm = 1f }.Step(parameters, gradients, [new(0, length, ParameterRole.Weight)]);

        // Float's relative precision, 6e-8, a few times.
        Assert.All(parameters, p => Assert.Equal(-1 / Math.Sqrt(length), p, 3e-7));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(1f, null)]
    [InlineData(null, 1f)]
    [InlineData(1f, 1f)]
    public void NaN_stays_NaN(float? clipValue, float? clipNorm)
    {
        for (int length = 1; length <= 40; length++)
        {
            float[] gradients = OptimizerSettings.Numbers(7, length), parameters = new float[length];
            gradients[length / 2] = float.NaN;
            new Sgd { ClipValue = clipValue, ClipNorm = clipNorm }.Step(parameters, gradients, [new(0, length, ParameterRole.Weight)]);
            for (int i = 0; i < length; i++)
            {
                // One NaN makes the norm NaN, and that reaches every parameter, as in PyTorch.
                Assert.Equal(i == length / 2 || clipNorm is not null, float.IsNaN(parameters[i]));
            }
        }
    }
}
