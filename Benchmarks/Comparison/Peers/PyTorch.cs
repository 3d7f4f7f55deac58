using System.Globalization;

namespace NetGen.Benchmarks.Comparison;

/// <summary>PyTorch, in a Python process.</summary>
internal sealed class PyTorch : IPeer
{
    // Products of single precision, summed over at most a thousand terms.
    private const double MostError = 1e-4;

    /// <inheritdoc/>
    public string Name => "pytorch";

    /// <inheritdoc/>
    public string Title => "PyTorch";

    /// <summary>Starts it without the environment's settings of OpenBLAS, if its products are right then.</summary>
    public PeerProcess Start(int threads)
    {
        var installation = PyTorchInstallation.Get();
        string settings = PyTorchInstallation.BlasSettings;
        PeerProcess process;
        try
        {
            process = Start(installation, threads);
            Console.WriteLine(settings.Length == 0 ? "OpenBLAS chooses its kernels itself" : $"PyTorch runs without {settings}, which this environment sets; its products are right without");
        }
        catch (WrongProductException problem) when (settings.Length > 0)
        {
            Console.WriteLine($"PyTorch keeps {settings}, which this environment sets: without, {problem.Message}");
            installation.KeepsBlasSettings = true;
            process = Start(installation, threads);
        }

        Console.WriteLine($"PyTorch {Fact(process, "version")}; BLAS: {Fact(process, "blas")}; oneDNN: {Fact(process, "onednn")}; threads: {process.Facts.GetProperty("threads").GetInt32()}; allocator: {Fact(process, "allocator")}; OpenBLAS settings: {Fact(process, "openblas")}");
        return process;
    }

    private PeerProcess Start(PyTorchInstallation installation, int threads)
    {
        PeerProcess process;
        try
        {
            process = new PeerProcess(this, installation.Serve(threads), threads) { FirstStep = installation.FirstStep() };
        }
        catch (PeerEndedException problem)
        {
            // It multiplies to describe itself: a kernel that the processor does not have ends the process.
            throw new WrongProductException(problem.Message, problem);
        }

        try
        {
            Check(process);
            return process;
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    private static void Check(PeerProcess process)
    {
        double error = process.Facts.GetProperty("product_error").GetDouble();
        if (!(error <= MostError))
        {
            throw new WrongProductException(string.Create(CultureInfo.InvariantCulture, $"its matrix products are wrong: by up to {error:g3} of the size of their elements, where rounding explains {MostError:g1}"));
        }

        string blas = Fact(process, "blas");
        if (blas.StartsWith("reference", StringComparison.Ordinal))
        {
            throw new ComparisonException($"its BLAS is the {blas}, which nobody would train with: install OpenBLAS (apt-get install libopenblas0-pthread)");
        }
    }

    private static string Fact(PeerProcess process, string name) => process.Facts.GetProperty(name).GetString()!;
}
