using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace NetGen.Extras.Tests.Mpi;

/// <summary>A run of <see cref="MpiProgram"/> by a launcher of MPI, which may be watched and killed.</summary>
internal sealed class MpiRun : IDisposable
{
    // Only for ranks that wait for each other by mistake.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private readonly Process process;
    private readonly ConcurrentQueue<string> output = [];
    private readonly Task reading;
    private readonly Task<string> error;

    private MpiRun(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        process = Process.Start(start)!;
        reading = Task.Run(() =>
        {
            while (process.StandardOutput.ReadLine() is { } line)
            {
                output.Enqueue(line);
            }
        });
        error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The lines that the ranks have printed so far.</summary>
    public IReadOnlyCollection<string> Output => output;

    /// <summary>What the ranks and the launcher said of failures; known when they have ended.</summary>
    public string Error => error.Result;

    public int ExitCode => process.ExitCode;

    /// <summary>The hash of the weights that rank 0 has printed.</summary>
    public string Weights => Assert.Single(output, line => line.StartsWith(MpiProgram.Hash, StringComparison.Ordinal))[MpiProgram.Hash.Length..];

    /// <summary>The processes of the ranks that have said theirs.</summary>
    public int[] Processes =>
    [
        .. output.Where(line => line.StartsWith(MpiProgram.Process, StringComparison.Ordinal)).Select(
            line => int.Parse(line.AsSpan(MpiProgram.Process.Length), CultureInfo.InvariantCulture)),
    ];

    public static MpiRun Start(string launcher, int ranks, string[] arguments, params (string Name, string Value)[] variables)
    {
        string count = ranks.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(
            launcher, [.. MpiFactAttribute.OptionsOf(launcher), "-n", count, ProcessRunner.DotNet, typeof(MpiRun).Assembly.Location, .. arguments]);

        // Open MPI gives the ranks a terminal, which .NET writes control sequences to.
        foreach (var (name, value) in variables.Prepend(("TERM", "dumb")))
        {
            start.Environment[name] = value;
        }

        return new MpiRun(start);
    }

    /// <summary>Runs to the end, which must be good.</summary>
    public static MpiRun Complete(string launcher, int ranks, params string[] arguments)
    {
        var run = Start(launcher, ranks, arguments);
        run.WaitForEnd(Limit);
        Assert.True(run.ExitCode == 0, $"{launcher} -n {ranks} {string.Join(' ', arguments)} ended with {run.ExitCode}: {run.Error}");
        return run;
    }

    public void WaitForEnd(TimeSpan limit)
    {
        if (!process.WaitForExit(limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"The ranks did not end within {limit}: {string.Join('\n', output)}");
        }

        Assert.True(reading.Wait(limit), "A rank is still there.");
    }

    /// <summary>Waits for what the ranks bring about.</summary>
    public void WaitUntil(Func<bool> condition, string what) => Assert.True(
        SpinWait.SpinUntil(() => condition() || process.WaitForExit(20), Limit) && condition(), $"Expected that {what}: {string.Join('\n', output)}");

    /// <summary>Ends a rank as a crash would (SIGKILL).</summary>
    public static void Kill(int rank)
    {
        using var killed = Process.GetProcessById(rank);
        killed.Kill();
    }

    public void Dispose() => process.Dispose();
}
