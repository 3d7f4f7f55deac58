using System.Globalization;
using Forecast;
using NetGen;
using Samples;

const string ModelFile = "demand.safetensors", FigureFile = "forecast.svg";
const int Horizon = 48, StepsShown = 7 * Horizon;

try
{
    var line = new CommandLine(args);
    int epochs = line.Count("--epochs") ?? 40;
    long seed = line.Whole("--seed") ?? 0;
    bool makes = line.Flag("--make");
    string file = line.Text("--data") ?? Path.Combine(AppContext.BaseDirectory, "demand.csv");
    line.End();
    if (makes)
    {
        File.WriteAllText("demand.csv", DemandSeries.Make());
        return 0;
    }

    Run(DemandSeries.Read(file), epochs, seed);
    return 0;
}
catch (OptionException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}
catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}

static void Run(DemandSeries series, int epochs, long seed)
{
    // A week before it, each half-hour had its "seasonal naive" forecast. The network learns what that misses.
    float[] changes = series.Changes;
    int trainEnd = changes.Length * 7 / 10, validationEnd = changes.Length * 8 / 10;
    float scale = MathF.Sqrt(changes.Take(trainEnd).Average(c => c * c));
    float[] scaled = Array.ConvertAll(changes, c => c / scale);
    var train = Windows(scaled, 0, trainEnd, stride: 1);
    var validation = Windows(scaled, trainEnd, validationEnd, stride: 4);
    var test = Windows(scaled, validationEnd, scaled.Length, stride: 1);
    Console.WriteLine(DemandForecaster.Description);
    Console.WriteLine($"{series.Values.Length} half-hours; windows to train on: {train.Count}, to validate: {validation.Count}, to test: {test.Count}");
    Console.WriteLine();

    var network = new DemandForecaster(seed);
    network.UseWorkers(Environment.ProcessorCount);
    var trainer = new Trainer<DemandForecaster>(network, new AdamW { LearningRate = 2e-3f, WeightDecay = 1e-2f, ClipNorm = 1 })
    {
        BatchSize = 64,
        Epochs = epochs,
        Seed = seed,
        Callbacks = { new ConsoleProgress(), new EarlyStopping { Patience = 5, RestoreBestWeights = true } },
    };
    trainer.Fit(train, validation);
    network.Save(ModelFile);

    float[] predictions = network.Predict(test);
    double error = 0, naive = 0;
    for (int row = 0; row < test.Count; row++)
    {
        var actual = test.Target(row);
        for (int step = 0; step < Horizon; step++)
        {
            error += Math.Abs(predictions[(row * Horizon) + step] - actual[step]);
            naive += Math.Abs(actual[step]);
        }
    }

    WriteFigure(series, predictions, scale, validationEnd);
    Console.WriteLine();
    Console.WriteLine($"wrote {ModelFile} and {FigureFile}");
    double unit = scale / ((double)test.Count * Horizon);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"mean absolute error: {error * unit:0.00}, seasonal naive: {naive * unit:0.00}"));
}

// A window looks back over a week; its targets lie in the part.
static Dataset Windows(float[] values, int from, int to, int stride) => Dataset.FromSeries(
    [values[Math.Max(0, from - DemandSeries.StepsOfWeek)..to]], size: 1, DemandSeries.StepsOfWeek, Horizon, stride);

// The first week of the test, forecast anew at each midnight.
static void WriteFigure(DemandSeries series, float[] predictions, float scale, int first)
{
    int shown = Math.Min(StepsShown, predictions.Length / Horizon / Horizon * Horizon);
    float[] actual = series.Values[(first + DemandSeries.StepsOfWeek)..(first + DemandSeries.StepsOfWeek + shown)], weekBefore = series.Values[first..(first + shown)];
    float[] forecast = [.. Enumerable.Range(0, shown).Select(i => weekBefore[i] + (scale * predictions[(i / Horizon * Horizon * Horizon) + (i % Horizon)]))];
    File.WriteAllText(FigureFile, ForecastFigure.Draw(
        "The first week of the test, forecast a day ahead", "half-hours", ("actual", "#222", actual), ("a week before", "#b9770e", weekBefore),
        ("forecast", "#1a66c2", forecast)));
}
