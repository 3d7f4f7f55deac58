using Samples;

namespace Playground;

/// <summary>The options of the command line.</summary>
internal sealed record Options
{
    public const string Usage = """
        Seven optimizers learn to tell two spirals apart, side by side, in the terminal; plain lines where the output is no terminal or has no colours, and on Windows.

          --seconds N        end by itself after so many seconds, with a table (until q is pressed; without a terminal 10)
          --seed NUMBER      keys points, weights and dropout (0)
          --pytorch on|off   after --seconds also time the same steps in PyTorch, where Python has it (on)

        Keys: space pauses, r restarts, n takes the next seed, + and - change the learning rates, d changes the dropout, f and s go faster and slower, q quits.
        """;

    /// <summary>The time limit in seconds; null for none.</summary>
    public required int? Seconds { get; init; }

    public required long Seed { get; init; }

    /// <summary>Whether to time the same steps in PyTorch.</summary>
    public required bool PyTorch { get; init; }

    public required bool Help { get; init; }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="OptionException">It is invalid.</exception>
    public static Options Parse(string[] args)
    {
        var line = new CommandLine(args);
        int? seconds = line.Count("--seconds");
        var options = new Options
        {
            Seconds = seconds,
            Seed = line.Whole("--seed") ?? 0,
            PyTorch = line.Choice("--pytorch", "on", "off") is null or 0,
            Help = line.Flag("--help"),
        };
        line.End();
        return options;
    }
}
