using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>
/// Writes down a training while it runs, so that <see cref="Trainer{TNetwork}.Resume(string)"/> can go on from there after a crash or a Ctrl-C,
/// and end with the same bits as if nothing had happened.
/// </summary>
/// <remarks>
/// <para>The path is a name: <c>run.checkpoint</c> stands for <c>run-1.checkpoint</c>, <c>run-2.checkpoint</c> and so on, of which the last <see cref="KeepLast"/> are kept,
/// and for <c>run-best.checkpoint</c> where <see cref="Best"/> is set.</para>
/// <para>A file is written under another name, flushed to the disk and moved into place; it has a checksum. Only then the older ones are deleted, so whatever happens there
/// is a whole one. It is written when all callbacks have seen the batch or the epoch, whatever their order; also at the last epoch, and where a training is
/// cancelled.</para>
/// </remarks>
public sealed class Checkpoint : Callback, ICallbackState
{
    private readonly CheckpointFiles files;
    private PosixSignalRegistration? cancelKey;
    private volatile int timesPressed;
    private double best;
    private bool isBest;
    private long lastTime;
    private long writtenAtStep;

    /// <summary>Writes files of a name.</summary>
    /// <param name="path">The name, with or without a folder, which must exist.</param>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public Checkpoint(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        FilePath = path;
        files = new CheckpointFiles(path);
    }

    /// <summary>The name of the files.</summary>
    public string FilePath { get; }

    /// <summary>Writes after every so many epochs (by their number); null for never. Default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int? EveryEpochs
    {
        get;
        set => field = value is null or >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(EveryEpochs), value, "EveryEpochs must be at least 1.");
    } = 1;

    /// <summary>Writes after the batch at which so many minutes have gone by since it last did; null, the default, for never.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a finite number above 0.</exception>
    public double? EveryMinutes
    {
        get;
        set => field = value is null || (double.IsFinite(value.Value) && value > 0) ? value : throw new ArgumentOutOfRangeException(
            nameof(EveryMinutes), value, "EveryMinutes must be a finite number greater than 0.");
    }

    /// <summary>How many numbered files are kept. Default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int KeepLast
    {
        get;
        set => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(KeepLast), value, "KeepLast must be at least 1.");
    } = 1;

    /// <summary>Whether the checkpoint of the epoch with the best value of this metric is kept, too; null, the default, for not.</summary>
    public Metric? Best { get; set; }

    /// <summary>
    /// Whether Ctrl-C (and the signal SIGINT) ends the training after the running batch, with a checkpoint; the history then says that it was cancelled.
    /// Another one ends the process at once. Default false.
    /// A process that was started with SIGINT ignored, as shells do with commands in the background of a script, gets neither.
    /// </summary>
    public bool OnCancelKey { get; set; }

    /// <summary>
    /// Is told why a checkpoint could not be written (the disk is full, the folder may not be written to), and the training goes on;
    /// the files before it are whole. Null, the default, ends the training with the exception.
    /// </summary>
    public Action<Exception>? Failed { get; set; }

    private bool IsCancelKeyPressed => timesPressed > 0;

    internal TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Whether there is something to resume under a name.</summary>
    public static bool Exists(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return File.Exists(path) || new CheckpointFiles(path).NewestFirst().Count > 0;
    }

    /// <summary>True: it only writes.</summary>
    public override bool IsOutput => true;

    /// <inheritdoc/>
    public override void Check(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!Directory.Exists(files.Folder))
        {
            throw new InvalidOperationException($"Checkpoint cannot write '{FilePath}': the folder '{files.Folder}' does not exist.");
        }

        if (Best?.WhyMissing(context.Network, context.HasValidation) is { } reason)
        {
            throw new InvalidOperationException($"Checkpoint keeps the best {Best} of {context.Network.Name}, but there is none: {reason}.");
        }
    }

    /// <inheritdoc/>
    public override void OnFitBegin(TrainingContext context)
    {
        best = double.NaN;
        lastTime = Clock.GetTimestamp();
        writtenAtStep = -1;
        timesPressed = 0;
        Try(FilePath, files.DeleteUnfinished);
        cancelKey = OnCancelKey ? PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal) : null;
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        isBest = Best?.Value(context.Record!) is { } value && !double.IsNaN(value)
            && (double.IsNaN(best) || (Best.HigherIsBetter ? value > best : value < best));
        if (isBest)
        {
            best = Best!.Value(context.Record!)!.Value;
        }
    }

    /// <inheritdoc/>
    public override void OnFitEnd(TrainingContext context)
    {
        cancelKey?.Dispose();
        cancelKey = null;
    }

    void ICallbackState.Save(CallbackState state) => state.SetNumber(nameof(best), best);

    void ICallbackState.Restore(CallbackState state) => best = state.GetNumber(nameof(best));

    /// <summary>All callbacks have seen a batch.</summary>
    internal void AfterBatch(TrainingContext context, Action<string> write)
    {
        if (IsCancelKeyPressed)
        {
            RequestStop(context);
        }
        else if (IsTime())
        {
            WriteNext(context, write);
        }
    }

    /// <summary>All callbacks have seen an epoch.</summary>
    internal void AfterEpoch(TrainingContext context, Action<string> write)
    {
        bool isLast = context.Epoch == context.LastEpoch || context.StopRequested;
        if (IsCancelKeyPressed && !isLast)
        {
            RequestStop(context);
        }

        if (isLast || context.Epoch % EveryEpochs == 0 || IsTime())
        {
            WriteNext(context, write);
        }

        if (isBest)
        {
            Try(files.Best, () => write(files.Best));
        }
    }

    /// <summary>The training was cancelled.</summary>
    internal void AfterCancellation(TrainingContext context, Action<string> write)
    {
        if (writtenAtStep != context.Step)
        {
            WriteNext(context, write);
        }
    }

    private static void RequestStop(TrainingContext context) => context.RequestStop(StopReason.Cancelled, "Ctrl-C was pressed");

    // The second one is left to the runtime, which ends the process.
    private void OnSignal(PosixSignalContext signal) => signal.Cancel = Interlocked.Exchange(ref timesPressed, 1) == 0;

    private bool IsTime() => EveryMinutes is { } minutes && Clock.GetElapsedTime(lastTime).TotalMinutes >= minutes;

    private void WriteNext(TrainingContext context, Action<string> write)
    {
        lastTime = Clock.GetTimestamp();
        Try(FilePath, () =>
        {
            write(files.Next());
            writtenAtStep = context.Step;
            files.KeepNewest(KeepLast);
        });
    }

    private void Try(string file, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var failure = new IOException($"The checkpoint '{file}' cannot be written; the earlier ones are intact. {e.Message}", e);
            if (Failed is null)
            {
                throw failure;
            }

            Failed(failure);
        }
    }
}
