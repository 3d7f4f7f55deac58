using NetGen;

namespace Digits;

/// <summary>Trains in one go, then once more with an interruption in the middle, and shows that both come to the same network, bit for bit.</summary>
internal static class Interruption
{
    private const string FileName = "digits.checkpoint";

    /// <summary>Whether the bits are the same.</summary>
    public static bool Run(Options options)
    {
        var (train, validation, _) = DigitData.Load(options);
        var whole = Training.Create<DigitClassifier>(options);
        var history = whole.Fit(train, validation);
        Console.WriteLine($"uninterrupted: {whole.Steps} steps, {history}");

        // As Ctrl-C would: the checkpoint is written after the running batch, in the middle of an epoch.
        using var cancellation = new CancellationTokenSource();
        var interrupted = Create(options);
        interrupted.Callbacks.Add(new CancelAfter((whole.Steps / 2) + 7, cancellation));
        history = interrupted.Fit(train, validation, cancellation.Token);
        Console.WriteLine($"interrupted:   {interrupted.Steps} steps, {history}");

        // Nothing is left of the interrupted trainer but its file: this could be another process, on another day.
        var resumed = Create(options);
        Console.WriteLine(resumed.Resume(FileName));
        history = resumed.Fit(train, validation);
        Console.WriteLine($"resumed:       {resumed.Steps} steps, {history}");

        bool isSame = resumed.Network.Parameters.SequenceEqual(whole.Network.Parameters);
        Console.WriteLine(isSame
            ? $"All {DigitClassifier.ParameterCount} parameters are those of the uninterrupted training, bit for bit."
            : "The parameters differ from those of the uninterrupted training.");
        return isSame;
    }

    private static Trainer<DigitClassifier> Create(Options options)
    {
        var trainer = Training.Create<DigitClassifier>(options);
        trainer.Callbacks.Add(new Checkpoint(FileName) { EveryMinutes = 1, EveryEpochs = null, OnCancelKey = true });
        return trainer;
    }

    private sealed class CancelAfter(long step, CancellationTokenSource cancellation) : Callback
    {
        public override void OnBatchEnd(TrainingContext context)
        {
            if (context.Step == step)
            {
                cancellation.Cancel();
            }
        }
    }
}
