using System.Globalization;

namespace NetGen.Testing;

/// <summary>How much of a long test is done: its small count times the environment variable <c>NETGEN_TEST_SCALE</c> (1 unless set), up to its full count.</summary>
public static class TestScale
{
    /// <summary>What small counts are multiplied with.</summary>
    public static double Factor =>
        Environment.GetEnvironmentVariable("NETGEN_TEST_SCALE") is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : 1;

    /// <summary>The number of items to test, at least 1.</summary>
    /// <param name="small">How many at a scale of 1.</param>
    /// <param name="full">How many at most.</param>
    public static int Count(int small, int full) => (int)Math.Clamp(small * Factor, 1, full);

    /// <summary>The items to test, spread evenly over all.</summary>
    /// <param name="small">How many at a scale of 1.</param>
    /// <param name="items">All of them.</param>
    public static IReadOnlyList<T> Choose<T>(int small, IReadOnlyList<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        int count = Count(small, items.Count);
        return [.. Enumerable.Range(0, count).Select(i => items[(int)((long)i * items.Count / count)])];
    }

    /// <summary>Why a test that takes long does not run now; null where it does.</summary>
    /// <param name="smallestScale">The scale from which on it runs.</param>
    public static string? WhyNot(double smallestScale) =>
        Factor >= smallestScale ? null : string.Create(CultureInfo.InvariantCulture, $"takes long: runs from NETGEN_TEST_SCALE={smallestScale} on");
}
