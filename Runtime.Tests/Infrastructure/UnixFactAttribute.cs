using System.Runtime.CompilerServices;

namespace NetGen.Runtime.Tests.Infrastructure;

/// <summary>A test that needs signals, links and limits of Unix; skipped, with the reason, on Windows.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    internal const string Reason = "This needs the signals, links and limits of Unix.";

    public UnixFactAttribute([CallerMemberName] string test = "")
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = Reason;

            // The console shows names only.
            DisplayName = $"{test}: {Skip}";
        }
    }
}
