namespace NetGen.Runtime.Tests.Optimizers;

/// <summary>Ranges: joined, split, frozen, with factors of their own, shared between threads.</summary>
public class SegmentTests
{
    private const int Length = 150;

    public static TheoryData<string> Settings => OptimizerSettings.Names;

    [Theory]
    [MemberData(nameof(Settings))]
    public void Several_segments_are_as_one(string setting)
    {
        // Multiples of 16, as networks have them: the order of the norm's sum is the same then, too.
        float[] one = Train(setting, new ParameterSegment(0, Length, ParameterRole.Weight));
        float[] several = Train(
            setting,
            new(0, 32, ParameterRole.Weight),
            new(32, 16, ParameterRole.Bias),
            new(48, 96, ParameterRole.Weight),
            new(144, 6, ParameterRole.Scale));
        Assert.Equal(one, several);
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Factors_gaps_and_odd_offsets_agree_with_the_formula_in_double(string setting)
    {
        ParameterSegment[] segments =
        [
            new(1, 10, ParameterRole.Weight),
            new(11, 10, ParameterRole.Weight),
            new(21, 20, ParameterRole.Weight, RateFactor: 0.5f),
            new(41, 15, ParameterRole.Bias, DecayFactor: 3f),
            new(60, 30, ParameterRole.Weight, RateFactor: 0f),
            new(90, 5, ParameterRole.Scale),
            new(95, 50, ParameterRole.Weight, RateFactor: 2f, DecayFactor: 0f),
        ];
        foreach (bool decaysAll in (bool[])[true, false])
        {
            var optimizer = OptimizerSettings.Make(setting);
            optimizer.DecayBiasesAndNorms = decaysAll;
            float[] parameters = OptimizerSettings.Numbers(1, Length);
            var reference = new ScalarReference(optimizer, parameters);
            for (int step = 1; step <= 6; step++)
            {
                float[] gradients = OptimizerSettings.Numbers(100 + step, Length);
                optimizer.Step(parameters, gradients, segments);
                reference.Step(gradients, segments);
                OptimizerSettings.AssertClose(reference.Parameters, parameters, $"{setting}, step {step}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void What_is_frozen_or_left_out_is_not_touched(string setting)
    {
        var optimizer = OptimizerSettings.Make(setting);
        float[] parameters = OptimizerSettings.Numbers(1, Length);
        float[] before = [.. parameters];
        ParameterSegment[] all = [new(0, Length, ParameterRole.Weight)];
        ParameterSegment[] some = [new(0, 50, ParameterRole.Weight), new(50, 50, ParameterRole.Weight, RateFactor: 0f), new(120, 30, ParameterRole.Weight)];

        optimizer.Step(parameters, OptimizerSettings.Numbers(2, Length), all);
        Assert.All(Enumerable.Range(0, Length), i => Assert.NotEqual(before[i], parameters[i]));

        before = [.. parameters];
        float[][] stateBefore = [.. optimizer.States.Select(s => s.Values.Span.ToArray())];
        float[] gradients = OptimizerSettings.Numbers(3, Length);
        gradients[70] = float.NaN;
        gradients[110] = float.PositiveInfinity;
        optimizer.Step(parameters, gradients, some);
        Assert.Equal(before[50..120], parameters[50..120]);
        for (int i = 0; i < stateBefore.Length; i++)
        {
            Assert.Equal(stateBefore[i][50..120], optimizer.States[i].Values.Span[50..120].ToArray());
            Assert.NotEqual(stateBefore[i][..50], optimizer.States[i].Values.Span[..50].ToArray());
        }

        Assert.All(Enumerable.Range(0, 50).Concat(Enumerable.Range(120, 30)), i => Assert.NotEqual(before[i], parameters[i]));
        Assert.DoesNotContain(parameters, float.IsNaN);
    }

    [Fact]
    public void Biases_and_norms_can_be_left_out_of_the_decay()
    {
        float[] parameters = [1f, 1f, 1f];
        ParameterSegment[] segments = [new(0, 1, ParameterRole.Weight), new(1, 1, ParameterRole.Bias), new(2, 1, ParameterRole.Scale)];
        new Sgd { LearningRate = 0.5f, WeightDecay = 0.5f, DecayBiasesAndNorms = false }.Step(parameters, new float[3], segments);
        Assert.Equal([0.75f, 1f, 1f], parameters);
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void A_step_can_be_shared_between_threads(string setting)
    {
        ParameterSegment[] segments = [new(0, 64, ParameterRole.Weight), new(64, 86, ParameterRole.Weight, RateFactor: 0.5f)];
        float[] expected = Train(setting, segments);

        var optimizer = OptimizerSettings.Make(setting);
        float[] parameters = OptimizerSettings.Numbers(1, Length);
        for (int step = 1; step <= 6; step++)
        {
            float[] gradients = OptimizerSettings.Numbers(100 + step, Length);
            optimizer.Begin(Length, gradients, segments);
            var parts = new List<UpdateRange>();
            foreach (var range in optimizer.Ranges(segments))
            {
                int middle = range.From + 23;
                parts.Add(range with { To = middle });
                parts.Add(range with { From = middle });
            }

            Assert.Equal(4, parts.Count);
            Parallel.ForEach(parts, part => optimizer.Update(parameters, gradients, part));
        }

        Assert.Equal(expected, parameters);
    }

    [Fact]
    public void Neighbours_that_are_updated_alike_are_joined()
    {
        ParameterSegment[] segments =
        [
            new(0, 16, ParameterRole.Weight),
            new(16, 16, ParameterRole.Bias),
            new(32, 16, ParameterRole.Weight, RateFactor: 0f),
            new(48, 16, ParameterRole.Weight),
            new(80, 16, ParameterRole.Weight),
            new(96, 16, ParameterRole.Weight, DecayFactor: 2f),
        ];
        Assert.Equal([(0, 32), (48, 64), (80, 112)], Ranges(new Sgd(), segments));
        Assert.Equal([(0, 32), (48, 64), (80, 96), (96, 112)], Ranges(new Sgd { WeightDecay = 0.1f }, segments));
        Assert.Equal([(0, 16), (16, 32), (48, 64), (80, 96), (96, 112)], Ranges(new Sgd { WeightDecay = 0.1f, DecayBiasesAndNorms = false }, segments));
    }

    private static List<(int From, int To)> Ranges(Optimizer optimizer, ParameterSegment[] segments)
    {
        var ranges = new List<(int, int)>();
        foreach (var range in optimizer.Ranges(segments))
        {
            ranges.Add((range.From, range.To));
        }

        return ranges;
    }

    private static float[] Train(string setting, params ParameterSegment[] segments)
    {
        var optimizer = OptimizerSettings.Make(setting);
        float[] parameters = OptimizerSettings.Numbers(1, Length);
        for (int step = 1; step <= 6; step++)
        {
            optimizer.Step(parameters, OptimizerSettings.Numbers(100 + step, Length), segments);
        }

        return parameters;
    }
}
