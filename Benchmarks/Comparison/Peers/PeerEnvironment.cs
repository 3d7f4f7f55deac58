using System.Diagnostics;
using System.Globalization;

namespace NetGen.Benchmarks.Comparison;

/// <summary>The environment of peers with native libraries.</summary>
internal static class PeerEnvironment
{
    private static readonly string[] ThreadVariables = ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"];

    /// <summary>Sets the threads of their libraries, and the allocator as <see cref="SetAllocator"/> does.</summary>
    public static void Set(ProcessStartInfo start, int threads)
    {
        foreach (string variable in ThreadVariables)
        {
            start.Environment[variable] = threads.ToString(CultureInfo.InvariantCulture);
        }

        SetAllocator(start);
    }

    /// <summary>
    /// By default glibc gives the memory of every large tensor back and asks for it again: a third of the time of a step.
    /// 32 MB is the highest threshold that it takes; beyond that it ignores the setting.
    /// </summary>
    public static void SetAllocator(ProcessStartInfo start)
    {
        start.Environment["MALLOC_MMAP_THRESHOLD_"] = "33554432";
        start.Environment["MALLOC_TRIM_THRESHOLD_"] = "1073741824";
    }
}
