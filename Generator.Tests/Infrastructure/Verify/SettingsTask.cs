using System.Runtime.CompilerServices;

namespace VerifyTests;

/// <summary>A verification that has not run yet: settings can be added until it is awaited or returned as a task.</summary>
public sealed class SettingsTask(Func<VerifySettings, Task> verify)
{
    private readonly VerifySettings settings = new();
    private Task? task;

    /// <summary>Starts the verification when a test returns it.</summary>
    public static implicit operator Task(SettingsTask settingsTask) => settingsTask.ToTask();

    /// <summary>The arguments of a parameterised test, in order; they become part of the file names.</summary>
    public SettingsTask UseParameters(params object?[] parameters)
    {
        settings.UseParameters(parameters);
        return this;
    }

    /// <summary>Starts the verification.</summary>
    public Task ToTask() => task ??= verify(settings);

    /// <summary>Starts the verification when a test awaits it.</summary>
    public TaskAwaiter GetAwaiter() => ToTask().GetAwaiter();
}
