using NetGen;

namespace CartPole;

/// <summary>A game that a trained network plays for all to see.</summary>
internal static class Performance
{
    private const int MillisecondsOfStep = 20, StepsBetweenPictures = 100;

    /// <summary>
    /// Plays a game by the best action of each step. A terminal shows it move, at the pace of the game; elsewhere, and in a console of Windows,
    /// which may not know how to move the cursor, there is a picture now and then.
    /// </summary>
    /// <param name="network">Whatever has an output for each action first, the larger the better.</param>
    /// <param name="random">Where the game begins.</param>
    /// <param name="output">Where it is drawn.</param>
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
