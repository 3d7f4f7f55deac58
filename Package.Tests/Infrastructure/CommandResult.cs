namespace NetGen.Package.Tests.Infrastructure;

/// <summary>What a process left behind.</summary>
/// <param name="Command">What was run.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output, then its standard error.</param>
internal sealed record CommandResult(string Command, int ExitCode, string Output)
{
    /// <summary>The lines that are not empty.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The lines of MSBuild or the compiler with warnings; each once, though the summary repeats them.</summary>
    public string[] Warnings => [.. Lines.Where(line => line.Contains(": warning ", StringComparison.Ordinal)).Distinct()];

    /// <summary>The lines of MSBuild or the compiler with errors; each once.</summary>
    public string[] Errors => [.. Lines.Where(line => line.Contains(": error ", StringComparison.Ordinal)).Distinct()];

    /// <summary>This result, of a process that succeeded without a warning.</summary>
    public CommandResult Clean()
    {
        Assert.True(ExitCode == 0 && Warnings.Length == 0, $"{Command} ended with {ExitCode}:\n{Output}");
        return this;
    }
}
