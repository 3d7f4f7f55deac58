using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace NetGen.Benchmarks.Comparison;

/// <summary>A peer's process: takes commands, gives one JSON object a line.</summary>
internal sealed class PeerProcess : IContender, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly Process process;
    private readonly string title;
    private readonly HashSet<string> works;

    /// <summary>Starts the process and lets it describe itself.</summary>
    /// <param name="peer">Whose process it is.</param>
    /// <param name="start">How it starts.</param>
    /// <param name="threads">The threads that it is told to have.</param>
    /// <exception cref="PeerEndedException">It has ended instead.</exception>
    /// <exception cref="ComparisonException">It cannot take part, or it does not answer.</exception>
    public PeerProcess(IPeer peer, ProcessStartInfo start, int threads)
    {
        Name = peer.Name;
        title = peer.Title;
        Threads = threads;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        process = Process.Start(start)!;
        try
        {
            Facts = Ask("describe");
            works = [.. Facts.GetProperty("works").EnumerateArray().Select(work => work.GetString()!)];
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What it says of itself.</summary>
    public JsonElement Facts { get; }

    /// <summary>How a process of it starts that trains one step and ends; null where it has none.</summary>
    public ProcessStartInfo? FirstStep { get; init; }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int Threads { get; }

    /// <summary>Which way of writing it was the fastest for the current work.</summary>
    public string Variant { get; private set; } = "";

    /// <summary>None unless it says otherwise: a Python process has run every variant often when <see cref="Prepare"/> returns.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.Zero;

    /// <inheritdoc/>
    public TimeSpan Slice => TimeSpan.FromMilliseconds(60);

    /// <summary>Of several threads those of OpenBLAS and OpenMP spin for up to a tenth of a second before they sleep.</summary>
    public TimeSpan Aftermath => TimeSpan.FromMilliseconds(Threads > 1 ? 150 : 0);

    /// <summary>Whether it has a work.</summary>
    public bool Has(string work) => works.Contains(work);

    /// <summary>Builds a work in every variant, keeps the fastest and gives the number of its parameters.</summary>
    public long Prepare(string work)
    {
        var answer = Ask($"prepare {work}");
        Variant = answer.GetProperty("variant").GetString()!;
        return answer.GetProperty("parameters").GetInt64();
    }

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

    private JsonElement Ask(string command)
    {
        try
        {
            process.StandardInput.WriteLine(command);
            process.StandardInput.Flush();
        }
        catch (IOException problem)
        {
            throw new PeerEndedException($"the {title} process has ended before '{command}'; what it printed stands above", problem);
        }

        var line = process.StandardOutput.ReadLineAsync();
        if (!line.Wait(Patience))
        {
            throw new ComparisonException($"the {title} process has not answered '{command}' within {Patience.TotalMinutes:0} minutes");
        }

        string text = line.Result ?? throw new PeerEndedException($"the {title} process ended at '{command}'; what it printed stands above");
        var answer = JsonDocument.Parse(text).RootElement;
        return answer.TryGetProperty("error", out var error) ? throw new ComparisonException(error.GetString()!) : answer;
    }
}
