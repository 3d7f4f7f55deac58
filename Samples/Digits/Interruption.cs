using NetGen;

namespace Digits;

/// <summary>Trains without interruption, then again with one in the middle, and shows that both give the same network, bit for bit.</summary>
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

        // Like Ctrl-C: the checkpoint is written after the current batch, in the middle of an epoch.
        using var cancellation = new CancellationTokenSource();
        var interrupted = Create(options);
        interrupted.Callbacks.Add(new CancelAfter((whole.Steps / 2) + 7, cancellation));
        history = interrupted.Fit(train, validation, cancellation.Token);
        Console.WriteLine($"interrupted:   {interrupted.Steps} steps, {history}");

        // Only the interrupted trainer's file is used from here: this could be another process, on another day.
        var resumed = Create(options);
        Console.WriteLine(resumed.Resume(FileName));
        history = resumed.Fit(train, validation);
        Console.WriteLine($"resumed:       {resumed.Steps} steps, {history}");

        bool isSame = resumed.Network.Parameters.SequenceEqual(whole.Network.Parameters);
        Console.WriteLine(isSame
            ? $"All {DigitClassifier.ParameterCount} parameters equal those of the uninterrupted training, bit for bit."
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
