using NetGen.Generated;

namespace NetGen.Runtime.Tests.Networks;

public class NormalQuantileTests
{
    // From Python's statistics.NormalDist().inv_cdf. AS 241 states a relative accuracy of 1e-16; sums in another order cost a few units more.
    [Theory]
    [InlineData(1.1102230246251565e-16, -8.209536151601386)]
    [InlineData(1e-12, -7.034483825301132)]
    [InlineData(1e-9, -5.9978070150076865)]
    [InlineData(1e-5, -4.2648907939228256)]
    [InlineData(0.01, -2.3263478740408408)]
    [InlineData(0.0749, -1.4402382675279632)]
    [InlineData(0.075, -1.4395314709384557)]
    [InlineData(0.3, -0.5244005127080407)]
    [InlineData(0.5, 0)]
    [InlineData(0.6, 0.2533471031357998)]
    [InlineData(0.975, 1.9599639845400536)]
    [InlineData(0.999999, 4.753424308817089)]
    public void Agrees_with_a_reference(double probability, double expected) =>
        Assert.InRange(NormalQuantile.Of(probability), expected - (4e-15 * Math.Abs(expected)), expected + (4e-15 * Math.Abs(expected)));

    [Fact]
    public void Is_symmetric_to_the_bit()
    {
        for (int i = 1; i < 512; i++)
        {
            // Multiples of 1/1024 and their complements are exact.
            double probability = i / 1024.0;
            Assert.Equal(NormalQuantile.Of(probability), -NormalQuantile.Of(1 - probability));
        }
    }

    // Two units in the last place of the larger part of the sum: the series, the product with ln 2 and the addition each round once or twice.
    [Fact]
    public void Logarithm_is_that_of_the_library()
    {
        for (int i = 1; i <= 10_000; i++)
        {
            double x = i / 10_000.0 * Math.Pow(2, -(i % 60));
            double expected = Math.Log(x);
            Assert.InRange(NormalQuantile.Logarithm(x), expected - (5e-16 * Math.Max(0.7, Math.Abs(expected))), expected + (5e-16 * Math.Max(0.7, Math.Abs(expected))));
        }
    }
}
