using System.Globalization;
using System.Xml.Linq;

namespace NetGen.Runtime.Tests.Training;

public class LearningCurvesTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    public void Are_the_same_in_every_culture(string culture)
    {
        var history = Stopped();
        string expected = LearningCurves.Draw(history);
        string? drawn = null;

        CultureScope.Run(culture, () => drawn = LearningCurves.Draw(history));

        Assert.Equal(expected, drawn);
        Assert.DoesNotMatch(@"\d,\d+\.\d+,", expected);
    }

    [Fact]
    public void Are_well_formed_with_two_curves_that_have_a_point_for_each_epoch()
    {
        var figure = XDocument.Parse(LearningCurves.Draw(Stopped()));

        var curves = figure.Descendants(Svg + "polyline").Select(c => c.Attribute("points")!.Value.Split(' ').Length);
        Assert.Equal([57, 57], curves);
        Assert.Contains("training loss", Texts(figure));
        Assert.Contains("validation loss", Texts(figure));
        Assert.Contains("epoch", Texts(figure));
    }

    [Fact]
    public void The_point_of_early_stopping_is_marked()
    {
        var figure = XDocument.Parse(LearningCurves.Draw(Stopped()));

        Assert.Contains("stopped: best epoch 47 restored", Texts(figure));
        Assert.Contains("Stopped early after epoch 57 of at most 300; the weights of epoch 47 were restored.", Texts(figure));
        var line = Assert.Single(figure.Descendants(Svg + "line"), l => l.Attribute("stroke-dasharray")?.Value == "7 5");
        Assert.Equal(line.Attribute("x1")!.Value, line.Attribute("x2")!.Value);
        Assert.Equal(LastX(figure), double.Parse(line.Attribute("x1")!.Value, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void An_epoch_limit_that_ended_the_run_is_told()
    {
        var history = new TrainingHistory(5);
        Add(history, 1, 5, validated: true);

        string[] texts = Texts(XDocument.Parse(LearningCurves.Draw(history)));

        Assert.Contains("The epoch limit (5) ended the run; the weights are those of the last epoch.", texts);
        Assert.Contains("epoch limit", texts);
    }

    [Fact]
    public void Without_validation_there_is_one_curve()
    {
        var history = new TrainingHistory(5);
        Add(history, 1, 5, validated: false);

        var figure = XDocument.Parse(LearningCurves.Draw(history));

        Assert.Single(figure.Descendants(Svg + "polyline"));
        Assert.DoesNotContain("validation loss", Texts(figure));
    }

    [Fact]
    public void One_epoch_is_a_point()
    {
        var history = new TrainingHistory(1);
        Add(history, 1, 1, validated: false);

        var figure = XDocument.Parse(LearningCurves.Draw(history));

        Assert.NotEmpty(figure.Descendants(Svg + "circle"));
        Assert.DoesNotContain("NaN", figure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_are_not_finite_leave_a_readable_figure()
    {
        var history = new TrainingHistory(3);
        history.Add(Record(1, double.NaN, double.PositiveInfinity));
        history.Add(Record(2, 0.5, 1e300));
        history.Add(Record(3, 0.25, null));

        var figure = XDocument.Parse(LearningCurves.Draw(history));

        Assert.DoesNotContain("NaN", figure.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(figure.Descendants(Svg + "polyline")).Attribute("points")!.Value.Split(' ').Length);
    }

    [Fact]
    public void Are_written_to_a_file_that_is_replaced()
    {
        using var file = new TemporaryFile(".svg");
        File.WriteAllText(file.Path, "old");

        Stopped().WriteLearningCurves(file.Path);

        Assert.Equal(LearningCurves.Draw(Stopped()), file.Text);
        Assert.False(File.Exists(file.Path + ".tmp"));
    }

    [Fact]
    public void Without_an_epoch_there_is_nothing_to_draw()
    {
        using var file = new TemporaryFile(".svg");

        var error = Assert.Throws<InvalidOperationException>(() => new TrainingHistory(3).WriteLearningCurves(file.Path));

        Assert.Contains("no epoch was finished", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(file.Path));
    }

    [Theory]
    [InlineData(0.0, 2.3, "0.0 0.5 1.0 1.5 2.0 2.5")]
    [InlineData(0.9, 1.0, "0.90 0.92 0.94 0.96 0.98 1.00")]
    [InlineData(0.01, 0.09, "0.00 0.02 0.04 0.06 0.08 0.10")]
    [InlineData(-3.0, 5.0, "-3 -2 -1 0 1 2 3 4 5")]
    [InlineData(0.0, 80000.0, "0 10000 20000 30000 40000 50000 60000 70000 80000")]
    public void Ticks_are_round(double min, double max, string expected)
    {
        var ticks = RoundTicks.ForValues([min, max]);

        Assert.Equal(expected, string.Join(' ', ticks.Values.Select(ticks.Label)));
        Assert.True(ticks.Low <= min && ticks.High >= max);
    }

    [Theory]
    [InlineData(1, 3, "1 2 3")]
    [InlineData(1, 57, "10 20 30 40 50")]
    [InlineData(11, 15, "11 12 13 14 15")]
    public void Ticks_of_epochs_are_whole(int first, int last, string expected)
    {
        var ticks = RoundTicks.ForEpochs(first, last);

        Assert.Equal(expected, string.Join(' ', ticks.Values.Select(ticks.Label)));
    }

    /// <summary>300 epochs at most, stopped after 57, the weights of 47 restored.</summary>
    internal static TrainingHistory Stopped()
    {
        var history = new TrainingHistory(300) { StopReason = StopReason.EarlyStopping, RestoredEpoch = 47, MonitoredBestEpoch = 47 };
        Add(history, 1, 57, validated: true);
        return history;
    }

    private static void Add(TrainingHistory history, int first, int last, bool validated)
    {
        for (int epoch = first; epoch <= last; epoch++)
        {
            double training = 2.2 * Math.Exp(-epoch / 12.0);
            history.Add(Record(epoch, training + 0.02, validated ? (0.9 * training) + 0.12 + (0.0001 * Math.Pow(epoch - 20, 2)) : null));
        }
    }

    private static EpochRecord Record(int epoch, double loss, double? validationLoss) =>
        new() { Epoch = epoch, Step = 10 * epoch, LearningRate = 1e-3f, Loss = loss, ValidationLoss = validationLoss, Seconds = 0.1 };

    private static string[] Texts(XDocument figure) => [.. figure.Descendants(Svg + "text").Select(t => t.Value)];

    private static double LastX(XDocument figure) =>
        double.Parse(figure.Descendants(Svg + "polyline").First().Attribute("points")!.Value.Split(' ')[^1].Split(',')[0], CultureInfo.InvariantCulture);
}
