using System.Collections.Concurrent;

namespace Playground;

/// <summary>The pressed keys, as commands. A thread waits for them, so that the terminal does not echo them.</summary>
internal sealed class Keyboard
{
    private readonly ConcurrentQueue<Command> commands = new();

    /// <summary>Starts listening; the thread ends with the process.</summary>
    public void Start() => new Thread(Listen) { IsBackground = true, Name = "keyboard" }.Start();

    /// <summary>The next pending command, if there is one.</summary>
    public bool TryTake(out Command command) => commands.TryDequeue(out command);

    /// <summary>The command of a key; null for none.</summary>
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
            // The terminal is closed, so no more keys can come.
            commands.Enqueue(Command.Quit);
        }
    }
}
