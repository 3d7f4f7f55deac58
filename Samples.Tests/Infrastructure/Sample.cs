using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NetGen.Samples.Tests.Infrastructure;

/// <summary>Runs one of the programs as a process of its own.</summary>
internal static class Sample
{
    // Only for a program that hangs.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="name">Its assembly: Amp, CartPole, Digits, Forecast, Iris, Mnist, Playground, Signal or Tabular.</param>
    /// <param name="folder">Its current directory.</param>
    /// <param name="arguments">Its command line, split at spaces.</param>
    public static SampleResult Run(string name, string folder, string arguments = "") =>
        Run(name, folder, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    public static SampleResult Run(string name, string folder, string[] arguments)
    {
        var start = new ProcessStartInfo(ProcessRunner.DotNet, [Path.Combine(AppContext.BaseDirectory, name + ".dll"), .. arguments]) { WorkingDirectory = folder };
        var result = ProcessRunner.Run(start, Limit);
        return new SampleResult(result.ExitCode, Lines(result.Output), Lines(result.Error));
    }

    /// <summary>Runs a program on several ranks.</summary>
    /// <param name="launcher">A launcher of MPI.</param>
    /// <param name="ranks">How many.</param>
    /// <param name="name">The program's assembly.</param>
    /// <param name="folder">Its current directory.</param>
    /// <param name="arguments">Its command line, split at spaces.</param>
    public static SampleResult RunOnRanks(string launcher, int ranks, string name, string folder, string arguments)
    {
        string[] program = [ProcessRunner.DotNet, Path.Combine(AppContext.BaseDirectory, name + ".dll"), .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        string[] options = [.. MpiFactAttribute.OptionsOf(launcher), "-n", ranks.ToString(CultureInfo.InvariantCulture)];
        var result = ProcessRunner.Run(new ProcessStartInfo(launcher, [.. options, .. program]) { WorkingDirectory = folder }, Limit);
        return new SampleResult(result.ExitCode, Lines(result.Output), Lines(result.Error));
    }

    private static string[] Lines(string text) => text.TrimEnd().Split('\n', StringSplitOptions.TrimEntries);
}

/// <summary>What a program left behind.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">The lines of its standard output.</param>
/// <param name="Error">The lines of its standard error; one empty line where there was none.</param>
internal sealed partial record SampleResult(int ExitCode, string[] Output, string[] Error)
{
    /// <summary>The number of the last line, in percent.</summary>
    public double TestAccuracy
    {
        get
        {
            var match = AccuracyLine.Match(Output[^1]);
            Assert.True(match.Success, $"Exit code {ExitCode}; the last line is '{Output[^1]}', the errors are: {string.Join('\n', Error)}");
            return double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        }
    }

    [GeneratedRegex(@"^test accuracy: (\d{1,3}\.\d\d) %$")]
    private static partial Regex AccuracyLine { get; }
}
