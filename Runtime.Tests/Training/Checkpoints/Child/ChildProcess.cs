using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NetGen.Runtime.Tests.Training.Checkpoints.Child;

/// <summary>The tests as a program: a <see cref="ChildTraining"/> that runs in a folder, or another mode of <see cref="Tests.Program"/>.</summary>
internal sealed partial class ChildProcess : IDisposable
{
    private const int Interrupt = 2;
    private const int LargerThanSigaction = 512;
    // Only for a training that hangs.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);
    private readonly Process process;
    private readonly Task<string> error;

    private ChildProcess(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        process = OperatingSystem.IsWindows() ? Process.Start(start)! : StartInterruptible(start);
        error = process.StandardError.ReadToEndAsync();
    }

    private static string Program => typeof(ChildProcess).Assembly.Location;

    public int ExitCode => process.ExitCode;

    /// <summary>What it said of its failure; known when it has ended.</summary>
    public string Error => error.Result;

    public static ChildProcess Start(string mode, string folder) => new(new ProcessStartInfo(ProcessRunner.DotNet, [Program, mode, folder]));

    /// <summary>Starts what needs no folder, with some environment variables set.</summary>
    public static ChildProcess Start(string mode, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(ProcessRunner.DotNet, [Program, mode]);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new ChildProcess(start);
    }

    /// <summary>Starts it under a limit on the size of a file, which is met as a full disk is: a write fails.</summary>
    public static ChildProcess StartWithFullDisk(string mode, string folder, int kilobytes)
    {
        // The shell counts blocks of 512 bytes. Without the variable the runtime reserves memory by a file that is larger than that.
        string command = FormattableString.Invariant($"trap '' XFSZ; ulimit -f {2 * kilobytes}; exec \"$@\"");
        var start = new ProcessStartInfo("/bin/sh", ["-c", command, "sh", ProcessRunner.DotNet, Program, mode, folder]);
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return new ChildProcess(start);
    }

    /// <summary>Waits until the training has begun.</summary>
    public void WaitForBegin() => WaitFor(ChildTraining.Begun);

    /// <summary>Waits for the next line, which is this.</summary>
    public void WaitFor(string expected)
    {
        string? line = ReadLine();
        Assert.True(line == expected, $"The training said '{line}' instead of '{expected}': {(line is null ? Error : "")}");
    }

    /// <summary>Waits for the next line; null at the end.</summary>
    public string? ReadLine() => process.StandardOutput.ReadLine();

    /// <summary>Ends it as a crash would: it can do nothing about it (SIGKILL).</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Ctrl-C.</summary>
    public void PressCancelKey() => Assert.Equal(0, SendSignal(process.Id, Interrupt));

    /// <summary>Waits for its end and gives the rest of its output.</summary>
    public string[] WaitForEnd()
    {
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill();
            throw new TimeoutException($"The training did not end within {Limit}.");
        }

        return output.Result.TrimEnd().Split('\n', StringSplitOptions.TrimEntries);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }

    /// <summary>Tests that were started in the background ignore SIGINT, and so would their children.</summary>
    private static unsafe Process StartInterruptible(ProcessStartInfo start)
    {
        byte* before = stackalloc byte[LargerThanSigaction];
        Assert.Equal(0, SignalAction(Interrupt, null, before));
        SetSignal(Interrupt, 0);
        try
        {
            return Process.Start(start)!;
        }
        finally
        {
            Assert.Equal(0, SignalAction(Interrupt, before, null));
        }
    }

    [LibraryImport("libc", EntryPoint = "sigaction")]
    private static unsafe partial int SignalAction(int signal, byte* action, byte* before);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint SetSignal(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
