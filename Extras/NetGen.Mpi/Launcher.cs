using System.Globalization;

namespace NetGen;

/// <summary>What started this process as one of several, as its environment tells.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Kind">The library that it belongs to.</param>
/// <param name="Size">How many processes it has started; null if it does not say.</param>
/// <param name="LocalSize">How many of them on this machine; null if it does not say.</param>
internal sealed record Launcher(string Name, MpiKind Kind, int? Size, int? LocalSize)
{
    /// <summary>The launcher; null if the process was started alone.</summary>
    public static Launcher? Find() => Find(Environment.GetEnvironmentVariable);

    /// <summary>The launcher that some variables tell of.</summary>
    internal static Launcher? Find(Func<string, string?> variable)
    {
        int? Number(string name) => int.TryParse(variable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number : null;

        if (Number("OMPI_COMM_WORLD_SIZE") is { } ofOpenMpi)
        {
            return new Launcher("mpirun of Open MPI", MpiKind.OpenMpi, ofOpenMpi, Number("OMPI_COMM_WORLD_LOCAL_SIZE"));
        }

        if (Number("PMI_SIZE") is { } ofMpich)
        {
            return OperatingSystem.IsWindows()
                ? new Launcher("mpiexec", MpiKind.MicrosoftMpi, ofMpich, null)
                : new Launcher("mpirun of MPICH or Intel MPI", MpiKind.Mpich, ofMpich, Number("MPI_LOCALNRANKS"));
        }

        // srun --mpi=pmix, or prun: they say the rank, and Slurm says how many there are.
        return variable("PMIX_RANK") is null ? null : new Launcher(
            "a launcher with PMIx", MpiKind.Unknown, Number("SLURM_STEP_NUM_TASKS") ?? Number("SLURM_NTASKS"), null);
    }
}
