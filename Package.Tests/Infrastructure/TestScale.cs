using System.Globalization;

namespace NetGen.Package.Tests.Infrastructure;

/// <summary>Tests that take long run from a certain <c>NETGEN_TEST_SCALE</c> on (1 unless set).</summary>
internal static class TestScale
{
    /// <summary>Why a test does not run now; null where it does.</summary>
    public static string? WhyNot(double smallestScale)
    {
        string? text = Environment.GetEnvironmentVariable("NETGEN_TEST_SCALE");
        double scale = string.IsNullOrEmpty(text) ? 1 : double.Parse(text, CultureInfo.InvariantCulture);
        return scale >= smallestScale ? null : string.Create(CultureInfo.InvariantCulture, $"takes long: runs from NETGEN_TEST_SCALE={smallestScale} on");
    }
}
