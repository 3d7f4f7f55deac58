using System.Globalization;

namespace NetGen.Generator.Tests.Infrastructure;

/// <summary>How much of a long test is done: its small count times the environment variable <c>NETGEN_TEST_SCALE</c> (1 unless set), up to its full count.</summary>
internal static class TestScale
{
    /// <summary>The number of items to test.</summary>
    public static int Count(int small, int full)
    {
        string? text = Environment.GetEnvironmentVariable("NETGEN_TEST_SCALE");
        double scale = string.IsNullOrEmpty(text) ? 1 : double.Parse(text, CultureInfo.InvariantCulture);
        return (int)Math.Clamp(small * scale, 1, full);
    }

    /// <summary>The items to test, spread evenly over all.</summary>
    public static IReadOnlyList<T> Choose<T>(int small, IReadOnlyList<T> items)
    {
        int count = Count(small, items.Count);
        return [.. Enumerable.Range(0, count).Select(i => items[(int)((long)i * items.Count / count)])];
    }
}
