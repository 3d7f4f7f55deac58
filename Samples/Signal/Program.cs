using NetGen;
using Samples;
using Signal;

const string ModelFile = "tones.safetensors";
const int BatchSize = 50;

try
{
    var line = new CommandLine(args);
    int epochs = line.Count("--epochs") ?? 20;
    long seed = line.Whole("--seed") ?? 0;
    int? network = line.Choice("--network", "convolutional", "recurrent");
    line.End();
    if (network == 1)
    {
        Run<ToneListener>(new(seed), epochs, seed);
    }
    else
    {
        Run<ToneClassifier>(new(seed), epochs, seed);
    }

    return 0;
}
catch (OptionException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}
catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}

static void Run<TNetwork>(TNetwork network, int epochs, long seed)
    where TNetwork : class, INetwork<TNetwork>
{
    Dataset train = ToneMaker.Make(8000, seed: 1), validation = ToneMaker.Make(1000, seed: 2), test = ToneMaker.Make(2000, seed: 3);
    Console.WriteLine(TNetwork.Description);
    Console.WriteLine();

    var trainer = new Trainer<TNetwork>(network, new Adam { LearningRate = 1e-2f })
    {
        BatchSize = BatchSize,
        Epochs = epochs,
        Seed = seed,
        Schedule = new OneCycleSchedule((long)epochs * (train.Count / BatchSize)),
        Callbacks = { new ConsoleProgress() },
    };
    var history = trainer.Fit(train, validation);

    var result = network.Evaluate(test);
    Console.WriteLine();
    Console.WriteLine(result.Confusion);
    Console.WriteLine();
    network.Save(ModelFile);
    Console.WriteLine($"wrote {ModelFile}");

    // How a program uses it: one sound at a time.
    float[] sound = test.Input(0).ToArray();
    Console.WriteLine($"the first test sound is '{ToneMaker.Calls[network.PredictClass(sound)]}'");
    double seconds = history.Epochs.Sum(e => e.TrainingSeconds);
    Console.WriteLine($"trained {trainer.Steps} steps in {seconds:0.00} s: {1e3 * seconds / trainer.Steps:0.00} ms/step");
    Console.WriteLine($"test accuracy: {100 * result.Accuracy:0.00} %");
}
