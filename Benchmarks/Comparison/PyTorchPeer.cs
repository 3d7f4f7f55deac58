using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace NetGen.Benchmarks.Comparison;

/// <summary>The PyTorch process: takes commands, gives one JSON object a line.</summary>
internal sealed class PyTorchPeer : IContender, IDisposable
{
    // Products of single precision, summed over at most a thousand terms.
    private const double MostError = 1e-4;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly Process process;

    /// <summary>Starts the process.</summary>
    /// <exception cref="WrongProductException">It multiplies wrongly, or ends when it multiplies.</exception>
    /// <exception cref="ComparisonException">It multiplies with a reference BLAS, or it does not answer.</exception>
    public PyTorchPeer(PyTorchInstallation installation, int threads)
    {
        Threads = threads;
        process = Process.Start(installation.Serve(threads))!;
        try
        {
            var facts = Describe();
            string blas = Text(facts, "blas");
            Description = $"PyTorch {Text(facts, "version")}; BLAS: {blas}; oneDNN: {Text(facts, "onednn")}; threads: {facts.GetProperty("threads").GetInt32()}; allocator: {Text(facts, "allocator")}; OpenBLAS settings: {Text(facts, "openblas")}";
            double error = facts.GetProperty("product_error").GetDouble();
            if (!(error <= MostError))
            {
                throw new WrongProductException(string.Create(CultureInfo.InvariantCulture, $"its matrix products are wrong: by up to {error:g3} of the size of their elements, where rounding explains {MostError:g1}"));
            }

            if (blas.StartsWith("reference", StringComparison.Ordinal))
            {
                throw new ComparisonException($"its BLAS is the {blas}, which nobody would train with: install OpenBLAS (apt-get install libopenblas0-pthread)");
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Version, BLAS, oneDNN, threads, allocator.</summary>
    public string Description { get; }

    /// <inheritdoc/>
    public string Name => "pytorch";

    /// <inheritdoc/>
    public int Threads { get; }

    /// <summary>Which way of writing it in PyTorch was the fastest for the current work.</summary>
    public string Variant { get; private set; } = "";

    /// <summary>None here: the process has run every variant often when <see cref="Prepare"/> returns.</summary>
    public TimeSpan WarmUp => TimeSpan.Zero;

    /// <inheritdoc/>
    public TimeSpan Slice => TimeSpan.FromMilliseconds(60);

    /// <summary>Of several threads those of OpenBLAS and OpenMP spin for up to a tenth of a second before they sleep.</summary>
    public TimeSpan Aftermath => TimeSpan.FromMilliseconds(Threads > 1 ? 150 : 0);

    /// <summary>Builds a work in every variant and keeps the fastest.</summary>
    public void Prepare(string work) => Variant = Text(Ask($"prepare {work}"), "variant");

    /// <inheritdoc/>
    public TimeSpan Run(int steps) =>
        TimeSpan.FromMicroseconds(Ask(string.Create(CultureInfo.InvariantCulture, $"run {steps}")).GetProperty("us").GetDouble());

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private static string Text(JsonElement answer, string property) => answer.GetProperty(property).GetString()!;

    // It multiplies to describe itself: a kernel that the processor does not have ends the process.
    private JsonElement Describe()
    {
        try
        {
            return Ask("describe");
        }
        catch (ComparisonException problem) when (process.WaitForExit(1000))
        {
            throw new WrongProductException(problem.Message, problem);
        }
    }

    private JsonElement Ask(string command)
    {
        try
        {
            process.StandardInput.WriteLine(command);
            process.StandardInput.Flush();
        }
        catch (IOException problem)
        {
            throw new ComparisonException($"the PyTorch process has ended before '{command}'; what it printed stands above", problem);
        }

        var line = process.StandardOutput.ReadLineAsync();
        if (!line.Wait(Patience))
        {
            throw new ComparisonException($"the PyTorch process has not answered '{command}' within {Patience.TotalMinutes:0} minutes");
        }

        string text = line.Result ?? throw new ComparisonException($"the PyTorch process ended at '{command}'; what it printed stands above");
        var answer = JsonDocument.Parse(text).RootElement;
        return answer.TryGetProperty("error", out var error) ? throw new ComparisonException(error.GetString()!) : answer;
    }
}
