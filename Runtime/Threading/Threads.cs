namespace NetGen.Generated;

/// <summary>Whether there are threads to start: in a browser a program has one.</summary>
internal static class Threads
{
    /// <summary>Whether a program can start threads.</summary>
    public static bool CanStart => !OperatingSystem.IsBrowser() && !OperatingSystem.IsWasi();

    /// <summary>So many workers as were asked for, or the one that there is.</summary>
    public static int AtMost(int workers) => AtMost(workers, CanStart);

    /// <summary>So many workers as were asked for, or one where none can be started.</summary>
    internal static int AtMost(int workers, bool canStart) => canStart ? workers : 1;
}
