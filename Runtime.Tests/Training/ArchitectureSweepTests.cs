using System.Xml.Linq;

namespace NetGen.Runtime.Tests.Training;

[Network(2), Dense(3), CrossEntropyLoss]
internal sealed partial class FlatClassifier;

[Network(2), Dense(16, Activation.ReLU), Dense(16, Activation.ReLU), Dense(3), CrossEntropyLoss]
internal sealed partial class DeepClassifier;

/// <summary>Networks of several classes, compared on the same data.</summary>
public sealed class ArchitectureSweepTests
{
    private static readonly Dataset Train = TestData.ThreeClasses(), Validation = TestData.ThreeClasses(seed: 2);

    [Fact]
    public void Every_candidate_comes_to_what_its_trainer_comes_to()
    {
        var alone = new Trainer<DeepClassifier>(new DeepClassifier(seed: 1), new Sgd { LearningRate = 0.2f }) { Epochs = 3, BatchSize = 16, Seed = 7, Workers = 1 };
        var history = alone.Fit(Train, Validation);

        foreach (int workers in (int[])[1, 2, 0])
        {
            var sweep = new ArchitectureSweep { Epochs = 3, BatchSize = 16, Seed = 7, Workers = workers };
            sweep.Add("flat", () => new FlatClassifier(seed: 1));
            sweep.Add("deep", () => new DeepClassifier(seed: 1), () => new Sgd { LearningRate = 0.2f });
            var result = sweep.Run(Train, Validation);

            Assert.Equal(["flat", "deep"], result.Entries.Select(entry => entry.Name));
            Assert.Equal(alone.Network.Parameters.ToArray(), result.Entry<DeepClassifier>("deep").Network.Parameters.ToArray());
            Assert.Equal(history.Epochs.Select(e => e.ValidationLoss), result.Entries[1].History.Epochs.Select(e => e.ValidationLoss));
            Assert.Same(result.Entries.MinBy(entry => entry.Best!.ValidationLoss), result.Best);
            Assert.Equal([FlatClassifier.ParameterCount, DeepClassifier.ParameterCount], result.Entries.Select(entry => entry.Description.ParameterCount));
        }
    }

    [Fact]
    public void Callbacks_and_settings_are_those_of_each()
    {
        var made = new List<EarlyStopping>();
        var sweep = new ArchitectureSweep
        {
            Epochs = 40,
            Optimizer = () => new Adam { LearningRate = 0.1f },
            Callbacks = () =>
            {
                made.Add(new EarlyStopping { Patience = 2, RestoreBestWeights = true });
                return [made[^1]];
            },
        };
        sweep.Add("flat", () => new FlatClassifier(seed: 1));
        sweep.Add("deep", () => new DeepClassifier(seed: 1), configure: trainer => trainer.BatchSize = 90);

        var result = sweep.Run(Train, Validation);

        Assert.Equal(2, made.Distinct().Count());
        Assert.Equal(32, result.Entry<FlatClassifier>("flat").Trainer.BatchSize);
        Assert.Equal(90, result.Entry<DeepClassifier>("deep").Trainer.BatchSize);
        Assert.Equal(0.1f, result.Entry<FlatClassifier>("flat").Trainer.Optimizer.LearningRate);
    }

    [Fact]
    public void The_best_can_be_saved_and_taken()
    {
        var sweep = new ArchitectureSweep { Epochs = 2 };
        sweep.Add("flat", () => new FlatClassifier(seed: 1));
        var result = sweep.Run(Train, Validation);
        using var stream = new MemoryStream();
        using var folder = new TemporaryFolder();
        string path = folder.File("best.safetensors");

        result.Best!.Save(stream);
        result.Best.Save(path);

        byte[] expected = result.Entry<FlatClassifier>("flat").Network.Save();
        Assert.Equal(expected, stream.ToArray());
        Assert.Equal(expected, File.ReadAllBytes(path));
        Assert.True(result.Best is ArchitectureEntry<FlatClassifier>);
        Assert.Matches(@"^flat: 9 parameters, validation loss \d\.\d{4} after epoch [12]$", result.Best.ToString());
    }

    [Fact]
    public void What_runs_away_is_not_the_best()
    {
        var sweep = new ArchitectureSweep { Epochs = 2 };
        sweep.Add("wild", () => new DeepClassifier(seed: 1), () => new Sgd { LearningRate = 1e30f });
        sweep.Add("flat", () => new FlatClassifier(seed: 1));
        var result = sweep.Run(Train, Validation);
        using var stream = new MemoryStream();
        result.WriteFigure(stream);

        Assert.True(result.Entries[0].Diverged);
        Assert.Equal("flat", result.Best!.Name);
        string[] lines = result.ToString().Split('\n');
        Assert.StartsWith("candidate  parameters  epochs   best  training loss  validation loss  accuracy  seconds", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("  diverged", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("  best", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("flat generalises best: validation loss ", lines[3], StringComparison.Ordinal);
        stream.Position = 0;
        Assert.Contains("wild", XDocument.Load(stream).Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_are_named()
    {
        var sweep = new ArchitectureSweep();
        Assert.Equal("The sweep has nothing to compare: call Add first.", Assert.Throws<InvalidOperationException>(() => sweep.Run(Train, Validation)).Message);
        sweep.Add("flat", () => new FlatClassifier(seed: 1));
        Assert.StartsWith("There is a candidate 'flat' already", Assert.Throws<ArgumentException>(() => sweep.Add("flat", () => new DeepClassifier())).Message, StringComparison.Ordinal);
        var result = sweep.Run(Train, Validation);
        Assert.StartsWith("There is no candidate 'deep'; there are flat.", Assert.Throws<ArgumentException>(() => result.Entry<DeepClassifier>("deep")).Message, StringComparison.Ordinal);
        Assert.StartsWith("The candidate 'flat' is of the class FlatClassifier, not DeepClassifier.", Assert.Throws<ArgumentException>(() => result.Entry<DeepClassifier>("flat")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => sweep.Run(TestData.Line(), Validation));
        sweep.Add<DeepClassifier>("none", () => null!);
        Assert.Equal("The function that makes the network of 'none' gave null.", Assert.Throws<InvalidOperationException>(() => sweep.Run(Train, Validation)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => sweep.Epochs = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => sweep.BatchSize = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => sweep.Workers = -1);
    }

    [Fact]
    public void A_failing_callback_is_thrown()
    {
        var sweep = new ArchitectureSweep { Epochs = 1, Callbacks = () => [new Failing()] };
        sweep.Add("flat", () => new FlatClassifier(seed: 1));

        Assert.Throws<FormatException>(() => sweep.Run(Train, Validation));
    }

    private sealed class Failing : Callback
    {
        public override void OnEpochEnd(TrainingContext context) => throw new FormatException();
    }
}
