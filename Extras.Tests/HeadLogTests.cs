using Spectre.Console;

namespace NetGen.Extras.Tests;

[Network(2)]
[Dense(5, Activation.Tanh, Name = "trunk")]
[Dense(3)]
[CrossEntropyLoss(Name = "kind")]
[Dense(1, From = "trunk")]
[MeanSquaredErrorLoss(Name = "price", Weight = 0.5)]
internal sealed partial class LoggedHeads;

/// <summary>Trainings of several heads, in TensorBoard and on the dashboard.</summary>
public sealed class HeadLogTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("netgen-heads-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void TensorBoard_has_the_measures_of_each_head()
    {
        var log = new TensorBoardLog(folder) { HistogramsEvery = 0 };
        var history = Trainer(log).Fit(Data(), Data());

        var logged = EventReader.Read(File.ReadAllBytes(log.FilePath!))[^1];
        var record = history.Epochs[^1];
        Assert.Equal(
            [
                "loss/training", "loss/validation", "loss/validation/kind", "accuracy/validation/kind",
                "loss/validation/price", "mean_absolute_error/validation/price", "mean_squared_error/validation/price", "r2/validation/price", "learning_rate",
            ],
            logged.Scalars.Keys);
        Assert.Equal((float)record.ValidationLoss!, logged.Scalars["loss/validation"]);
        Assert.Equal((float)record.Heads[0].ValidationAccuracy!, logged.Scalars["accuracy/validation/kind"]);
        Assert.Equal((float)record.Heads[1].ValidationLoss, logged.Scalars["loss/validation/price"]);
    }

    [Fact]
    public void The_dashboard_shows_what_says_most_of_each_head()
    {
        var text = new StringWriter();
        Trainer(new ConsoleDashboard(Console(text, isLive: false))).Fit(Data(), Data());

        const string Number = @"-?\d+\.\d{4}";
        Assert.Matches(
            $@"^epoch 1/2  training loss {Number}  validation loss {Number}  validation loss of kind {Number}  validation accuracy of kind {Number}  validation loss of price {Number}  validation R² of price {Number}\r?\n",
            text.ToString());

        text = new StringWriter();
        Trainer(new ConsoleDashboard(Console(text, isLive: true))).Fit(Data(), Data());
        Assert.Contains("validation R² of price", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("validation accuracy of kind", text.ToString(), StringComparison.Ordinal);
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
        console.Profile.Width = 100;
        return console;
    }

    private static Trainer<LoggedHeads> Trainer(Callback callback) => new(new LoggedHeads(1), new Adam()) { Epochs = 2, Callbacks = { callback } };

    private static Dataset Data() => Dataset.FromArrays(
        [.. Enumerable.Range(0, 120).Select(i => i % 7f)],
        2,
        [DatasetHead.FromLabels("kind", [.. Enumerable.Range(0, 60).Select(i => i % 3)]), DatasetHead.FromNumbers("price", [.. Enumerable.Range(0, 60).Select(i => i % 5f)])]);
}
