using Samples;

namespace CartPole;

/// <summary>The learning algorithm.</summary>
internal enum Algorithm
{
    Ppo,
    Dqn,
}

/// <summary>The options of the command line.</summary>
internal sealed record Options
{
    public const string Usage = """
        Learns to balance a pole on a cart by reward alone: Gym's CartPole-v1, whose games last 500 steps at most.

          --algorithm ppo|dqn   an actor-critic with clipped steps, or Q-learning with a target network (ppo)
          --seed NUMBER         keys weights, games and chance (1)
          --episodes N          how many games it trains for, at least 100 (ppo 1200, dqn 600)
          --workers N           threads that share a training step; the result is the same (1)
          --save FILE           writes the trained network
          --render              then plays a game: moving in a terminal, otherwise a picture every two seconds of it
        """;

    public required Algorithm Algorithm { get; init; }

    public required long Seed { get; init; }

    public required int Episodes { get; init; }

    public required int Workers { get; init; }

    /// <summary>The file for the trained network; null for none.</summary>
    public required string? File { get; init; }

    /// <summary>Whether to show a game of the trained network.</summary>
    public required bool Renders { get; init; }

    public required bool Help { get; init; }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="OptionException">It is invalid.</exception>
    public static Options Parse(string[] args)
    {
        var line = new CommandLine(args);
        var algorithm = (Algorithm)(line.Choice("--algorithm", "ppo", "dqn") ?? 0);
        var options = new Options
        {
            Algorithm = algorithm,
            Seed = line.Whole("--seed") ?? 1,
            Episodes = line.Count("--episodes") ?? (algorithm == Algorithm.Ppo ? 1200 : 600),
            Workers = line.Count("--workers") ?? 1,
            File = line.Text("--save"),
            Renders = line.Flag("--render"),
            Help = line.Flag("--help"),
        };
        line.End();
        return options.Episodes >= Scores.Window ? options
            : throw new OptionException($"--episodes must be at least {Scores.Window}, the number that the mean covers, but is {options.Episodes}.");
    }
}
