using System.Numerics;
using NetGen.Generated;

namespace NetGen.Runtime.Tests.Numerics;

/// <summary>The keys are fixed, so a test that passes once passes always.</summary>
public class NormalNoiseTests
{
    private const int Count = 1 << 16;

    private static readonly uint RowKey = DropoutMask.RowKey(CounterRandom.Mix(1, 2), 3);

    /// <summary>The polynomials are good to 10⁻⁶, in single precision to some units of the largest number, 5.4.</summary>
    [Fact]
    public void Every_lane_has_the_quantile_of_its_bits()
    {
        for (int element = 0; element < Count; element += Vector<float>.Count)
        {
            var noise = NormalNoise.Add(Vector<float>.Zero, RowKey, element, 1);
            for (int lane = 0; lane < Vector<float>.Count; lane++)
            {
                double exact = NormalNoise.Exact(RowKey, element + lane);
                Assert.True(Math.Abs(noise[lane] - exact) <= 4e-6, FormattableString.Invariant($"Element {element + lane} is {noise[lane]:R} instead of {exact:R}."));
            }
        }
    }

    /// <summary>The mean of n numbers has a deviation of n^−½, that of their squares of (2/n)^½ and of their cubes of (15/n)^½: 5 of each are allowed.</summary>
    [Fact]
    public void The_moments_are_those_of_the_normal_distribution()
    {
        double[] z = [.. Enumerable.Range(0, Count).Select(i => NormalNoise.Exact(RowKey, i))];
        Assert.Equal(0, z.Average(), 5 / Math.Sqrt(Count));
        Assert.Equal(1, z.Average(v => v * v), 5 * Math.Sqrt(2.0 / Count));
        Assert.Equal(0, z.Average(v => v * v * v), 5 * Math.Sqrt(15.0 / Count));
    }

    [Fact]
    public void The_value_is_what_the_noise_is_added_to()
    {
        var noise = NormalNoise.Add(Vector<float>.Zero, RowKey, 40, 0.5f);
        var sum = NormalNoise.Add(Vector.Create(3f), RowKey, 40, 0.5f);
        for (int lane = 0; lane < Vector<float>.Count; lane++)
        {
            Assert.Equal(3 + noise[lane], sum[lane], 1e-6f);
        }
    }
}
