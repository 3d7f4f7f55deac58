using System.Globalization;
using System.Text.RegularExpressions;
using CartPole;
using NetGen.Samples.Tests.Infrastructure;

namespace NetGen.Samples.Tests;

public sealed partial class CartPoleTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>The most that a game can last is 500 steps.</summary>
    [Fact]
    [Trait("Category", "Long")]
    public void Actor_critic_balances_the_pole_under_each_of_five_seeds() =>
        Assert.All(Enumerable.Range(1, TestScale.Count(2, full: 5)), seed => Assert.InRange(Mean(Run("--seed", Text(seed))), 475, 500));

    /// <summary>Who pushes by chance lasts about 22 steps.</summary>
    [Fact]
    [Trait("Category", "Long")]
    public void Q_learning_balances_the_pole_under_each_of_five_seeds() =>
        Assert.All(Enumerable.Range(1, TestScale.Count(1, full: 5)), seed => Assert.InRange(Mean(Run("--algorithm", "dqn", "--seed", Text(seed))), 195, 500));

    [Theory]
    [InlineData("ppo", "ActorCritic: 4 → 3")]
    [InlineData("dqn", "ActionValues: 4 → 2")]
    public void Shows_summary_progress_and_mean(string algorithm, string network)
    {
        var run = Run("--algorithm", algorithm, "--episodes", "100");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(network, run.Output[0]);
        Assert.Matches(@"^episode +50/100 +\d+ steps  mean of the last +50: +\d+\.\d$", run.Output[^3]);
        Assert.Matches(@"^episode +100/100 +\d+ steps  mean of the last 100: +\d+\.\d$", run.Output[^2]);
        Assert.EndsWith(string.Create(CultureInfo.InvariantCulture, $": {Mean(run),5:0.0}"), run.Output[^2], StringComparison.Ordinal);
    }

    /// <summary>200 games are enough for every part of a training to have its turn.</summary>
    [Theory]
    [InlineData("ppo")]
    [InlineData("dqn")]
    public void Same_seed_gives_the_same_file_whatever_the_workers(string algorithm)
    {
        byte[] one = Network("--seed", "5", "--workers", "1");
        Assert.Equal(one, Network("--seed", "5", "--workers", "2"));
        Assert.Equal(one, Network("--seed", "5", "--workers", "5"));
        Assert.NotEqual(one, Network("--seed", "6"));

        byte[] Network(params string[] arguments)
        {
            string file = folder.File("network.safetensors");
            File.Delete(file);
            var run = Run(["--algorithm", algorithm, "--episodes", "200", "--save", "network.safetensors", .. arguments]);
            Assert.Equal(0, run.ExitCode);
            Assert.Equal("wrote network.safetensors", run.Output[^2]);
            return File.ReadAllBytes(file);
        }
    }

    [Fact]
    public void Redirected_it_draws_pictures_without_escapes()
    {
        var run = Run("--episodes", "100", "--render");
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain(run.Output, line => line.Contains('\e'));
        Assert.Contains(run.Output, line => line.StartsWith("step   0 ", StringComparison.Ordinal));
        Assert.True(run.Output.Count(line => line.Contains("▐███▌", StringComparison.Ordinal)) >= 2);
        Assert.InRange(Mean(run), 9, 500);
    }

    [Theory]
    [InlineData("--episodes 99", "--episodes must be at least 100, the number that the mean covers, but is 99.")]
    [InlineData("--algorithm a2c", "--algorithm must be one of ppo, dqn, but is 'a2c'.")]
    [InlineData("--workers 0", "--workers must be a whole number of at least 1, but is '0'.")]
    [InlineData("--steps 5", "'--steps' is not an option: expected --algorithm, --seed, --episodes, --workers, --save, --render, --help.")]
    public void Wrong_option_is_one_line_and_exit_code_2(string arguments, string message)
    {
        var run = Run(arguments.Split(' '));
        Assert.Equal(2, run.ExitCode);
        Assert.Equal([message], run.Error);
        Assert.Equal([""], run.Output);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_one_line_and_exit_code_1()
    {
        var run = Run("--episodes", "100", "--save", "none/network.safetensors");
        Assert.Equal(1, run.ExitCode);
        Assert.Single(run.Error);
    }

    [Fact]
    public void Help_names_every_option()
    {
        var run = Run("--help");
        Assert.Equal(0, run.ExitCode);
        string[] options = ["--algorithm", "--seed", "--episodes", "--workers", "--save", "--render"];
        Assert.All(options, option => Assert.Contains(run.Output, line => line.StartsWith($"{option} ", StringComparison.Ordinal)));
    }

    /// <summary>
    /// The states are those that the formulas of Gymnasium's CartPole-v1 give in Python after the same pushes. A sine may differ in its last bit, of which 71 steps
    /// do not make much.
    /// </summary>
    [Fact]
    public void The_game_is_that_of_Gym()
    {
        const double Tolerance = 1e-12;
        int[] pushes = [1, 1, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0];
        var game = new Game(0.03, -0.02, 0.04, 0.01);
        float[] state = new float[4];
        while (!game.IsOver)
        {
            game.Push(pushes[game.Steps % pushes.Length]);
            double[]? expected = game.Steps switch
            {
                1 => [0.029599999999999998, 0.1745261466416398, 0.0402, -0.2697989554581428],
                12 => [0.04813870842577876, -0.023479731843665363, 0.017754437450190178, 0.08676085041320097],
                24 => [0.0657873402935355, -0.024192641426226125, 0.006336477768813003, 0.10247556367508076],
                71 => [0.14106674815065748, 0.20860656035034789, -0.21565842989071615, -1.0433723715537133],
                _ => null,
            };
            game.Observe(state);
            for (int i = 0; i < 4 && expected is not null; i++)
            {
                // What a player sees is rounded to single precision.
                Assert.Equal((float)expected[i], state[i], 1e-7f);
            }

            Assert.Equal(game.Steps == 71, game.IsLost);
            Assert.True(expected is null || Math.Abs(expected[0] - game.Position) + Math.Abs(expected[2] - game.Angle) < Tolerance);
        }

        Assert.Equal(71, game.Steps);
    }

    [Fact]
    public void A_game_ends_at_the_edge_at_twelve_degrees_or_after_500_steps()
    {
        Assert.True(new Game(2.41, 0, 0, 0).IsLost);
        Assert.True(new Game(-2.41, 0, 0, 0).IsLost);
        Assert.True(new Game(0, 0, 0.2095, 0).IsLost);
        Assert.True(new Game(0, 0, -0.2095, 0).IsLost);
        Assert.False(new Game(2.39, 0, 0.2094, 0).IsOver);

        // Against where it falls and turns: enough for the whole time.
        var game = new Game(new Random(1));
        float[] state = new float[4];
        while (!game.IsOver)
        {
            game.Observe(state);
            game.Push(state[2] + (0.5 * state[3]) + (0.05 * state[0]) + (0.1 * state[1]) > 0 ? 1 : 0);
        }

        Assert.Equal((500, false), (game.Steps, game.IsLost));
        game.Restart(new Random(2));
        game.Observe(state);
        Assert.Equal(0, game.Steps);
        Assert.All(state, value => Assert.InRange(value, -0.05f, 0.05f));
        Assert.Equal(4, state.Distinct().Count());
    }

    [Fact]
    public void The_picture_leans_as_the_pole_does_and_fits_the_track()
    {
        string[] upright = Picture.Of(new Game(0, 0, 0, 0)), right = Picture.Of(new Game(1, 0, 0.2, 0)), gone = Picture.Of(new Game(-2.5, 0, -0.2, 0));
        Assert.All((string[][])[upright, right, gone], lines =>
        {
            Assert.Equal(Picture.Height, lines.Length);
            Assert.Single(lines.Select(line => line.Length).Distinct());
        });
        Assert.All(upright[..6], line => Assert.Equal(30, line.IndexOf('│', StringComparison.Ordinal)));
        Assert.True(right[0].IndexOf('╱', StringComparison.Ordinal) > right[5].IndexOf('╱', StringComparison.Ordinal));
        Assert.StartsWith("█▌ ", gone[6], StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_forgets_the_oldest_experience()
    {
        var memory = new ReplayBuffer(3);
        for (int i = 0; i < 5; i++)
        {
            memory.Add([i, i, i, i], i % 2, [i + 1, i + 1, i + 1, i + 1], i == 4);
        }

        var batch = new ReplayBuffer.Batch(200);
        memory.Draw(new Random(1), batch);
        Assert.Equal([2f, 3f, 4f], batch.States.Distinct().Order());
        for (int row = 0; row < batch.Actions.Length; row++)
        {
            float state = batch.States[4 * row];
            Assert.Equal((state + 1, (int)state % 2, state == 4), (batch.NextStates[(4 * row) + 3], batch.Actions[row], batch.IsLost[row]));
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static double Mean(SampleResult run)
    {
        var match = LastLine.Match(run.Output[^1]);
        Assert.True(match.Success, $"Exit code {run.ExitCode}; the last line is '{run.Output[^1]}', the errors are: {string.Join('\n', run.Error)}");
        return double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private SampleResult Run(params string[] arguments) => Sample.Run("CartPole", folder.Path, arguments);

    [GeneratedRegex(@"^mean of the last 100 episodes: (\d+\.\d)$")]
    private static partial Regex LastLine { get; }
}
