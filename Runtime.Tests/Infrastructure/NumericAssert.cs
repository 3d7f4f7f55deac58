namespace NetGen.Runtime.Tests.Infrastructure;

/// <summary>Comparison of numbers with a stated tolerance.</summary>
internal static class NumericAssert
{
    /// <summary>Fails unless |actual − expected| ≤ relative·|expected| + absolute for each number; the message names the first that is off.</summary>
    public static void Close(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double relative, double absolute, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Close(expected[i], actual[i], relative, absolute, $"{what}[{i}]");
        }
    }

    /// <summary>Fails unless |actual − expected| ≤ relative·|expected| + absolute.</summary>
    public static void Close(double expected, double actual, double relative, double absolute, string what)
    {
        double allowed = (relative * Math.Abs(expected)) + absolute;
        if (!(Math.Abs(actual - expected) <= allowed))
        {
            Assert.Fail($"{what} is {actual:R}, expected {expected:R} ± {allowed:E1}.");
        }
    }
}
