using System.Runtime.CompilerServices;

namespace NetGen.Package.Tests.Infrastructure;

/// <summary>A test that publishes; skipped, with the reason, where that cannot be done.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PublishFactAttribute : FactAttribute
{
    /// <summary>Makes the attribute.</summary>
    /// <param name="framework">The target framework.</param>
    /// <param name="property">The property that asks for it: <c>PublishAot</c> or <c>PublishTrimmed</c>.</param>
    /// <param name="smallestScale">The <c>NETGEN_TEST_SCALE</c> from which on it runs.</param>
    /// <param name="test">The test's name.</param>
    public PublishFactAttribute(string framework, string property, double smallestScale = 1, [CallerMemberName] string test = "")
    {
        if ((TestScale.WhyNot(smallestScale) ?? Toolchain.WhatIsMissing(framework, property)) is { } reason)
        {
            Skip = reason;

            // The console shows names only.
            DisplayName = $"{test}: {reason}";
        }
    }
}
