using System.Runtime.CompilerServices;
using Xunit;

namespace NetGen.Testing;

/// <summary>A test that takes long: it runs from a certain <c>NETGEN_TEST_SCALE</c> on, and says so otherwise.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongFactAttribute : FactAttribute
{
    /// <summary>Makes the attribute.</summary>
    /// <param name="smallestScale">The scale from which on the test runs.</param>
    /// <param name="test">Its name.</param>
    public LongFactAttribute(double smallestScale, [CallerMemberName] string test = "")
    {
        if (TestScale.WhyNot(smallestScale) is { } reason)
        {
            Skip = reason;

            // The console shows names only.
            DisplayName = $"{test}: {reason}";
        }
    }
}
