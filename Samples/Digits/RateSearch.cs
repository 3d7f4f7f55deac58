using NetGen;

namespace Digits;

/// <summary>Finds a learning rate by a range test, and trains with what it suggests.</summary>
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

        // The test has trained copies: this training starts from the same weights as if there had been none.
        trainer.Optimizer.LearningRate = found.Valley;
        var history = trainer.Fit(train, validation);
        Console.WriteLine($"trained with the valley's rate: {history}");
        Console.WriteLine($"test accuracy: {100 * trainer.Evaluate(test).Accuracy:0.00} %");
    }
}
