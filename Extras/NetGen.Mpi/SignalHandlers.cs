using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>
/// What this process does at signals, to be restored after a library has been started: UCX below MPICH, for one, takes those that the runtime makes null
/// references and divisions by zero exceptions with, and a program would end where it should catch one.
/// </summary>
internal sealed unsafe class SignalHandlers
{
    private const int Signals = 64;
    private const int LargerThanSigaction = 512;

    private readonly delegate* unmanaged[Cdecl]<int, byte*, byte*, int> sigaction;
    private readonly byte[] saved = [];

    private SignalHandlers()
    {
        if (!OperatingSystem.IsWindows() && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "sigaction", out nint function))
        {
            sigaction = (delegate* unmanaged[Cdecl]<int, byte*, byte*, int>)function;
            saved = new byte[(Signals + 1) * LargerThanSigaction];
        }
    }

    /// <summary>Notes those of now.</summary>
    public static SignalHandlers Save()
    {
        var handlers = new SignalHandlers();
        handlers.ForEach((number, action) => handlers.sigaction(number, null, action));
        return handlers;
    }

    /// <summary>Makes them what they were. Those that nobody can change are left alone.</summary>
    public void Restore() => ForEach((number, action) => sigaction(number, action, null));

    private void ForEach(Use use)
    {
        fixed (byte* first = saved)
        {
            for (int number = 1; first != null && number <= Signals; number++)
            {
                use(number, first + (number * LargerThanSigaction));
            }
        }
    }

    private delegate int Use(int number, byte* action);
}
