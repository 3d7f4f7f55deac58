using System.Diagnostics.CodeAnalysis;

namespace NetGen;

/// <summary>
/// A file that gets a line for each epoch: epoch, step, learning rate, losses, the metrics that the network's loss has, seconds. A line is in the file as soon
/// as its epoch is over.
/// </summary>
/// <remarks>Lines end with a line feed. A resumed training cuts off what was written after its checkpoint and goes on behind it.</remarks>
[SuppressMessage("Design", "CA1001", Justification = "The file is open during a training only, whose end closes it whatever ended it.")]
public abstract class EpochLog : Callback, ICallbackState
{
    private IReadOnlyList<(string Name, Func<EpochRecord, string> Text)> columns = [];
    private LogFile? file;

    private protected EpochLog(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        FilePath = path;
    }

    /// <summary>The file.</summary>
    public string FilePath { get; }

    /// <summary>Whether lines are added to an existing file; otherwise each training replaces it. Default false.</summary>
    public bool Append { get; set; }

    /// <summary>True: it only writes.</summary>
    public override bool IsOutput => true;

    /// <summary>Opens the file.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public override void OnFitBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        columns = EpochColumns.Of(context);
        file = new LogFile(FilePath, Append, Header(columns.Select(c => c.Name)), context);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        file!.WriteLine(Line(columns.Select(c => (c.Name, c.Text(context.Record!)))));
    }

    /// <inheritdoc/>
    public override void OnFitEnd(TrainingContext context)
    {
        file?.Dispose();
        file = null;
    }

    void ICallbackState.Save(CallbackState state) => file!.Save(state);

    void ICallbackState.Restore(CallbackState state) => file!.Restore(state);

    /// <summary>The first line of a file, or null for none.</summary>
    private protected virtual string? Header(IEnumerable<string> names) => null;

    /// <summary>The line of an epoch.</summary>
    private protected abstract string Line(IEnumerable<(string Name, string Text)> values);
}
