using NetGen;

namespace Digits;

/// <summary>Trains with all observers, and writes a report.</summary>
internal static class Report
{
    public static void Run(Options options)
    {
        var (train, validation, test) = DigitData.Load(options);
        var trainer = Training.Create<DigitClassifier>(options);
        var gradients = new GradientMonitor();
        trainer.Callbacks.Add(new ReduceLearningRateOnPlateau { Factor = 0.5, Patience = 4 });
        trainer.Callbacks.Add(gradients);
        var history = trainer.Fit(train, validation);
        var report = new TrainingReport<DigitClassifier>(trainer, history, test) { Title = "Handwritten digits", Gradients = gradients };
        foreach (string file in report.Write("report.html"))
        {
            Console.WriteLine($"wrote {file}");
        }

        Console.WriteLine($"test accuracy: {100 * trainer.Evaluate(test).Accuracy:0.00} %");
    }
}
