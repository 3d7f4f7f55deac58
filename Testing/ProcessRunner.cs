using System.Diagnostics;
using System.Text;

namespace NetGen.Testing;

/// <summary>Runs programs as processes of their own.</summary>
public static class ProcessRunner
{
    /// <summary>The <c>dotnet</c> that runs the tests.</summary>
    public static string DotNet { get; } = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    /// <summary>Runs a program to its end.</summary>
    /// <param name="start">The program; where its output goes is set here.</param>
    /// <param name="limit">Only for a program that hangs.</param>
    /// <exception cref="TimeoutException">It took longer, and has been ended with what it started.</exception>
    public static ProcessResult Run(ProcessStartInfo start, TimeSpan limit)
    {
        ArgumentNullException.ThrowIfNull(start);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.StandardOutputEncoding = Encoding.UTF8;
        start.StandardErrorEncoding = Encoding.UTF8;
        string command = $"{Path.GetFileName(start.FileName)} {string.Join(' ', start.ArgumentList)}";
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"'{command}' did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{command}' did not end within {limit}.");
        }

        return new ProcessResult(command, process.ExitCode, output.Result, error.Result);
    }
}
