using System.Runtime.InteropServices;

namespace Playground;

/// <summary>Handles the signals that end or stop a process, so that the terminal can be restored first. A second one ends the process at once.</summary>
internal sealed class Signals : IDisposable
{
    // A shell's exit code for a signal is 128 plus its number.
    private static readonly (PosixSignal Signal, int ExitCode)[] Ending = [(PosixSignal.SIGINT, 130), (PosixSignal.SIGTERM, 143), (PosixSignal.SIGHUP, 129), (PosixSignal.SIGQUIT, 131)];

    private readonly PosixSignalRegistration[] registrations;
    private volatile int exitCode;

    public Signals()
    {
        registrations = [.. Ending.Select(e => PosixSignalRegistration.Create(e.Signal, context => context.Cancel = Interlocked.CompareExchange(ref exitCode, e.ExitCode, 0) == 0))];
    }

    /// <summary>The exit code for the received signal; null before one arrives.</summary>
    public int? ExitCode => exitCode == 0 ? null : exitCode;

    public void Dispose() => Array.ForEach(registrations, registration => registration.Dispose());
}
