using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace NetGen.Benchmarks.Comparison;

/// <summary>A Python that has PyTorch, and how the comparison starts it.</summary>
internal sealed class PyTorchInstallation
{
    private static readonly string[] Pythons = ["python3", "/usr/bin/python3", "/usr/local/bin/python3", "python"];
    private readonly string python;

    // They make OpenBLAS take the kernels of another processor: set for the sake of old machines, they cost a new one up to a third of its speed.
    private static readonly string[] BlasVariables = ["OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"];

    private PyTorchInstallation(string python) => this.python = python;

    /// <summary>Whether <see cref="BlasSettings"/> stay as they are; otherwise PyTorch runs without them.</summary>
    public bool KeepsBlasSettings { get; set; }

    /// <summary>The settings of this process's environment that choose OpenBLAS's kernels; empty without any.</summary>
    public static string BlasSettings => string.Join(' ', BlasVariables.Where(v => Environment.GetEnvironmentVariable(v) is not null).Select(v => $"{v}={Environment.GetEnvironmentVariable(v)}"));

    private static string Script => Path.Combine(AppContext.BaseDirectory, "peers", "pytorch_peer.py");

    /// <summary>The first Python that imports torch, or null.</summary>
    public static PyTorchInstallation? Find() =>
        Pythons.Where(ImportsTorch).Select(python => new PyTorchInstallation(python)).FirstOrDefault();

    /// <summary>How to start the process that answers commands.</summary>
    public ProcessStartInfo Serve(int threads)
    {
        string count = threads.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(python, [Script, "serve", count]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (string variable in new[] { "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS" })
        {
            start.Environment[variable] = count;
        }

        return WithBestSettings(start);
    }

    /// <summary>How to start the process that trains one step and ends.</summary>
    public ProcessStartInfo FirstStep() => WithBestSettings(new(python, [Script, "first-step"]) { RedirectStandardOutput = true });

    // By default glibc gives the memory of every large tensor back and asks for it again: a third of the time of a step.
    // 32 MB is the highest threshold that it takes; beyond that it ignores the setting.
    private ProcessStartInfo WithBestSettings(ProcessStartInfo start)
    {
        foreach (string variable in KeepsBlasSettings ? [] : BlasVariables)
        {
            start.Environment.Remove(variable);
        }

        start.Environment["MALLOC_MMAP_THRESHOLD_"] = "33554432";
        start.Environment["MALLOC_TRIM_THRESHOLD_"] = "1073741824";
        return start;
    }

    private static bool ImportsTorch(string python)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-c", "import torch"]) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            // There is no such program: the next name may be one.
            return false;
        }
    }
}
