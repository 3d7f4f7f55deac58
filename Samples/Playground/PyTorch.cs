using System.Diagnostics;
using System.Globalization;

namespace Playground;

/// <summary>Times the steps of a race in PyTorch: the same network, batch and optimizers, on one thread.</summary>
internal static class PyTorch
{
    private const string ScriptName = "pytorch_steps.py";
    private const int NotInstalled = 3, Killed = 137;
    private const double SecondsForAll = 10;

    // Only for a Python that hangs: on a busy machine PyTorch takes minutes to start.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private static readonly string[] Pythons = ["python3", "/usr/bin/python3", "python"];

    /// <summary>Measures the times.</summary>
    /// <param name="race">The finished race.</param>
    /// <param name="outcome">A sentence about how they were measured, or why there are none.</param>
    /// <returns>The times; null if PyTorch is not installed or fails.</returns>
    public static PyTorchTimes? Measure(Race race, out string outcome)
    {
        foreach (string python in Pythons)
        {
            var (exitCode, output, error) = Run(python, race);
            if (exitCode == 0)
            {
                var times = Parse(output, race);
                outcome = times.Steps.SequenceEqual(race.Contestants.Select(c => c.Steps))
                    ? $"PyTorch {times.Version}, µs/step: the same steps on one thread."
                    : $"PyTorch {times.Version}, µs/step: on one thread, measured over the first {times.Steps.Min()} to {times.Steps.Max()} steps, since all would take longer than {SecondsForAll} s.";
                return times;
            }

            if (exitCode is not (null or NotInstalled))
            {
                outcome = $"PyTorch's times: {python} ended with exit code {exitCode}: {error.TrimEnd().Split('\n')[^1]}";
                return null;
            }
        }

        outcome = $"PyTorch's times are missing: none of {string.Join(", ", Pythons)} has PyTorch.";
        return null;
    }

    /// <summary>Reads the output of the script: a version, then a line for each optimizer.</summary>
    internal static PyTorchTimes Parse(string output, Race race)
    {
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[][] rows = [.. lines.Skip(1).Select(line => line.Split(' '))];
        if (!rows.Select(row => row[0]).SequenceEqual(race.Contestants.Select(c => c.Name)))
        {
            throw new InvalidDataException($"{ScriptName} should write a line for each optimizer, but wrote: {output}");
        }

        long[] steps = [.. rows.Select(row => long.Parse(row[1], CultureInfo.InvariantCulture))];
        return new PyTorchTimes(lines[0], steps, [.. rows.Select((row, i) => 1e6 * double.Parse(row[2], CultureInfo.InvariantCulture) / Math.Max(1, steps[i]))]);
    }

    /// <summary>Runs the script to its end; returns no exit code if there is no such program.</summary>
    private static (int? ExitCode, string Output, string Error) Run(string python, Race race)
    {
        var start = new ProcessStartInfo(python) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] settings = [Text(race.Dropout), Text(SecondsForAll / race.Contestants.Count)];
        string[] arguments = ["-c", Script(), .. settings, .. race.Contestants.Select(c => $"{c.Name}:{Text(c.LearningRate)}:{c.Steps}")];
        Array.ForEach(arguments, start.ArgumentList.Add);
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            WritePoints(race.Spirals, process.StandardInput);
            if (!process.WaitForExit(Limit))
            {
                process.Kill();
                return (Killed, "", $"it took longer than {Limit.TotalSeconds:0} s");
            }

            return (process.ExitCode, output.Result, error.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (null, "", "");
        }
    }

    private static void WritePoints(Spirals spirals, StreamWriter input)
    {
        try
        {
            using (input)
            {
                for (int i = 0; i < Spirals.Count; i++)
                {
                    input.WriteLine($"{Text(spirals.Inputs[2 * i])} {Text(spirals.Inputs[(2 * i) + 1])} {Text(spirals.Targets[i])}");
                }
            }
        }
        catch (IOException)
        {
            // A Python without PyTorch has ended by now; its exit code says so.
        }
    }

    private static string Script()
    {
        using var stream = typeof(PyTorch).Assembly.GetManifestResourceStream(ScriptName)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
