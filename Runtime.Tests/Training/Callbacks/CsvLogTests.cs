using System.Globalization;

namespace NetGen.Runtime.Tests.Training.Callbacks;

public class CsvLogTests
{
    [Theory]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    public void A_classification_has_losses_and_accuracy(string culture)
    {
        using var file = new TemporaryFile(".csv");
        TrainingHistory? history = null;

        CultureScope.Run(culture, () =>
            history = Trainer<ThreeClasses>(file, epochs: 3, validateEvery: 2).Fit(TestData.ThreeClasses(), TestData.ThreeClasses(seed: 2)));

        string[] lines = file.Text.Split('\n');
        Assert.Equal("epoch,step,learning_rate,loss,validation_loss,validation_accuracy,seconds", lines[0]);
        Assert.Equal(5, lines.Length);
        Assert.Equal("", lines[^1]);
        for (int i = 0; i < 3; i++)
        {
            var record = history!.Epochs[i];
            string[] fields = lines[i + 1].Split(',');
            Assert.Equal(7, fields.Length);
            Assert.Equal(record.Epoch, int.Parse(fields[0], CultureInfo.InvariantCulture));
            Assert.Equal(record.Step, long.Parse(fields[1], CultureInfo.InvariantCulture));
            Assert.Equal(record.LearningRate, float.Parse(fields[2], CultureInfo.InvariantCulture));
            Assert.Equal(record.Loss, double.Parse(fields[3], CultureInfo.InvariantCulture));
            Assert.Equal(record.ValidationLoss, Parsed(fields[4]));
            Assert.Equal(record.ValidationAccuracy, Parsed(fields[5]));
            Assert.Equal(record.Seconds, double.Parse(fields[6], CultureInfo.InvariantCulture), 1e-6); // written in microseconds
        }

        Assert.Equal("", lines[1].Split(',')[4]);
    }

    [Fact]
    public void A_regression_has_its_errors()
    {
        using var file = new TemporaryFile(".csv");

        Trainer<Line>(file).Fit(TestData.Line(), TestData.Line());

        Assert.StartsWith(
            "epoch,step,learning_rate,loss,validation_loss,validation_mean_absolute_error,validation_mean_squared_error,validation_r2,seconds\n1,2,0.01,",
            file.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Without_validation_there_are_no_columns_for_it()
    {
        using var file = new TemporaryFile(".csv");

        Trainer<Line>(file).Fit(TestData.Line());

        Assert.StartsWith("epoch,step,learning_rate,loss,seconds\n", file.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_is_in_the_file_as_soon_as_its_epoch_is_over()
    {
        using var file = new TemporaryFile(".csv");
        var counts = new List<int>();
        var trainer = Trainer<Line>(file, epochs: 3);
        trainer.Callbacks.Add(new Count(() => counts.Add(LinesOfOpenFile(file.Path))));

        trainer.Fit(TestData.Line());

        Assert.Equal([2, 3, 4], counts);
    }

    [Fact]
    public void A_second_training_replaces_the_file_or_adds_to_it()
    {
        using var file = new TemporaryFile(".csv");
        var trainer = Trainer<Line>(file, epochs: 2);
        trainer.Fit(TestData.Line());
        trainer.Fit(TestData.Line());
        Assert.Equal(["epoch", "3", "4"], FirstFields(file));

        ((CsvLog)trainer.Callbacks[0]).Append = true;
        trainer.Fit(TestData.Line());

        Assert.Equal(["epoch", "3", "4", "5", "6"], FirstFields(file));
    }

    [Fact]
    public void The_file_is_closed_when_a_training_fails()
    {
        using var file = new TemporaryFile(".csv");
        var trainer = Trainer<Line>(file);
        trainer.Callbacks.Add(new Count(() => throw new NotSupportedException()));

        Assert.Throws<NotSupportedException>(() => trainer.Fit(TestData.Line()));

        File.Delete(file.Path); // an open file cannot be deleted on Windows
        using var exclusive = new FileStream(file.Path, FileMode.Create, FileAccess.Write, FileShare.None);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named_before_anything_is_trained()
    {
        string path = Path.Combine(Path.GetTempPath(), $"netgen-{Guid.NewGuid():N}", "log.csv");
        var trainer = new Trainer<LinearNetwork<Line>>(LinearNetwork<Line>.Zero(), new Sgd()) { Callbacks = { new CsvLog(path) } };

        var error = Assert.ThrowsAny<IOException>(() => trainer.Fit(TestData.Line()));

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, trainer.Steps);
        Assert.Throws<ArgumentException>(() => new CsvLog(" "));
    }

    private static double? Parsed(string field) => field.Length == 0 ? null : double.Parse(field, CultureInfo.InvariantCulture);

    private static int LinesOfOpenFile(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Count(c => c == '\n');
    }

    private static string[] FirstFields(TemporaryFile file) => [.. file.Text.TrimEnd().Split('\n').Select(line => line.Split(',')[0])];

    private static Trainer<LinearNetwork<TSpec>> Trainer<TSpec>(TemporaryFile file, int epochs = 1, int validateEvery = 1)
        where TSpec : struct, ILinearSpec =>
        new(LinearNetwork<TSpec>.Zero(), new Sgd { LearningRate = 0.01f })
        {
            Epochs = epochs,
            ValidateEvery = validateEvery,
            Callbacks = { new CsvLog(file.Path) },
        };

    private sealed class Count(Action action) : Callback
    {
        public override void OnEpochEnd(TrainingContext context) => action();
    }
}
