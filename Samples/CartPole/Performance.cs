using NetGen;

namespace CartPole;

/// <summary>Shows a game of a trained network.</summary>
internal static class Performance
{
    private const int MillisecondsOfStep = 20, StepsBetweenPictures = 100;

    /// <summary>
    /// Plays a game with the best action of each step. A terminal shows it as an animation, in real time. Elsewhere, and in a Windows console,
    /// which may not support cursor movement, a picture is printed now and then.
    /// </summary>
    /// <param name="network">Any network whose first outputs are the scores of the actions.</param>
    /// <param name="random">Determines the start of the game.</param>
    /// <param name="output">Receives the pictures.</param>
    public static void Show<TNetwork>(TNetwork network, Random random, TextWriter output)
        where TNetwork : class, INetwork<TNetwork>
    {
        bool moves = !Console.IsOutputRedirected && !OperatingSystem.IsWindows() && Environment.GetEnvironmentVariable("TERM") != "dumb";
        var game = new Game(random);
        float[] state = new float[Game.StateSize], outputs = new float[TNetwork.Description.OutputShape.Size];
        Draw(game, output);
        while (!game.IsOver)
        {
            game.Observe(state);
            network.Predict(state, outputs);
            game.Push(Game.Best(outputs));
            if (moves)
            {
                Thread.Sleep(MillisecondsOfStep);
                output.Write($"\e[{Picture.Height}A");
            }

            if (moves || game.IsOver || game.Steps % StepsBetweenPictures == 0)
            {
                Draw(game, output);
            }
        }
    }

    private static void Draw(Game game, TextWriter output)
    {
        foreach (string line in Picture.Of(game))
        {
            output.WriteLine(line);
        }
    }
}
