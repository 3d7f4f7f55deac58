using System.Numerics;
using NetGen.Generated;

namespace NetGen.Runtime.Tests.Numerics;

/// <summary>
/// Counts are compared with the binomial distribution: 5 standard deviations, which chance exceeds once in 1.7 million comparisons. The keys are fixed,
/// so a test that passes once passes always.
/// </summary>
public class DropoutMaskTests
{
    private const int Rows = 256;
    private const int Elements = 256;

    [Theory]
    [InlineData(0.0, 0u)]
    [InlineData(0.5, 0x80000000u)]
    [InlineData(0.25, 0x40000000u)]
    [InlineData(0.2, 858993459u)]
    [InlineData(0.99999999999, uint.MaxValue)]
    public void Threshold_is_the_rate_in_32_bits(double rate, uint expected) => Assert.Equal(expected, DropoutMask.Threshold(rate));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    public void Threshold_refuses_what_is_no_rate(double rate) => Assert.Throws<ArgumentOutOfRangeException>(() => DropoutMask.Threshold(rate));

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public void Apply_and_Keeps_agree_on_every_element_wherever_a_vector_starts(double rate)
    {
        uint threshold = DropoutMask.Threshold(rate);
        foreach (uint rowKey in new[] { 0u, 1u, 0x12345678u, uint.MaxValue })
        {
            foreach (int element in new[] { 0, 1, 5, 16, 1000, int.MaxValue - 64 })
            {
                var y = DropoutMask.Apply(Vector.Create(-3f), rowKey, element, threshold, 2f);
                for (int lane = 0; lane < Vector<float>.Count; lane++)
                {
                    float expected = DropoutMask.Keeps(rowKey, element + lane, threshold) ? -6f : 0f;
                    Assert.Equal(BitConverter.SingleToUInt32Bits(expected), BitConverter.SingleToUInt32Bits(y[lane]));
                }
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(1_000_003)]
    public void A_channel_is_kept_or_dropped_as_a_whole(int channels)
    {
        uint threshold = DropoutMask.Threshold(0.5);
        for (int element = 0; element < 100; element++)
        {
            foreach (int start in new[] { element, element + (5 * channels), channels - 3 + element })
            {
                var y = DropoutMask.ApplyToChannels(Vector.Create(-3f), 0x12345678, Math.Max(start, 0), channels, threshold, 2f);
                for (int lane = 0; lane < Vector<float>.Count; lane++)
                {
                    Assert.Equal(DropoutMask.Keeps(0x12345678, (Math.Max(start, 0) + lane) % channels, threshold) ? -6f : 0f, y[lane]);
                }
            }
        }
    }

    [Fact]
    public void The_mask_is_the_same_on_every_machine()
    {
        uint rowKey = DropoutMask.RowKey(CounterRandom.Mix(1, 2), 3);
        string mask = string.Concat(Enumerable.Range(0, 64).Select(i => DropoutMask.Keeps(rowKey, i, DropoutMask.Threshold(0.5)) ? '1' : '0'));
        Assert.Equal("1010011011100011010010111111010110101110001100010111110010000000", mask);
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Keeps_its_share_over_all_in_each_row_and_in_each_element(double rate)
    {
        bool[,] kept = Mask(step: 1, layer: 1, rate);
        AssertBinomial(Count(Rows, Elements, (r, e) => kept[r, e]), Rows * Elements, 1 - rate, "all");
        for (int i = 0; i < Rows; i++)
        {
            AssertBinomial(Count(1, Elements, (_, e) => kept[i, e]), Elements, 1 - rate, $"row {i}");
            AssertBinomial(Count(Rows, 1, (r, _) => kept[r, i]), Rows, 1 - rate, $"element {i}");
        }
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    public void Elements_rows_steps_and_layers_are_independent(double rate)
    {
        bool[,] kept = Mask(step: 1, layer: 1, rate), nextStep = Mask(step: 2, layer: 1, rate), nextLayer = Mask(step: 1, layer: 2, rate);
        double both = (1 - rate) * (1 - rate);
        foreach (int shift in new[] { 1, 2, 3, 4, 7, 8, 16, 64 })
        {
            AssertBinomial(Count(Rows, Elements - shift, (r, e) => kept[r, e] && kept[r, e + shift]), Rows * (Elements - shift), both, $"elements {shift} apart", correlated: true);
            AssertBinomial(Count(Rows - shift, Elements, (r, e) => kept[r, e] && kept[r + shift, e]), (Rows - shift) * Elements, both, $"rows {shift} apart", correlated: true);
        }

        AssertBinomial(Count(Rows, Elements, (r, e) => kept[r, e] && nextStep[r, e]), Rows * Elements, both, "successive steps");
        AssertBinomial(Count(Rows, Elements, (r, e) => kept[r, e] && nextLayer[r, e]), Rows * Elements, both, "successive layers");
    }

    private static bool[,] Mask(ulong step, ulong layer, double rate)
    {
        ulong layerKey = CounterRandom.Mix(CounterRandom.Mix(42, step), layer);
        uint threshold = DropoutMask.Threshold(rate);
        bool[,] kept = new bool[Rows, Elements];
        for (int row = 0; row < Rows; row++)
        {
            uint rowKey = DropoutMask.RowKey(layerKey, row);
            for (int element = 0; element < Elements; element++)
            {
                kept[row, element] = DropoutMask.Keeps(rowKey, element, threshold);
            }
        }

        return kept;
    }

    private static int Count(int rows, int elements, Func<int, int, bool> predicate)
    {
        int count = 0;
        for (int row = 0; row < rows; row++)
        {
            for (int element = 0; element < elements; element++)
            {
                count += predicate(row, element) ? 1 : 0;
            }
        }

        return count;
    }

    private static void AssertBinomial(int count, int trials, double probability, string what, bool correlated = false)
    {
        // Pairs that share an element are not independent trials; at most, that doubles the variance.
        double deviation = Math.Sqrt(trials * probability * (1 - probability) * (correlated ? 2 : 1));
        double distance = Math.Abs(count - (trials * probability)) / deviation;
        Assert.True(distance < 5, $"{what}: {count} of {trials} where {probability:P1} are expected, {distance:F1} standard deviations off.");
    }
}
