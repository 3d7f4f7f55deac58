using Digits;
using NetGen;
using Samples;

try
{
    var options = Options.Parse(args);
    if (options.Help)
    {
        Console.WriteLine(Options.Usage);
    }
    else if (options.Compare)
    {
        Comparison.Run(options);
    }
    else if (options.Resume)
    {
        return Interruption.Run(options) ? 0 : 1;
    }
    else if (options.FindRate)
    {
        RateSearch.Run(options);
    }
    else if (options.Sweep)
    {
        RateSweep.Run(options);
    }
    else if (options.Machines)
    {
        Machines.Run(options);
    }
    else if (options.Report)
    {
        Report.Run(options);
    }
    else if (options.Dropout)
    {
        Run<DigitClassifier>(options);
    }
    else
    {
        Run<DigitClassifierWithoutDropout>(options);
    }

    return 0;
}
catch (OptionException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}
catch (Exception failure) when (failure is TrainingDivergedException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}

// Any annotated class is an INetwork: one method trains them all.
static void Run<TNetwork>(Options options)
    where TNetwork : class, INetwork<TNetwork>
{
    var (train, validation, test) = DigitData.Load(options);
    Console.WriteLine(TNetwork.Description);
    Console.WriteLine();
    Console.WriteLine($"{train.Count} training rows, {validation.Count} validation rows, {test.Count} test rows");

    Training.WarmUp<TNetwork>(options, train, validation);
    var trainer = Training.Create<TNetwork>(options);
    trainer.Callbacks.Add(new ConsoleProgress());
    var history = trainer.Fit(train, validation);

    var result = trainer.Evaluate(test);
    Console.WriteLine();
    Console.WriteLine(result.Confusion);
    Console.WriteLine();

    trainer.Network.Save("digits.safetensors");
    history.WriteLearningCurves("learning-curves.svg");
    Console.WriteLine("wrote digits.safetensors and learning-curves.svg");

    // The time of forward pass, backward pass, optimizer and gathering of batches, without start-up and validation.
    double seconds = history.Epochs.Sum(e => e.TrainingSeconds);
    double rows = (double)history.Epochs.Count * train.Count;
    Console.WriteLine($"trained {trainer.Steps} steps in {seconds:0.000} s: {1e6 * seconds / trainer.Steps:0.0} µs/step, {rows / seconds:0} rows/s");
    Console.WriteLine($"test accuracy: {100 * result.Accuracy:0.00} %");
}
