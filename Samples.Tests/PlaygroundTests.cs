using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NetGen.Samples.Tests.Infrastructure;
using Playground;

namespace NetGen.Samples.Tests;

public sealed partial class PlaygroundTests : IDisposable
{
    private static readonly string[] Names = ["sgd", "momentum", "adam", "adamw", "adadelta", "adagrad", "rmsprop"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Redirected_it_writes_lines_and_a_table_and_ends_by_itself()
    {
        var run = Run("--seconds 1 --pytorch off");
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain(run.Output, line => line.Contains('\e'));
        Assert.Equal(Names, run.Output.Select(line => PlainLine.Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value));
        string[] table = [.. run.Output.SkipWhile(line => !line.StartsWith("optimizer", StringComparison.Ordinal))];
        Assert.Equal(["optimizer", "rate", "steps", "loss", "accuracy", "µs/step"], Words(table[0]));
        Assert.Equal(Names, table[1..].Select(line => Words(line)[0]));
        Assert.Single(table[1..].Select(line => Words(line)[2]).Distinct());
        Assert.Equal(Names.Length + 1, table.Length);
    }

    /// <summary>Whether PyTorch is here or not, the table is whole and a sentence says which.</summary>
    [Fact]
    public void Table_has_the_times_of_PyTorch_or_says_why_not()
    {
        var run = Run("--seconds 1");
        Assert.Equal(0, run.ExitCode);
        string[] table = [.. run.Output.SkipWhile(line => !line.StartsWith("optimizer", StringComparison.Ordinal)).Skip(1).Take(Names.Length)];
        Assert.Matches(@"^PyTorch('s times are missing: none of | \d+\.\d+.*, µs/step: )", run.Output[^1]);
        Assert.All(table, line => Assert.Equal(run.Output[^1].Contains("missing", StringComparison.Ordinal) ? 7 : 9, Words(line).Length));
    }

    [Fact]
    public void Help_names_every_option_and_key()
    {
        var run = Run("--help");
        Assert.Equal(0, run.ExitCode);
        Assert.All(
            ["--seconds", "--seed", "--pytorch", "space pauses", "q quits"],
            part => Assert.Contains(run.Output, line => line.Contains(part, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("--seconds 0", "--seconds must be a whole number of at least 1, but is '0'.")]
    [InlineData("--second 1", "'--second' is not an option: expected --seconds, --seed, --pytorch, --help.")]
    public void Wrong_option_is_one_line_and_exit_code_2(string arguments, string message)
    {
        var run = Run(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal(message, Assert.Single(run.Error));
    }

    [Fact]
    public void Spirals_are_a_function_of_the_seed()
    {
        Spirals first = Spirals.Make(3), second = Spirals.Make(3), other = Spirals.Make(4);
        Assert.Equal(first.Inputs, second.Inputs);
        Assert.NotEqual(first.Inputs, other.Inputs);
        Assert.Equal(Spirals.Count / 2, first.Targets.Count(target => target == 1));
        Assert.All(first.Inputs, value => Assert.InRange(value, -Spirals.Extent, Spirals.Extent));
    }

    [Fact]
    public void Every_optimizer_learns_the_spirals_in_the_same_number_of_steps()
    {
        var race = new Race(0);
        race.Train(2000, TimeSpan.MaxValue);
        Assert.All(race.Contestants, contestant => Assert.Equal(2000, contestant.Steps));
        Assert.All(race.Contestants, contestant => Assert.True(contestant.Accuracy > 0.99, $"{contestant.Name}: {contestant.Accuracy}"));
    }

    [Fact]
    public void Restart_gives_the_same_bits()
    {
        var race = new Race(0);
        race.Train(20, TimeSpan.MaxValue);
        double[] losses = [.. race.Contestants.Select(contestant => contestant.Loss)];
        race.Do(Command.Restart);
        Assert.NotEqual(losses, race.Contestants.Select(contestant => contestant.Loss));
        race.Train(20, TimeSpan.MaxValue);
        Assert.Equal(losses, race.Contestants.Select(contestant => contestant.Loss));
    }

    /// <summary>Measures are taken with dropout off, so the key alone changes nothing in them.</summary>
    [Fact]
    public void Dropout_is_changed_in_the_middle_of_a_training()
    {
        var race = new Race(0);
        race.Train(20, TimeSpan.MaxValue);
        var contestant = race.Contestants[2];
        double loss = contestant.Loss;
        foreach (double rate in DropoutRates.All.Skip(1).Append(0))
        {
            race.Do(Command.NextDropout);
            contestant.Measure();
            Assert.Equal(rate, race.Dropout);
            Assert.Equal(loss, contestant.Loss);
            Assert.Equal(20, contestant.Steps);
        }

        race.Do(Command.NextDropout);
        race.Train(20, TimeSpan.MaxValue);
        Assert.Equal(40, contestant.Steps);
        Assert.NotEqual(loss, contestant.Loss);
    }

    [Fact]
    public void Keys_change_rates_and_pace_within_limits()
    {
        var race = new Race(0);
        for (int i = 0; i < 10; i++)
        {
            race.Do(Command.HigherRate);
        }

        Assert.Equal(0.1f, race.Contestants[2].LearningRate, 1e-6);
        for (int i = 0; i < 100; i++)
        {
            race.Do(Command.LowerRate);
            race.Do(Command.Slower);
        }

        Assert.Equal(0.01, race.RateFactor, 1e-9);
        Assert.Equal(1, race.Pace);
        for (int i = 0; i < 10; i++)
        {
            race.Do(Command.Faster);
        }

        Assert.Null(race.Pace);
        race.Do(Command.Slower);
        Assert.Equal(64, race.Pace);
    }

    [Fact]
    public void Divergence_is_shown_and_stops_that_network_alone()
    {
        var race = new Race(0);
        race.Contestants[0].LearningRate = float.MaxValue;
        race.Train(20, TimeSpan.MaxValue);
        Assert.True(race.Contestants[0].IsDiverged);
        Assert.True(race.Contestants[0].Steps < 20);
        Assert.Equal(20, race.Contestants[1].Steps);
        Assert.Contains("diverged", Text(race, 80, 24), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(79, 23)]
    [InlineData(80, 24)]
    [InlineData(120, 36)]
    [InlineData(200, 50)]
    public void Layout_shares_out_the_screen_without_overlap(int width, int height)
    {
        var layout = Layout.For(width, height)!;
        Rectangle[] all = [.. layout.Panes.SelectMany(pane => new[] { pane.Plane, pane.Curve, pane.Text }), layout.Legend];
        Assert.Equal(Names.Length, layout.Panes.Count);
        Assert.All(all, area => Assert.True(area is { X: >= 0, Y: >= 0, Width: > 0, Height: > 0 } && area.Right <= width && area.Bottom <= height, $"{area}"));
        Assert.All(all, area => Assert.Single(all, other => area.X < other.Right && other.X < area.Right && area.Y < other.Bottom && other.Y < area.Bottom));
    }

    [Theory]
    [InlineData(79, 23)]
    [InlineData(80, 24)]
    [InlineData(200, 50)]
    public void Picture_shows_every_optimizer_and_key(int width, int height)
    {
        var race = new Race(0);
        race.Train(4, TimeSpan.MaxValue);
        string text = Text(race, width, height);
        Assert.All(Names, name => Assert.Contains(name, text, StringComparison.Ordinal));
        Assert.All(
            ["rates × 1", "dropout 0", "2 steps/frame", "pause", "restart", "seed 0", "quit", "step 4"],
            part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.Equal(Names.Length, Regex.Count(text, width < 200 ? @"[\d.]k/s" : @"\d steps/s"));
        Assert.Equal(
            Names.Length * (Layout.For(width, height)!.Panes[0].Plane is { } plane ? plane.Width * plane.Height : 0),
            text.Count(character => character == '▀'));
        Assert.Contains('█', text);
    }

    [Fact]
    public void Picture_of_a_tiny_screen_says_which_size_is_needed()
    {
        var race = new Race(0);
        Assert.Contains("needs 79×23", Text(race, 40, 5), StringComparison.Ordinal);
        Assert.Equal("Th\nth", Text(race, 2, 2));
        Assert.Equal("", Text(race, 0, 0));
    }

    /// <summary>Points of both spirals keep their own colours, whatever the network says of where they are.</summary>
    [Fact]
    public void Plane_has_the_points_on_it()
    {
        var race = new Race(0);
        var canvas = new Canvas(49, 17);
        new PlaneView().Draw(race.Contestants[0], race.Spirals, canvas, new Rectangle(0, 0, 49, 17));
        Color[] colors = [.. Enumerable.Range(0, canvas.Height).SelectMany(y => canvas.Row(y).ToArray()).SelectMany(cell => new[] { cell.Foreground!.Value, cell.Background!.Value })];
        Assert.InRange(colors.Count(color => color == new Color(120, 190, 255)), 20, 97);
        Assert.InRange(colors.Count(color => color == new Color(255, 180, 80)), 20, 97);
    }

    [Fact]
    public void Pixels_of_the_plane_are_found_again()
    {
        var grid = new PlaneGrid(7, 4);
        Assert.Equal((7, 8), (grid.Width, grid.Height));
        Assert.All(Enumerable.Range(0, 56), i => Assert.Equal(i, grid.PixelOf(grid.Points[2 * i], grid.Points[(2 * i) + 1])));
        Assert.True(grid.Points[0] < 0 && grid.Points[1] > 0, "the first pixel is at the upper left");
    }

    [Fact]
    public void Curve_falls_from_left_to_right_as_the_loss_does()
    {
        var curve = new LossCurve();
        for (int step = 0; step < 10_000; step++)
        {
            curve.Add((float)Math.Pow(10, -step / 2500.0));
        }

        var canvas = new Canvas(16, 1);
        CurveView.Draw(curve, canvas, new Rectangle(0, 0, 16, 1));
        Assert.Equal("█▇▇▆▆▆▅▅▄▄▃▃▃▂▂▁", Text(canvas));
    }

    [Fact]
    public void Curve_of_no_or_few_steps_is_drawn()
    {
        var curve = new LossCurve();
        var canvas = new Canvas(4, 2);
        CurveView.Draw(curve, canvas, new Rectangle(0, 0, 4, 2));
        Assert.Equal("    \n    ", Text(canvas));
        curve.Add(1);
        CurveView.Draw(curve, canvas, new Rectangle(0, 0, 4, 2));
        Assert.Equal("████\n████", Text(canvas));
    }

    [Theory]
    [InlineData(0.000012, "1.2e-5")]
    [InlineData(0.00123, "0.0012")]
    [InlineData(9.99994, "9.9999")]
    [InlineData(9.99996, "10.0")]
    [InlineData(1234.56, "1234.6")]
    [InlineData(123456, "1.2e+5")]
    [InlineData(0, "0.0e0")]
    [InlineData(2.2e-10, "2e-10")]
    [InlineData(9.96e-100, "1e-99")]
    [InlineData(double.Epsilon, "5e-324")]
    [InlineData(1.2e100, "1e+100")]
    [InlineData(double.MaxValue, "2e+308")]
    [InlineData(-0.00123, "-0.001")]
    [InlineData(-9.5, "-9.500")]
    [InlineData(-1234.56, "-1235")]
    [InlineData(-1e100, "-1e100")]
    [InlineData(-1e-100, "-0.0")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "∞")]
    [InlineData(double.NegativeInfinity, "-∞")]
    public void Losses_fit_six_characters(double loss, string text) => Assert.Equal(text, LossText.Of(loss));

    /// <summary>One of each power of two and of ten, and its neighbours, of both signs.</summary>
    [Fact]
    public void No_number_takes_more_than_six_characters()
    {
        var sizes = Enumerable.Range(-1074, 2098).Select(power => Math.ScaleB(1, power)).Concat(
            Enumerable.Range(-323, 632).Select(power => double.Parse($"1e{power}", CultureInfo.InvariantCulture)));
        double[] numbers = [.. sizes.SelectMany(size => new[] { Math.BitDecrement(size), size, Math.BitIncrement(size), 9.96 * size })];
        Assert.All(numbers, number => Assert.InRange(LossText.Of(number).Length, 1, 6));
        Assert.All(numbers, number => Assert.InRange(LossText.Of(-number).Length, 1, 6));
    }

    [Fact]
    public void Encoder_writes_what_has_changed_only()
    {
        var encoder = new FrameEncoder(hasTrueColor: true);
        Canvas first = new(4, 2), second = new(4, 2);
        first.Write(1, 0, "ab", new Color(1, 2, 3));
        second.Write(1, 0, "ac", new Color(1, 2, 3));
        second.SetPixels(3, 1, new Color(4, 5, 6), new Color(7, 8, 9));
        Assert.Equal("\e[0m\e[2J\e[1;2H\e[38;2;1;2;3mab\e[0m", Encoding.UTF8.GetString(encoder.Encode(first, null)));
        Assert.Equal("\e[0m\e[1;3H\e[38;2;1;2;3mc\e[2;4H\e[38;2;4;5;6m\e[48;2;7;8;9m▀\e[0m", Encoding.UTF8.GetString(encoder.Encode(second, first)));
        Assert.Equal("\e[0m\e[0m", Encoding.UTF8.GetString(encoder.Encode(second, second)));
    }

    [Fact]
    public void Encoder_knows_terminals_of_256_colors()
    {
        var canvas = new Canvas(1, 1);
        canvas.SetPixels(0, 0, new Color(255, 0, 95), new Color(215, 175, 135));
        Assert.Equal("\e[0m\e[2J\e[1;1H\e[38;5;197m\e[48;5;180m▀\e[0m", Encoding.UTF8.GetString(new FrameEncoder(hasTrueColor: false).Encode(canvas, null)));
    }

    [Theory]
    [InlineData(' ', ConsoleKey.Spacebar, "Pause")]
    [InlineData('r', ConsoleKey.R, "Restart")]
    [InlineData('n', ConsoleKey.N, "NextSeed")]
    [InlineData('+', ConsoleKey.OemPlus, "HigherRate")]
    [InlineData('-', ConsoleKey.OemMinus, "LowerRate")]
    [InlineData('d', ConsoleKey.D, "NextDropout")]
    [InlineData('f', ConsoleKey.F, "Faster")]
    [InlineData('s', ConsoleKey.S, "Slower")]
    [InlineData('q', ConsoleKey.Q, "Quit")]
    [InlineData('\e', ConsoleKey.Escape, "Quit")]
    [InlineData('x', ConsoleKey.X, null)]
    public void Keys_are_commands(char character, ConsoleKey key, string? command) =>
        Assert.Equal(command, Keyboard.CommandOf(new ConsoleKeyInfo(character, key, shift: false, alt: false, control: false))?.ToString());

    private static string Text(Race race, int width, int height)
    {
        var canvas = new Canvas(width, height);
        new RaceView().Draw(race, canvas);
        return Text(canvas);
    }

    private static string Text(Canvas canvas) =>
        string.Join('\n', Enumerable.Range(0, canvas.Height).Select(y => string.Concat(canvas.Row(y).ToArray().Select(cell => cell.Character))));

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private SampleResult Run(string arguments) => Sample.Run("Playground", folder.Path, arguments);

    [GeneratedRegex(@"^1 s +([a-z]+) +\d+ steps +loss  *([\d.]+(e[+-]?\d+)?|NaN|∞) +accuracy +\d+\.\d\d % +\d+ steps/s(  diverged)?$")]
    private static partial Regex PlainLine { get; }
}
