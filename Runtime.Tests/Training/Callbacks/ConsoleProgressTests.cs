namespace NetGen.Runtime.Tests.Training.Callbacks;

public class ConsoleProgressTests
{
    [Theory]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    public void Redirected_output_gets_a_plain_line_an_epoch(string culture)
    {
        using var output = new StringWriter { NewLine = "\n" };

        CultureScope.Run(culture, () => Trainer(new ConsoleProgress(output), epochs: 10).Fit(TestData.ThreeClasses(), TestData.ThreeClasses(seed: 2)));

        string[] lines = output.ToString().Split('\n');
        Assert.Equal(12, lines.Length);
        Assert.DoesNotContain('\r', output.ToString());
        Assert.All(lines[..9], line => Assert.Matches(
            @"^epoch ( [1-9]|10)/10  loss \d\.\d{4}  validation loss \d\.\d{4}  validation accuracy \d{1,3}\.\d\d %  \d+\.\d\d s  [\d,]+ rows/s  \d+:\d\d left$", line));
        Assert.StartsWith("epoch  1/10  loss ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("epoch 10/10  loss ", lines[9], StringComparison.Ordinal);
        Assert.EndsWith(" rows/s", lines[9], StringComparison.Ordinal);
        Assert.Equal("10 epochs, the epoch limit ended the training", lines[10]);
        Assert.Equal("", lines[11]);
    }

    [Fact]
    public void A_regression_shows_its_errors()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var trainer = new Trainer<LinearNetwork<Line>>(LinearNetwork<Line>.Zero(), new Sgd()) { Epochs = 1, Callbacks = { new ConsoleProgress(output) } };

        trainer.Fit(TestData.Line(), TestData.Line());

        Assert.Matches(@"^epoch 1/1  loss \d\.\d{4}  validation loss \d\.\d{4}  validation mean absolute error \d\.\d{4}  validation R² -?\d\.\d{4}  ", output.ToString());
    }

    [Fact]
    public void A_terminal_gets_a_bar_that_the_line_of_the_epoch_replaces()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var clock = new SteppingClock(TimeSpan.FromMilliseconds(60));
        var trainer = Trainer(new ConsoleProgress(output) { DrawBar = true, Clock = clock }, epochs: 1);
        trainer.BatchSize = 9; // ten batches

        trainer.Fit(TestData.ThreeClasses());

        string[] lines = output.ToString().Split('\n');
        string[] drawn = lines[0].Split('\r');
        Assert.True(drawn.Length >= 4, $"expected the bar at least three times, but got: {lines[0]}");
        Assert.All(drawn[..^1], bar => Assert.Matches(@"^epoch 1/1  \[=* *\]  loss \d\.\d{4}  [\d,]+ rows/s(  \d+:\d\d left)? *$", bar));
        Assert.Equal(drawn[..^1].Select(bar => bar.Count(c => c == '=')).Order(), drawn[..^1].Select(bar => bar.Count(c => c == '=')));
        Assert.All(drawn[..^1], bar => Assert.Equal(20, bar.IndexOf(']', StringComparison.Ordinal) - bar.IndexOf('[', StringComparison.Ordinal) - 1));
        Assert.Matches(@"^epoch 1/1  loss \d\.\d{4}  \d+\.\d\d s  [\d,]+ rows/s *$", drawn[^1]);
        Assert.True(drawn[^1].Length >= drawn[^2].TrimEnd().Length, "the line of the epoch covers the bar");
    }

    [Fact]
    public void The_clock_is_looked_at_rarely_when_batches_are_fast()
    {
        var clock = new SteppingClock(TimeSpan.FromMicroseconds(1));
        var trainer = Trainer(new ConsoleProgress(TextWriter.Null) { DrawBar = true, Clock = clock }, epochs: 100);
        trainer.BatchSize = 1;

        trainer.Fit(TestData.ThreeClasses());

        Assert.Equal(9000, trainer.Steps);
        Assert.InRange(clock.Looks, 100, 250); // about one an epoch for the time left, and few for the bar
    }

    [Fact]
    public void Drawing_the_bar_allocates_nothing()
    {
        var clock = new SteppingClock(TimeSpan.FromSeconds(1));
        var allocated = new AllocationMeter();
        var trainer = Trainer(new ConsoleProgress(new NullWriter()) { DrawBar = true, Clock = clock }, epochs: 2);
        trainer.BatchSize = 1;
        trainer.Callbacks.Add(allocated);

        trainer.Fit(TestData.ThreeClasses());

        Assert.Equal(0, allocated.BytesOfSecondEpoch);
    }

    [Fact]
    public void Early_stopping_is_told()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var trainer = Trainer(new EarlyStopping { Patience = 1, RestoreBestWeights = true }, epochs: 10);
        trainer.Optimizer.LearningRate = 0;
        trainer.Callbacks.Add(new ConsoleProgress(output));

        trainer.Fit(TestData.ThreeClasses(), TestData.ThreeClasses(seed: 2));

        Assert.EndsWith("\n2 epochs, stopped early; best epoch 1 restored\n", output.ToString(), StringComparison.Ordinal);
    }

    private static Trainer<LinearNetwork<ThreeClasses>> Trainer(Callback callback, int epochs) =>
        new(LinearNetwork<ThreeClasses>.Zero(), new Sgd { LearningRate = 0.01f }) { Epochs = epochs, Callbacks = { callback } };

    /// <summary>A clock that goes on a fixed time whenever it is looked at.</summary>
    private sealed class SteppingClock(TimeSpan step) : TimeProvider
    {
        public int Looks { get; private set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => ++Looks * step.Ticks;
    }

    /// <summary>Unlike <see cref="TextWriter.Null"/> it does not skip formatting.</summary>
    private sealed class NullWriter : TextWriter
    {
        public override System.Text.Encoding Encoding => System.Text.Encoding.UTF8;

        public override void Write(char value)
        {
        }

        public override void Write(ReadOnlySpan<char> buffer)
        {
        }
    }
}
