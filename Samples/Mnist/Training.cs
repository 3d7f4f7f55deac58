using NetGen;
using NetGen.Generated;

namespace Mnist;

/// <summary>One training: the same trainer for every network.</summary>
internal static class Training
{
    private const int BatchSize = 128;

    public static void Run<TNetwork>(TNetwork network, Dataset train, Dataset test, Options options)
        where TNetwork : class, INetwork<TNetwork>
    {
        Console.WriteLine(TNetwork.Description);
        Console.WriteLine();
        long steps = (long)options.Epochs * ((train.Count + BatchSize - 1) / BatchSize);
        var trainer = new Trainer<TNetwork>(network, new Adam { LearningRate = options.Network == NetworkKind.ResNet ? 5e-3f : 1e-3f })
        {
            BatchSize = BatchSize,
            Epochs = options.Epochs,
            Seed = options.Seed,

            // The shift of an image is a function of seed, epoch and row: the same in every run, on any thread.
            Transform = options.Augments ? new RandomAffine(28, 28) { Degrees = 10, Translate = 0.08f } : null,
            Schedule = options.Network == NetworkKind.ResNet ? new OneCycleSchedule(steps) : null,
            Callbacks = { new ConsoleProgress() },
        };
        var history = trainer.Fit(train);

        var result = trainer.Evaluate(test);
        Console.WriteLine();
        Console.WriteLine(result.Confusion);
        Console.WriteLine();
        NetworkFile.Save(network.Core, options.ModelFile);
        Console.WriteLine($"wrote {options.ModelFile}");

        // The first epoch's seconds include the JIT compiler's work.
        double seconds = history.Epochs.Sum(e => e.TrainingSeconds);
        Console.WriteLine($"trained {trainer.Steps} steps in {seconds:0.00} s: {1e6 * seconds / trainer.Steps:0.0} µs/step, {(double)history.Epochs.Count * train.Count / seconds:0} rows/s");
        Console.WriteLine($"test accuracy: {100 * result.Accuracy:0.00} %");
    }
}
