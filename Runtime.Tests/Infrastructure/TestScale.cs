using System.Globalization;

namespace NetGen.Runtime.Tests.Infrastructure;

/// <summary>How much of a long test is done: its small count times the environment variable <c>NETGEN_TEST_SCALE</c> (1 unless set), up to its full count.</summary>
internal static class TestScale
{
    public static int Count(int small, int full)
    {
        string? text = Environment.GetEnvironmentVariable("NETGEN_TEST_SCALE");
        double scale = string.IsNullOrEmpty(text) ? 1 : double.Parse(text, CultureInfo.InvariantCulture);
        return (int)Math.Clamp(small * scale, 1, full);
    }
}
