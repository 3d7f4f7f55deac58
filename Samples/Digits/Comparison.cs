using NetGen;
using Samples;

namespace Digits;

/// <summary>Trains with every optimizer, and with Adam without dropout, and shows the results in one table.</summary>
internal static class Comparison
{
    public static void Run(Options options)
    {
        Console.WriteLine("Each training starts with the same weights and restores those of its best epoch. Losses are measured with these, with dropout off.");
        Console.WriteLine();
        Console.WriteLine($"{"optimizer",-22} {"rate",6} {"epochs",7} {"seconds",8} {"training loss",14} {"validation loss",16} {"test loss",10} {"test accuracy",14}");
        foreach (var kind in Enum.GetValues<OptimizerKind>())
        {
            Train<DigitClassifier>(options with { Optimizer = kind }, Options.NameOf(kind));
        }

        Train<DigitClassifierWithoutDropout>(options with { Optimizer = OptimizerKind.Adam }, "adam, no dropout");
    }

    private static void Train<TNetwork>(Options options, string name)
        where TNetwork : class, INetwork<TNetwork>
    {
        var (train, validation, test) = DigitData.Load(options);
        Training.WarmUp<TNetwork>(options, train, validation);
        var trainer = Training.Create<TNetwork>(options);
        var history = trainer.Fit(train, validation);
        var onTest = trainer.Evaluate(test);
        Console.WriteLine(
            $"{name,-22} {options.LearningRate,6} {history.Epochs.Count,7} {history.Epochs.Sum(e => e.TrainingSeconds),8:0.00}"
            + $" {trainer.Evaluate(train).Loss,14:0.0000} {trainer.Evaluate(validation).Loss,16:0.0000} {onTest.Loss,10:0.0000} {100 * onTest.Accuracy,12:0.00} %");
    }
}
