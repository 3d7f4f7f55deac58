using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;

namespace NetGen.Runtime.Tests.Training;

[Network(2), Dense(5, Activation.Tanh), Dense(3), CrossEntropyLoss]
internal sealed partial class Metered;

/// <summary>Alone: who listens hears of every network of the process, and takes memory on their threads.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class MeterCollection
{
    public const string Name = "Meter";
}

/// <summary>What the meter tells, and that it changes nothing.</summary>
[Collection(MeterCollection.Name)]
public sealed class MeterTests
{
    private static readonly Dataset Train = TestData.ThreeClasses(), Validation = TestData.ThreeClasses(seed: 2);

    [Fact]
    public void A_training_tells_its_steps_rows_epochs_losses_and_rate()
    {
        var heard = new Heard();
        TrainingHistory history;
        using (heard.Listen())
        {
            history = Trainer().Fit(Train, Validation);
        }

        Assert.Equal(6, heard.Sum("netgen.training.steps"));
        Assert.Equal(180, heard.Sum("netgen.training.rows"));
        Assert.Equal(2, heard.Sum("netgen.training.epochs"));
        Assert.Equal(history.Epochs.Select(e => e.Loss), heard.Values("netgen.training.loss").Chunk(3).Select(batches => batches[^1]));
        Assert.Equal(history.Epochs.Select(e => e.ValidationLoss!.Value), heard.Values("netgen.validation.loss"));
        Assert.Equal(history.Epochs.Select(e => e.ValidationAccuracy!.Value), heard.Values("netgen.validation.accuracy"));
        Assert.Equal(history.Epochs.Select(e => e.Seconds), heard.Values("netgen.training.epoch.duration"));
        Assert.Equal(Enumerable.Repeat((double)0.01f, 6), heard.Values("netgen.training.learning_rate"));

        // Validation is no prediction that somebody asked for.
        Assert.Empty(heard.Values("netgen.prediction.duration"));
    }

    [Fact]
    public void Every_way_to_predict_is_one_prediction_of_some_seconds()
    {
        var network = new Metered(seed: 1);
        network.ClassNames = ["a", "b", "c"];
        float[] row = [0.5f, 1], rows = [0.5f, 1, 2, 3], outputs = new float[6];
        var heard = new Heard();
        using (heard.Listen())
        {
            network.Predict(row, outputs.AsSpan(0, 3));
            network.Predict(rows, outputs);
            network.Predict(row);
            network.PredictClass(row);
            network.PredictLabel(row);
            network.PredictLabels(rows);
            network.PredictProbabilities(rows, outputs);
        }

        Assert.Equal(7, heard.Values("netgen.prediction.duration").Count);
        Assert.All(heard.Values("netgen.prediction.duration"), seconds => Assert.InRange(seconds, 1e-9, 60));
    }

    [Fact]
    public void Listening_changes_no_bit()
    {
        var alone = Trainer();
        alone.Fit(Train, Validation);
        float[] expected = alone.Network.Predict(Train), one = alone.Network.Predict(new float[] { 0.5f, 1 });
        var listened = Trainer();
        using (new Heard().Listen())
        {
            listened.Fit(Train, Validation);
            Assert.Equal(one, listened.Network.Predict(new float[] { 0.5f, 1 }));
        }

        Assert.Equal(alone.Network.Parameters.ToArray(), listened.Network.Parameters.ToArray());
        Assert.Equal(expected, listened.Network.Predict(Train));
    }

    [Fact]
    public void A_loop_of_ones_own_tells_its_steps()
    {
        var network = new Metered(seed: 1);
        var optimizer = new Adam();
        var heard = new Heard();
        using (heard.Listen())
        {
            network.TrainStep(new float[4], new int[2], optimizer);
            network.ComputeGradients(new float[4], new int[2]);
            optimizer.Step(network);
        }

        Assert.Equal(2, heard.Sum("netgen.training.steps"));
    }

    [Fact]
    public void A_prediction_allocates_nothing_even_where_somebody_listens()
    {
        var network = new Metered(seed: 1);
        float[] row = [0.5f, 1], outputs = new float[3];
        using var listener = new MeterListener { InstrumentPublished = (instrument, self) => self.EnableMeasurementEvents(instrument) };
        double sum = 0;
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => sum += value);
        listener.Start();
        network.Predict(row, outputs);
        long before = GC.GetAllocatedBytesForCurrentThread();

        network.Predict(row, outputs);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(sum > 0);
    }

    [Fact]
    public void The_page_lists_every_instrument()
    {
        var heard = new Heard();
        using (heard.Listen())
        {
        }

        string page = File.ReadAllText(RepositoryRoot.Path("docs", "metrics.md"));
        string[] listed = [.. Regex.Matches(page, @"^\| `(netgen\.[a-z_.]+)` \| (\w+) \| `([^`]+)` \|", RegexOptions.Multiline).Select(m => $"{m.Groups[1].Value} {m.Groups[2].Value} {m.Groups[3].Value}")];
        Assert.Equal(heard.Instruments.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.Contains("netgen.prediction.duration histogram s", listed);
    }

    private static Trainer<Metered> Trainer() => new(new Metered(seed: 1), new Adam { LearningRate = 0.01f }) { Epochs = 2, Seed = 3 };

    /// <summary>What a listener hears of one class of networks.</summary>
    private sealed class Heard
    {
        private readonly List<(string Instrument, double Value)> measurements = [];

        public List<string> Instruments { get; } = [];

        public MeterListener Listen()
        {
            var listener = new MeterListener
            {
                InstrumentPublished = (instrument, self) =>
                {
                    if (instrument.Meter.Name == "NetGen")
                    {
                        Instruments.Add($"{instrument.Name} {instrument.GetType().Name.Split('`')[0].ToLowerInvariant()} {instrument.Unit}");
                        self.EnableMeasurementEvents(instrument);
                    }
                },
            };
            listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
            listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
            listener.Start();
            return listener;
        }

        public double Sum(string instrument) => Values(instrument).Sum();

        public List<double> Values(string instrument) => [.. measurements.Where(m => m.Instrument == instrument).Select(m => m.Value)];

        private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (var tag in tags)
            {
                if (tag is { Key: "netgen.network", Value: nameof(Metered) })
                {
                    measurements.Add((instrument.Name, value));
                }
            }
        }
    }
}
