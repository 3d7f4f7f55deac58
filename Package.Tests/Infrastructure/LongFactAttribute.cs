using System.Runtime.CompilerServices;

namespace NetGen.Package.Tests.Infrastructure;

/// <summary>A test that takes long: it runs from a certain <c>NETGEN_TEST_SCALE</c> on, and says so otherwise.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LongFactAttribute : FactAttribute
{
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
