using System.Collections.Concurrent;

namespace Playground;

/// <summary>The keys that are pressed, as commands. A thread waits for them, which keeps the terminal from showing them.</summary>
internal sealed class Keyboard
{
    private readonly ConcurrentQueue<Command> commands = new();

    /// <summary>Begins to listen; the thread ends with the process.</summary>
    public void Start() => new Thread(Listen) { IsBackground = true, Name = "keyboard" }.Start();

    /// <summary>The next command that is not done yet, if there is one.</summary>
    public bool TryTake(out Command command) => commands.TryDequeue(out command);

    /// <summary>What a key asks for; null for nothing.</summary>
    internal static Command? CommandOf(ConsoleKeyInfo key) => key switch
    {
        { Key: ConsoleKey.Escape } or { KeyChar: 'q' or 'Q' } => Command.Quit,
        { KeyChar: ' ' } => Command.Pause,
        { KeyChar: 'r' or 'R' } => Command.Restart,
        { KeyChar: 'n' or 'N' } => Command.NextSeed,
        { KeyChar: '+' or '=' } => Command.HigherRate,
        { KeyChar: '-' or '_' } => Command.LowerRate,
        { KeyChar: 'd' or 'D' } => Command.NextDropout,
        { KeyChar: 'f' or 'F' } => Command.Faster,
        { KeyChar: 's' or 'S' } => Command.Slower,
        _ => null,
    };

    private void Listen()
    {
        try
        {
            while (true)
            {
                if (CommandOf(Console.ReadKey(intercept: true)) is { } command)
                {
                    commands.Enqueue(command);
                }
            }
        }
        catch (Exception gone) when (gone is InvalidOperationException or IOException)
        {
            // The terminal is gone, and with it whoever could press a key.
            commands.Enqueue(Command.Quit);
        }
    }
}
