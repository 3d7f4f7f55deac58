using System.Text.Json;

namespace NetGen.Runtime.Tests.Training.Callbacks;

public class JsonLogTests
{
    [Theory]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    public void A_line_for_each_epoch_reads_back_exactly(string culture)
    {
        using var file = new TemporaryFile(".jsonl");
        TrainingHistory? history = null;

        CultureScope.Run(culture, () => history = Trainer<ThreeClasses>(file, epochs: 3).Fit(TestData.ThreeClasses(), TestData.ThreeClasses(seed: 2)));

        string[] lines = file.Text.Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.Equal("", lines[^1]);
        for (int i = 0; i < 3; i++)
        {
            var record = history!.Epochs[i];
            var line = JsonDocument.Parse(lines[i]).RootElement;
            Assert.Equal(["epoch", "step", "learning_rate", "loss", "validation_loss", "validation_accuracy", "seconds"], line.EnumerateObject().Select(p => p.Name));
            Assert.Equal(record.Epoch, line.GetProperty("epoch").GetInt32());
            Assert.Equal(record.Step, line.GetProperty("step").GetInt64());
            Assert.Equal(record.LearningRate, line.GetProperty("learning_rate").GetSingle());
            Assert.Equal(record.Loss, line.GetProperty("loss").GetDouble());
            Assert.Equal(record.ValidationLoss, Number(line.GetProperty("validation_loss")));
            Assert.Equal(record.ValidationAccuracy, Number(line.GetProperty("validation_accuracy")));
            Assert.Equal(record.Seconds, line.GetProperty("seconds").GetDouble(), 1e-6); // written in microseconds
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_not_finite_is_null(double loss)
    {
        using var file = new TemporaryFile(".jsonl");
        var log = new JsonLog(file.Path);
        var context = new TrainingContext(LinearNetwork<Line>.Zero().Core, new Sgd(), new TrainingHistory(1))
        {
            FirstEpoch = 1,
            LastEpoch = 1,
            BatchesPerEpoch = 1,
            RowsPerEpoch = 1,
            HasValidation = false,
            Record = new EpochRecord { Epoch = 1, Step = 2, LearningRate = 1e-7f, Loss = loss, Seconds = 0.25 },
        };

        log.OnFitBegin(context);
        log.OnEpochEnd(context);
        log.OnFitEnd(context);

        Assert.Equal("{\"epoch\":1,\"step\":2,\"learning_rate\":1E-07,\"loss\":null,\"seconds\":0.25}\n", file.Text);
    }

    [Fact]
    public void A_second_training_replaces_or_appends()
    {
        using var file = new TemporaryFile(".jsonl");
        var trainer = Trainer<ThreeClasses>(file, epochs: 2);

        trainer.Fit(TestData.ThreeClasses(), TestData.ThreeClasses());
        trainer.Fit(TestData.ThreeClasses(), TestData.ThreeClasses());
        Assert.Equal(3, file.Text.Split('\n').Length);
        ((JsonLog)trainer.Callbacks[0]).Append = true;
        trainer.Fit(TestData.ThreeClasses(), TestData.ThreeClasses());

        Assert.Equal([3, 4, 5, 6], file.Text.Split('\n').SkipLast(1).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("epoch").GetInt32()));
    }

    [Fact]
    public void A_path_is_needed() => Assert.Throws<ArgumentException>(() => new JsonLog(" "));

    private static double? Number(JsonElement element) => element.ValueKind == JsonValueKind.Null ? null : element.GetDouble();

    private static Trainer<LinearNetwork<TSpec>> Trainer<TSpec>(TemporaryFile file, int epochs)
        where TSpec : struct, ILinearSpec =>
        new(LinearNetwork<TSpec>.Zero(), new Sgd { LearningRate = 0.01f }) { Epochs = epochs, ValidateEvery = 2, Callbacks = { new JsonLog(file.Path) } };
}
