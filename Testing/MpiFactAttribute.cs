using System.Runtime.CompilerServices;
using Xunit;

namespace NetGen.Testing;

/// <summary>A test that needs a launcher of MPI; without it, it is shown as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MpiFactAttribute : FactAttribute
{
    /// <summary>The launcher of Open MPI.</summary>
    public const string OpenMpi = "mpirun.openmpi";

    /// <summary>The launcher of MPICH.</summary>
    public const string Mpich = "mpirun.mpich";

    /// <summary>Makes the attribute.</summary>
    /// <param name="launcher">The launcher's file.</param>
    /// <param name="test">The test's name.</param>
    public MpiFactAttribute(string launcher, [CallerMemberName] string test = "")
    {
        if (!IsInstalled(launcher))
        {
            Skip = $"There is no {launcher}: on Debian and Ubuntu, apt-get install {(launcher == OpenMpi ? "openmpi-bin" : "mpich")}.";

            // The console shows names only.
            DisplayName = $"{test}: {Skip}";
        }
    }

    /// <summary>The options with which a launcher starts more ranks than there are processors, also in a container that has only root.</summary>
    public static IReadOnlyList<string> OptionsOf(string launcher) => launcher == OpenMpi ? ["--oversubscribe", "--allow-run-as-root"] : [];

    private static bool IsInstalled(string launcher) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, launcher)));
}
