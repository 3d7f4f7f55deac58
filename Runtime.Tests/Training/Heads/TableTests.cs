using System.Globalization;

namespace NetGen.Runtime.Tests.Training.Heads;

public enum Heating
{
    District,
    Gas,
    Oil,
}

/// <summary>A row of the table as a program has it.</summary>
[Features]
public sealed partial record Flat(
    [Category("Altstadt", "Hafen", "Nord")] string District,
    Heating Heating,
    float Area,
    float Floor,
    [Label(Head = "kind"), Category("cheap", "dear", "fair")] string? Kind,
    [Target(Head = "rent")] float? Rent);

/// <summary>Of a flat how its rent is for its place, and how much it is.</summary>
[Network(8)]
[Standardize]
[Dense(24, Activation.Tanh, Name = "trunk")]
[Dense(3)]
[CrossEntropyLoss(Name = "kind")]
[Dense(1, From = "trunk")]
[MeanSquaredErrorLoss(Name = "rent", Weight = 0.5)]
internal sealed partial class FlatNetwork;

[Network<Flat>]
[Standardize]
[Dense(24, Activation.Tanh, Name = "trunk")]
[Dense(3)]
[CrossEntropyLoss(Name = "kind")]
[Dense(1, From = "trunk")]
[MeanSquaredErrorLoss(Name = "rent", Weight = 0.5)]
internal sealed partial class TypedFlatNetwork;

/// <summary>A table whose rows have a class and a number, from the file to the report and back from a checkpoint.</summary>
public sealed class TableTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("netgen-flats-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_table_with_two_heads_from_csv_to_the_report()
    {
        string table = Path.Combine(folder, "flats.csv");
        Write(table, Flats(600));
        var flats = Dataset.FromCsv(table, heads: [CsvHead.Label("kind", "kind"), CsvHead.Numbers("rent", "rent")], new CsvOptions
        {
            Features = new() { ["district"] = CsvFeature.OneHot, ["heating"] = CsvFeature.OneHot },
        });

        Run(new FlatNetwork(seed: 1), () => new FlatNetwork(seed: 2), flats);
    }

    [Fact]
    public void A_table_with_two_heads_from_typed_rows_to_the_report()
    {
        Flat[] rows = [.. Flats(600)];
        var flats = Dataset.FromRows(rows);

        var network = Run(new TypedFlatNetwork(seed: 1), () => new TypedFlatNetwork(seed: 2), flats);

        float[] probabilities = new float[3], outputs = new float[4];
        var unknown = rows[3] with { Kind = null, Rent = null };
        network.PredictProbabilities(unknown, probabilities, "kind");
        network.Predict(unknown, outputs);
        Assert.Equal(Array.IndexOf(probabilities, probabilities.Max()), network.PredictClass(unknown, "kind"));
        Assert.Equal(flats.Head("kind").ClassNames![network.PredictClass(unknown, "kind")], network.PredictLabel(unknown, "kind"));
        Assert.Equal(network.Predict(Dataset.FromRowInputs([unknown])), outputs);
        Assert.Equal(4, outputs.Length);
    }

    /// <summary>The rows of the file and those of the program are the same data, but for what tells them apart.</summary>
    [Fact]
    public void Typed_rows_have_the_targets_of_their_heads()
    {
        Flat[] rows = [.. Flats(20)];

        var data = Dataset.FromRows(rows);

        Assert.Equal(["kind", "rent"], data.Heads.Select(h => h.Name));
        Assert.Equal(["cheap", "dear", "fair"], data.Head("kind").ClassNames);
        Assert.Equal(rows.Select(r => r.Kind), Enumerable.Range(0, 20).Select(row => data.Head("kind").ClassNames![data.Head("kind").Label(row)]));
        Assert.Equal(rows.Select(r => r.Rent!.Value), Enumerable.Range(0, 20).Select(row => data.Head("rent").Target(row)[0]));
        Assert.Empty(Dataset.FromRowInputs(rows).Heads);
        string missing = Assert.Throws<ArgumentException>(() => Dataset.FromRows([rows[0], rows[1] with { Rent = null }])).Message;
        Assert.StartsWith("Row 1 (counted from 0): Rent is null, but a value to learn must be known.", missing, StringComparison.Ordinal);
        string infinite = Assert.Throws<ArgumentException>(() => Dataset.FromRows([rows[0] with { Rent = float.NaN }])).Message;
        Assert.StartsWith("Row 0 (counted from 0): target 0 is NaN, but must be finite.", infinite, StringComparison.Ordinal);
    }

    /// <summary>Trains, measures, reports, saves, loads and resumes.</summary>
    private TNetwork Run<TNetwork>(TNetwork network, Func<TNetwork> other, Dataset flats)
        where TNetwork : class, INetwork<TNetwork>
    {
        string checkpoint = Path.Combine(folder, "flats.ckpt"), file = Path.Combine(folder, "flats.safetensors"), predictions = Path.Combine(folder, "predictions.csv");
        var (train, validation, test) = flats.Split(0.6, 0.2, 0.2, seed: 1);
        var first = NetworkExtensions.Clone(network);
        var trainer = Recipe(network);
        var history = trainer.Fit(train, validation);

        var evaluation = trainer.Evaluate(test);
        Assert.True(evaluation.Heads["kind"].Accuracy > 0.85, evaluation.ToString());
        Assert.True(evaluation.Heads["rent"].R2 > 0.9, evaluation.ToString());
        Assert.Equal(evaluation.Heads["kind"].Loss + (0.5 * evaluation.Heads["rent"].Loss), evaluation.Loss, 1e-12);

        string page = File.ReadAllText(new TrainingReport<TNetwork>(trainer, history, test).Write(Path.Combine(folder, "report.html"))[0]);
        Assert.Contains("<span>test accuracy of kind</span>", page, StringComparison.Ordinal);
        Assert.Contains("<span>test R² of rent</span>", page, StringComparison.Ordinal);
        Assert.Contains("Confusion matrix of kind", page, StringComparison.Ordinal);
        network.WritePredictions(test, predictions);
        Assert.StartsWith("row,prediction(kind),p(kind=cheap),p(kind=dear),p(kind=fair),prediction(rent),actual(kind),actual(rent)\n", File.ReadAllText(predictions), StringComparison.Ordinal);

        NetworkExtensions.Save(network, file);
        var loaded = other();
        NetworkExtensions.Load(loaded, file);
        Assert.Equal(["cheap", "dear", "fair"], loaded.GetClassNames("kind"));
        Assert.Equal(network.Predict(test), loaded.Predict(test));

        // Interrupted in its sixth epoch and taken up again, the training has the same bits.
        var interrupted = Recipe(first);
        using var stop = new CancellationTokenSource();
        interrupted.Callbacks.Add(new Checkpoint(checkpoint));
        interrupted.Callbacks.Add(new Stop(stop));
        interrupted.Fit(train, validation, stop.Token);
        var resumed = Recipe(other());
        resumed.Callbacks.Add(new Checkpoint(checkpoint));
        resumed.Resume(checkpoint);
        var whole = resumed.Fit(train, validation);
        Assert.Equal(network.Parameters.ToArray(), resumed.Network.Parameters.ToArray());
        Assert.Equal(history.Epochs.SelectMany(e => e.Heads), whole.Epochs.SelectMany(e => e.Heads));
        return network;
    }

    private static Trainer<TNetwork> Recipe<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork> => new(network, new Adam { LearningRate = 0.01f })
        {
            Epochs = 60,
            Seed = 3,
            HeadClassWeights = { ["kind"] = [1, 1.5f, 1] },
            Callbacks = { new EarlyStopping { Monitor = Metric.ValidationAccuracy.Of("kind"), Patience = 100, RestoreBestWeights = true } },
        };

    /// <summary>Flats whose rent is a function of place, size and luck, in thousands; a quarter is cheap or dear for its place.</summary>
    private static IEnumerable<Flat> Flats(int count)
    {
        var random = new Random(1);
        (string Name, float Level)[] districts = [("Altstadt", 16), ("Hafen", 13), ("Nord", 10)];
        for (int i = 0; i < count; i++)
        {
            var (district, level) = districts[random.Next(3)];
            var heating = (Heating)random.Next(3);
            float area = random.Next(30, 121), floor = random.Next(0, 6);
            float dearness = (area / 150) + (floor / 10) + (heating == Heating.Oil ? -0.2f : 0);
            string kind = dearness > 0.9f ? "dear" : dearness > 0.5f ? "fair" : "cheap";
            yield return new Flat(district, heating, area, floor, kind, level * area / 1000);
        }
    }

    private static void Write(string path, IEnumerable<Flat> flats) => File.WriteAllLines(
        path,
        flats.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.District},{f.Heating},{f.Area},{f.Kind},{f.Floor},{f.Rent}")).Prepend("district,heating,area,kind,floor,rent"));

    private sealed class Stop(CancellationTokenSource source) : Callback
    {
        public override void OnBatchEnd(TrainingContext context)
        {
            if (context is { Epoch: 6, Batch: 5 })
            {
                source.Cancel();
            }
        }
    }
}
