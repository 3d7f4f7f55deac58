using System.Diagnostics;
using NetGen.Benchmarks.Networks;
using NetGen.Benchmarks.Works;

namespace NetGen.Benchmarks.Comparison;

/// <summary>From the start of a process to the end of its first training step.</summary>
internal static class FirstStep
{
    /// <summary>The verb that makes this program such a process.</summary>
    public const string Verb = "first-step";

    private const string Done = "done";
    private const int Rounds = 7;

    /// <summary>What the process does: one batch of data, a network, a step.</summary>
    public static void Run()
    {
        const int Batch = 128;
        float[] inputs = StandardNormal.Numbers(Batch * Mlp784x128x10.InputSize, seed: 1);
        int[] labels = StandardNormal.Classes(Batch, Mlp784x128x10.OutputSize, seed: 2);
        new Mlp784x128x10(seed: 1).TrainStep(inputs, labels, new Adam());
        Console.WriteLine(Done);
    }

    /// <summary>Starts each process in turn, several times.</summary>
    public static Timing[] Measure(IReadOnlyList<ProcessStartInfo> processes)
    {
        double[][] times = [.. processes.Select(_ => new double[Rounds])];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < processes.Count; i++)
            {
                times[i][round] = Time(processes[i]).TotalMicroseconds;
            }
        }

        return [.. times.Select(t => Timing.Of(t))];
    }

    /// <summary>How to start this program as such a process.</summary>
    public static ProcessStartInfo OfThisProgram()
    {
        string host = Environment.ProcessPath!;
        string[] program = Path.GetFileNameWithoutExtension(host) == "dotnet" ? [typeof(FirstStep).Assembly.Location] : [];
        return new ProcessStartInfo(host, [.. program, Verb]) { RedirectStandardOutput = true };
    }

    private static TimeSpan Time(ProcessStartInfo start)
    {
        long before = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        string? line = process.StandardOutput.ReadLine();
        var time = Stopwatch.GetElapsedTime(before);
        process.WaitForExit();
        return line == Done && process.ExitCode == 0
            ? time
            : throw new ComparisonException($"'{start.FileName} {string.Join(' ', start.ArgumentList)}' should print '{Done}' and end with 0, but it printed '{line}' and ended with {process.ExitCode}");
    }
}
