using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using NetGen.Benchmarks.Limits;

namespace NetGen.Benchmarks.Comparison;

/// <summary>What figures depend on: processor, runtime, and what else the machine is doing.</summary>
internal static class Machine
{
    /// <summary>Some lines for the head of a report.</summary>
    public static IEnumerable<string> Describe()
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC, {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}");
        yield return $"processor: {Processor()}, {Environment.ProcessorCount} for this process{Affinity()}";
        yield return string.Create(CultureInfo.InvariantCulture, $"{RuntimeInformation.FrameworkDescription}, Vector<float>.Count {Vector<float>.Count}, FMA {(Fma.IsSupported ? "yes" : "no")}, AVX-512 {(Avx512F.IsSupported ? "yes" : "no")}");
        yield return $"FMA limit: the fastest loop with vectors of {string.Join(" and ", MultiplyAddLoop.Widths.Select(lanes => lanes * 8 * sizeof(float)))} bits";
        yield return LoadAverage();
    }

    /// <summary>How many programs wanted a processor in the last 1, 5 and 15 minutes: above 1 others were in the way.</summary>
    public static string LoadAverage() =>
        $"load average: {(File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : "unknown")}";

    private static string Processor()
    {
        const string Cpuinfo = "/proc/cpuinfo";
        return File.Exists(Cpuinfo)
            ? $"{Field("model name")} (family {Field("cpu family")}, model {Field("model")})"
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? "unknown";

        static string Field(string name) =>
            File.ReadLines(Cpuinfo).Select(line => line.Split(':', 2)).FirstOrDefault(field => field[0].Trim() == name)?[^1].Trim() ?? "?";
    }

    private static string Affinity()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows())
        {
            return "";
        }

        using var process = Process.GetCurrentProcess();
        return $" (affinity mask 0x{process.ProcessorAffinity:x})";
    }
}
