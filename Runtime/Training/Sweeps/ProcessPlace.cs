using System.Globalization;

namespace NetGen;

/// <summary>Which of several processes this one is, as what started it says: ranks of MPI, tasks of a Slurm array, or an indexed job of Kubernetes.</summary>
/// <param name="Index">The number of the process, from 0.</param>
/// <param name="Count">How many there are; null if that is not known.</param>
internal readonly record struct ProcessPlace(int Index, int? Count)
{
    /// <summary>What the environment says; the first of one where it says nothing.</summary>
    public static ProcessPlace Find() => Find(Environment.GetEnvironmentVariable);

    internal static ProcessPlace Find(Func<string, string?> variable)
    {
        int? Number(string name) => int.TryParse(variable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

        return Number("OMPI_COMM_WORLD_RANK") is { } ofOpenMpi ? new ProcessPlace(ofOpenMpi, Number("OMPI_COMM_WORLD_SIZE"))
            : Number("PMI_RANK") is { } ofMpich ? new ProcessPlace(ofMpich, Number("PMI_SIZE"))
            : Number("SLURM_ARRAY_TASK_ID") is { } task ? new ProcessPlace(
                Math.Max(0, task - (Number("SLURM_ARRAY_TASK_MIN") ?? 0)), Number("SLURM_ARRAY_TASK_COUNT"))
            : Number("JOB_COMPLETION_INDEX") is { } index ? new ProcessPlace(index, null)
            : Number("SLURM_PROCID") is { } process ? new ProcessPlace(process, Number("SLURM_NTASKS"))
            : new ProcessPlace(0, 1);
    }

    /// <summary>The trial that this process looks at first: processes that start together then take different ones.</summary>
    public int FirstOf(int trials) => (int)(Count is { } count && count > 0 ? (long)(Index % count) * trials / count : Index % trials);
}
