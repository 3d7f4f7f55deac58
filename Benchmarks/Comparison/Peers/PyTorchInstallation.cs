using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace NetGen.Benchmarks.Comparison;

/// <summary>A Python that has PyTorch, and how the comparison starts it.</summary>
internal sealed class PyTorchInstallation
{
    private static readonly string[] Pythons = ["python3", "/usr/bin/python3", "/usr/local/bin/python3", "python"];
    private static readonly Lazy<PyTorchInstallation?> Found = new(() => Pythons.Where(ImportsTorch).Select(python => new PyTorchInstallation(python)).FirstOrDefault());
    private readonly string python;

    // They make OpenBLAS take the kernels of another processor: set for the sake of old machines, they cost a new one up to a third of its speed.
    private static readonly string[] BlasVariables = ["OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"];

    private PyTorchInstallation(string python) => this.python = python;

    /// <summary>Whether <see cref="BlasSettings"/> stay as they are; otherwise PyTorch runs without them.</summary>
    public bool KeepsBlasSettings { get; set; }

    /// <summary>The settings of this process's environment that choose OpenBLAS's kernels; empty without any.</summary>
    public static string BlasSettings => string.Join(' ', BlasVariables.Where(v => Environment.GetEnvironmentVariable(v) is not null).Select(v => $"{v}={Environment.GetEnvironmentVariable(v)}"));

    private static string Script => Path.Combine(AppContext.BaseDirectory, "peers", "pytorch_peer.py");

    /// <summary>The first Python that imports torch.</summary>
    /// <exception cref="ComparisonException">There is none.</exception>
    public static PyTorchInstallation Get() => Found.Value ?? throw new ComparisonException("no python3 here imports torch");

    /// <summary>How to start the process that answers commands.</summary>
    public ProcessStartInfo Serve(int threads)
    {
        var start = new ProcessStartInfo(python, [Script, "serve", threads.ToString(CultureInfo.InvariantCulture)]);
        PeerEnvironment.Set(start, threads);
        return WithBestKernels(start);
    }

    /// <summary>How to start the process that trains one step and ends.</summary>
    public ProcessStartInfo FirstStep()
    {
        var start = new ProcessStartInfo(python, [Script, "first-step"]) { RedirectStandardOutput = true };
        PeerEnvironment.SetAllocator(start);
        return WithBestKernels(start);
    }

    /// <summary>Writes the networks of all predictions as ONNX files into a folder, with their list <c>models.json</c>.</summary>
    /// <exception cref="ComparisonException">It fails.</exception>
    public void Export(string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(python, [Script, "export", folder]) { RedirectStandardError = true })!;
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new ComparisonException($"PyTorch cannot export its models: {errors.Trim().Split('\n')[^1]}");
        }
    }

    private ProcessStartInfo WithBestKernels(ProcessStartInfo start)
    {
        foreach (string variable in KeepsBlasSettings ? [] : BlasVariables)
        {
            start.Environment.Remove(variable);
        }

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
