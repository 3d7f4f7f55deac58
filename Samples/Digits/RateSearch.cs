using NetGen;

namespace Digits;

/// <summary>Finds a learning rate with a range test, and trains with the suggested rate.</summary>
internal static class RateSearch
{
    public static void Run(Options options)
    {
        var (train, validation, test) = DigitData.Load(options);
        var trainer = Training.Create<DigitClassifier>(options);
        var found = new LearningRateFinder().Find(trainer, train);
        Console.WriteLine(found);
        found.WriteFigure("learning-rate.svg");
        Console.WriteLine("wrote learning-rate.svg");

        // The range test trained copies: this training starts with the original weights.
        trainer.Optimizer.LearningRate = found.Valley;
        var history = trainer.Fit(train, validation);
        Console.WriteLine($"trained with the valley's rate: {history}");
        Console.WriteLine($"test accuracy: {100 * trainer.Evaluate(test).Accuracy:0.00} %");
    }
}
