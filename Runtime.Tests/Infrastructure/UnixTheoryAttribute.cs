using System.Runtime.CompilerServices;

namespace NetGen.Runtime.Tests.Infrastructure;

/// <summary>The same as <see cref="UnixFactAttribute"/> for several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute([CallerMemberName] string test = "")
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = UnixFactAttribute.Reason;

            // The console shows names only.
            DisplayName = $"{test}: {Skip}";
        }
    }
}
