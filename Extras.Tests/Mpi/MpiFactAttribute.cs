using System.Runtime.CompilerServices;

namespace NetGen.Extras.Tests.Mpi;

/// <summary>A test that needs a launcher of MPI; without it, it is shown as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MpiFactAttribute : FactAttribute
{
    /// <param name="launcher">The launcher's file.</param>
    /// <param name="test">The test's name.</param>
    public MpiFactAttribute(string launcher, [CallerMemberName] string test = "")
    {
        if (!IsInstalled(launcher))
        {
            Skip = $"There is no {launcher}: on Debian and Ubuntu, apt-get install {(launcher == MpiRun.OpenMpi ? "openmpi-bin" : "mpich")}.";

            // The console shows names only.
            DisplayName = $"{test}: {Skip}";
        }
    }

    private static bool IsInstalled(string launcher) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, launcher)));
}
