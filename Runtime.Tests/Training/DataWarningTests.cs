namespace NetGen.Runtime.Tests.Training;

[Network(2)]
[Dense(4, Activation.Tanh)]
[Dense(2)]
[CrossEntropyLoss]
public sealed partial class RawInputs;

[Network(2)]
[Rescale(1 / 5e4f)]
[Dense(2)]
[CrossEntropyLoss]
public sealed partial class RescaledInputs;

[Network(2)]
[Standardize]
[Dense(2)]
[CrossEntropyLoss]
public sealed partial class StandardizedInputs;

[Network(2)]
[BatchNorm]
[Dense(2)]
[CrossEntropyLoss]
public sealed partial class NormalisedInputs;

[Network(2)]
[Embedding(60_000, 2)]
[Flatten]
[Dense(2)]
[CrossEntropyLoss]
public sealed partial class LookedUpInputs;

[Network(1)]
[Dense(1)]
[MeanSquaredErrorLoss(StandardizeTargets = true)]
public sealed partial class StandardizedTargets;

/// <summary>What is allowed and likely a mistake: said in the history, printed by those who are asked to print, and by nobody else.</summary>
public class DataWarningTests
{
    private static readonly string[] Names = ["age", "price"];
    private static readonly Dataset Prices = Data(5e4f);

    [Fact]
    public void Inputs_far_from_unit_scale_are_said_once()
    {
        var history = Fit<RawInputs>(Prices);

        // The second input is 50,000 · (1 + i % 2): mean 75,000, deviation 25,000.
        Assert.Equal(
            "1 of 2 inputs is far from unit scale: number 1 has mean 75000 and deviation 25000. Weights learn best from values around 0 with a deviation of about 1: put [Standardize] or [Rescale] on RawInputs.",
            Assert.Single(history.Warnings));
    }

    [Fact]
    public void An_input_of_a_name_is_called_by_it()
    {
        using var file = new TemporaryFile(".csv");
        File.WriteAllText(file.Path, "age,price,y\n1,50000,a\n2,100000,b\n");

        Assert.Contains("number 1 ('price') has mean 75000", Assert.Single(Fit<RawInputs>(Dataset.FromCsv(file.Path, "y")).Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Inputs_that_are_all_tiny_are_said() =>
        Assert.StartsWith("All inputs are far below unit scale: the largest, number 1 has mean ", Assert.Single(Fit<RawInputs>(Data(1e-4f, 1e-5f)).Warnings), StringComparison.Ordinal);

    [Fact]
    public void Inputs_that_are_scaled_or_looked_up_are_not()
    {
        Assert.Empty(Fit<RescaledInputs>(Data(5e4f, 5e4f)).Warnings);
        Assert.Empty(Fit<StandardizedInputs>(Prices).Warnings);
        Assert.Empty(Fit<NormalisedInputs>(Prices).Warnings);
        Assert.Empty(Fit<LookedUpInputs>(Data(2e4f)).Warnings);
        Assert.Empty(Fit<RawInputs>(Data(1)).Warnings);
    }

    [Fact]
    public void Targets_of_a_regression_far_from_unit_scale_are_said()
    {
        float[] x = [.. Enumerable.Range(0, 10).Select(i => i / 10f)];
        var data = Dataset.FromArrays(x, 1, [.. x.Select(v => 1000 * v)], 1);
        TrainingHistory plain = new Trainer<LinearNetwork<Line>>(LinearNetwork<Line>.Zero(), new Sgd { LearningRate = 1e-6f }) { Epochs = 1 }.Fit(data);

        Assert.StartsWith("1 of 1 targets is far from unit scale: number 0 has mean 450 and deviation 287.23.", Assert.Single(plain.Warnings), StringComparison.Ordinal);
        Assert.EndsWith("set StandardizeTargets on the loss of Line.", plain.Warnings[0], StringComparison.Ordinal);
        Assert.Empty(Fit<StandardizedTargets>(data).Warnings);
    }

    [Fact]
    public void Classes_without_a_row_are_said()
    {
        var unnamed = Dataset.FromArrays(new float[8], 2, [0, 1, 1, 0]);
        var named = TestData.ThreeClasses(9, names: ["a", "b", "c"]).Rows([0, 2, 3, 5]);

        Assert.Equal("The training data have no row of 1 class of the 3 that ThreeClasses distinguishes ('2'): it will not learn to predict them.", Warning(unnamed));
        Assert.Contains("('b')", Warning(named), StringComparison.Ordinal);
        Assert.Empty(FitThree(TestData.ThreeClasses()).Warnings);

        static string Warning(Dataset data) => Assert.Single(FitThree(data).Warnings);

        static TrainingHistory FitThree(Dataset data) => new Trainer<LinearNetwork<ThreeClasses>>(LinearNetwork<ThreeClasses>.Zero(), new Sgd()) { Epochs = 1 }.Fit(data);
    }

    [Fact]
    public void A_training_that_diverges_names_the_scale_as_the_first_thing_to_try()
    {
        var trainer = new Trainer<LinearNetwork<Line>>(LinearNetwork<Line>.Create(1), new Sgd { LearningRate = 1 }) { Epochs = 50 };
        float[] x = [.. Enumerable.Range(1, 10).Select(i => 5e4f * i)];

        var far = Assert.Throws<TrainingDivergedException>(() => trainer.Fit(Dataset.FromArrays(x, 1, new float[10], 1)));
        var near = Assert.Throws<TrainingDivergedException>(() =>
            new Trainer<LinearNetwork<Line>>(LinearNetwork<Line>.Create(1), new Sgd { LearningRate = 1e6f }) { Epochs = 50 }.Fit(TestData.Line()));

        Assert.EndsWith("First put [Standardize] or [Rescale] on Line; then try a lower learning rate or clip the gradients.", far.Message, StringComparison.Ordinal);
        Assert.EndsWith("Try a lower learning rate or clip the gradients.", near.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Console_progress_prints_warnings_when_they_come_and_nothing_else_does()
    {
        using StringWriter output = new() { NewLine = "\n" }, console = new();
        var (standard, error) = (Console.Out, Console.Error);
        Console.SetOut(console);
        Console.SetError(console);
        try
        {
            Trainer<RawInputs>(new GradientMonitor { ExplodingAbove = 0 }).Fit(Prices);
        }
        finally
        {
            Console.SetOut(standard);
            Console.SetError(error);
        }

        Trainer<RawInputs>(new GradientMonitor { ExplodingAbove = 0, DeadAbove = 1, VanishingBelow = 0 }, new ConsoleProgress(output)).Fit(Prices);

        string[] lines = output.ToString().Split('\n');
        Assert.Equal("", console.ToString());
        Assert.StartsWith("warning: 1 of 2 inputs is far from unit scale", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("epoch 1/1  loss ", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("warning: epoch 1: layer 'dense2': its gradients explode", lines[2], StringComparison.Ordinal);
        Assert.Equal(["1 epoch, the epoch limit ended the training", ""], lines[^2..]);
    }

    [Fact]
    public void The_report_shows_them()
    {
        using var file = new TemporaryFile(".html");
        var trainer = Trainer<RawInputs>();

        var files = new TrainingReport<RawInputs>(trainer, trainer.Fit(Prices), Prices).Write(file.Path);

        Assert.Contains("<p>1 of 2 inputs is far from unit scale: number 1 has mean 75000", file.Text, StringComparison.Ordinal);
        files.Skip(1).ToList().ForEach(File.Delete);
    }

    [Fact]
    public void A_callback_can_warn()
    {
        var history = Trainer<StandardizedInputs>(new Warning()).Fit(Prices);

        Assert.Equal(["the moon is full"], history.Warnings);
    }

    /// <summary>Rows (0 or 1, scale or twice that) of two classes.</summary>
    private static Dataset Data(float scale, float first = 1) =>
        Dataset.FromArrays([.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? first * (i / 2 % 2) : scale * (1 + (i / 2 % 2)))], 2, [.. Enumerable.Range(0, 20).Select(i => i % 2)], Names);

    private static TrainingHistory Fit<TNetwork>(Dataset data)
        where TNetwork : class, INetwork<TNetwork> => Trainer<TNetwork>().Fit(data);

    private static Trainer<TNetwork> Trainer<TNetwork>(params Callback[] callbacks)
        where TNetwork : class, INetwork<TNetwork>
    {
        var trainer = new Trainer<TNetwork>(TNetwork.Create(1), new Adam()) { Epochs = 1 };
        Array.ForEach(callbacks, trainer.Callbacks.Add);
        return trainer;
    }

    private sealed class Warning : Callback
    {
        public override void OnFitEnd(TrainingContext context) => context.Warn("the moon is full");
    }
}
