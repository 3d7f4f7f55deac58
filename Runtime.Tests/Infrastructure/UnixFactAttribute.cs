using System.Runtime.CompilerServices;

namespace NetGen.Runtime.Tests.Infrastructure;

/// <summary>A test that needs signals and limits of Unix; skipped, with the reason, on Windows.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute([CallerMemberName] string test = "")
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "This needs the signals and limits of Unix.";

            // The console shows names only.
            DisplayName = $"{test}: {Skip}";
        }
    }
}
