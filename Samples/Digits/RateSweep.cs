using NetGen;
using Samples;

namespace Digits;

/// <summary>Trains with every optimizer at five learning rates from the same weights, side by side, and shows which generalises best.</summary>
internal static class RateSweep
{
    public static void Run(Options options)
    {
        var (train, validation, test) = DigitData.Load(options);
        var sweep = new LearningRateSweep<DigitClassifier>(new DigitClassifier(options.Seed))
        {
            BatchSize = options.BatchSize,
            Epochs = options.Epochs,
            Seed = options.Seed,
            Configure = trainer => trainer.Callbacks.Add(new EarlyStopping { Patience = 10, RestoreBestWeights = true }),
        };
        foreach (var kind in Enum.GetValues<OptimizerKind>())
        {
            sweep.AddRates(Options.NameOf(kind), rate => kind.Create(rate), RateRange.Geometric(1e-4f, 1f, 5));
        }

        var result = sweep.Run(train, validation);
        Console.WriteLine(result);
        result.WriteFigure("sweep.svg");
        Console.WriteLine("wrote sweep.svg");
        if (result.Best is { } best)
        {
            Console.WriteLine($"its test accuracy: {100 * best.Network.Evaluate(test).Accuracy:0.00} %");
        }
    }
}
