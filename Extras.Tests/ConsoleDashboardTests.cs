using Spectre.Console;

namespace NetGen.Extras.Tests;

public class ConsoleDashboardTests
{
    [Theory]
    [InlineData("fi-FI")]
    [InlineData("en-US")]
    public void Redirected_it_writes_a_plain_line_an_epoch(string culture)
    {
        var text = new StringWriter();
        CultureScope.Run(culture, () => Train(Console(text, isLive: false), epochs: 2));

        string[] lines = text.ToString().ReplaceLineEndings("\n").Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.Matches(@"^epoch 1/2  training loss \d\.\d{4}  validation loss \d\.\d{4}  validation accuracy \d\.\d{4}$", lines[0]);
        Assert.StartsWith("epoch 2/2  training loss ", lines[1], StringComparison.Ordinal);
        Assert.Equal("2 epochs, the epoch limit ended the training", lines[2]);
        Assert.DoesNotContain('\u001b', text.ToString());
    }

    [Fact]
    public void Live_it_shows_progress_and_metrics_and_gives_the_cursor_back()
    {
        var text = new StringWriter();
        Train(Console(text, isLive: true), epochs: 3);

        string shown = text.ToString();
        Assert.Contains("LoggedNetwork", shown, StringComparison.Ordinal);
        Assert.Contains("3 of 3", shown, StringComparison.Ordinal);
        Assert.Contains("validation accuracy", shown, StringComparison.Ordinal);
        Assert.True(shown.LastIndexOf("\u001b[?25h", StringComparison.Ordinal) > shown.LastIndexOf("\u001b[?25l", StringComparison.Ordinal));
        Assert.EndsWith("the epoch limit ended the training", shown.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_cursor_is_back_after_a_training_that_fails()
    {
        var text = new StringWriter();
        var trainer = NewTrainer(Console(text, isLive: true), epochs: 3);
        trainer.Callbacks.Add(new Failing());

        Assert.Throws<NotSupportedException>(() => trainer.Fit(Data(), Data()));

        Assert.True(text.ToString().LastIndexOf("\u001b[?25h", StringComparison.Ordinal) > text.ToString().LastIndexOf("\u001b[?25l", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(new double[] { 1, 2, 3, 4, 5, 6, 7, 8 }, 8, "▁▂▃▄▅▆▇█")]
    [InlineData(new double[] { 8, 1 }, 8, "█▁")]
    [InlineData(new double[] { 3, 3, 3 }, 8, "▁▁▁")]
    [InlineData(new double[] { 0, 2, 14, 16 }, 2, "▁█")]
    [InlineData(new double[0], 8, "")]
    public void A_curve_has_eight_heights(double[] values, int width, string expected) =>
        Assert.Equal(expected, DashboardView.Curve(values, width));

    [Theory]
    [InlineData(80, 24)]
    [InlineData(200, 50)]
    public void It_fits_the_terminal(int width, int height)
    {
        var text = new StringWriter();
        var console = Console(text, isLive: false);
        console.Profile.Width = width;
        console.Profile.Height = height;

        console.Write(new DashboardView
        {
            Network = "LoggedNetwork",
            Width = width,
            Epoch = 61,
            FirstEpoch = 1,
            LastEpoch = 100,
            EpochPart = 0.5,
            Loss = 0.1234,
            LearningRate = 1e-3f,
            Elapsed = TimeSpan.FromSeconds(65),
            Epochs = [.. Enumerable.Range(1, 60).Select(i => new EpochRecord { Epoch = i, Step = i, LearningRate = 1e-3f, Loss = 1.0 / i, ValidationLoss = 2.0 / i, Seconds = 1 })],
            Metrics = [Metric.TrainingLoss, Metric.ValidationLoss, Metric.ValidationMeanAbsoluteError],
        }.Render());

        string[] lines = text.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        Assert.InRange(lines.Length, 8, height);
        Assert.All(lines, line => Assert.True(line.Length <= width, line));
        Assert.Equal(2, lines.Count(line => line.Contains('█', StringComparison.Ordinal))); // no curve is broken
        Assert.Contains(lines, line => line.Contains("61 of 100", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("0:01:05, 0:00:42 left", StringComparison.Ordinal)); // 60.5 of 100 epochs are done
        Assert.Contains(lines, line => line.Contains("0.0167", StringComparison.Ordinal));
    }

    private static IAnsiConsole Console(StringWriter text, bool isLive)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isLive ? AnsiSupport.Yes : AnsiSupport.No,
            Interactive = isLive ? InteractionSupport.Yes : InteractionSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = isLive ? 100 : 50;
        return console;
    }

    private static void Train(IAnsiConsole console, int epochs) => NewTrainer(console, epochs).Fit(Data(), Data());

    private static Trainer<LoggedNetwork> NewTrainer(IAnsiConsole console, int epochs) =>
        new(new LoggedNetwork(1), new Adam()) { Epochs = epochs, Callbacks = { new ConsoleDashboard(console) } };

    private static Dataset Data() => Dataset.FromArrays([.. Enumerable.Range(0, 120).Select(i => i % 7f)], 2, [.. Enumerable.Range(0, 60).Select(i => i % 3)]);

    private sealed class Failing : Callback
    {
        public override void OnEpochEnd(TrainingContext context) => throw new NotSupportedException("for the test");
    }
}
