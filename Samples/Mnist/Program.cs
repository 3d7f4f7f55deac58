using Mnist;
using NetGen;
using Samples;

try
{
    var line = new CommandLine(args);
    string? folder = line.Text("--data");
    int epochs = line.Count("--epochs") ?? 10;
    long seed = line.Whole("--seed") ?? 0;
    line.End();
    var (train, test) = MnistFiles.Load(folder);
    Run(train, test, epochs, seed);
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

static void Run(Dataset train, Dataset test, int epochs, long seed)
{
    Console.WriteLine(MnistClassifier.Description);
    Console.WriteLine();

    var network = new MnistClassifier(seed);
    var trainer = new Trainer<MnistClassifier>(network, new Adam())
    {
        BatchSize = 128,
        Epochs = epochs,
        Seed = seed,
        Callbacks = { new ConsoleProgress() },
    };
    var history = trainer.Fit(train);

    var result = network.Evaluate(test);
    Console.WriteLine();
    Console.WriteLine(result.Confusion);
    Console.WriteLine();
    network.Save("mnist.safetensors");
    Console.WriteLine("wrote mnist.safetensors");

    // The first epoch's seconds hold the JIT compiler's work too.
    double seconds = history.Epochs.Sum(e => e.TrainingSeconds);
    Console.WriteLine($"trained {trainer.Steps} steps in {seconds:0.00} s: {1e6 * seconds / trainer.Steps:0.0} µs a step, {(double)history.Epochs.Count * train.Count / seconds:0} rows a second");
    Console.WriteLine($"test accuracy: {100 * result.Accuracy:0.00} %");
}
