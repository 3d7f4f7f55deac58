namespace NetGen.Testing;

/// <summary>What a process left behind.</summary>
/// <param name="Command">What was run.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
public sealed record ProcessResult(string Command, int ExitCode, string Output, string Error);
