using System.Diagnostics.CodeAnalysis;

namespace NetGen;

/// <summary>
/// Writes a comma-separated file with a line for each epoch: epoch, step, learning rate, losses, the metrics that the network's loss has, seconds.
/// Numbers are written the same in every culture and read back exactly; a line is in the file as soon as its epoch is over.
/// </summary>
/// <remarks>
/// Fields of an epoch that was not validated are empty. Lines end with a line feed. A resumed training cuts off what was written after its checkpoint and goes on
/// behind it.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "The file is open during a training only, whose end closes it whatever ended it.")]
public sealed class CsvLog : Callback, ICallbackState
{
    private List<(string Name, Func<EpochRecord, string> Text)> columns = [];
    private LogFile? file;

    /// <summary>Logs to a file, which is opened when the training begins.</summary>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public CsvLog(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        FilePath = path;
    }

    /// <summary>The file.</summary>
    public string FilePath { get; }

    /// <summary>Whether lines are added to an existing file, which already has the header; otherwise each training replaces it. Default false.</summary>
    public bool Append { get; set; }

    /// <summary>Opens the file and writes the header.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public override void OnFitBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        columns = EpochColumns.Of(context);
        file = new LogFile(FilePath, Append, context);
        if (file.IsEmpty)
        {
            WriteLine(columns.Select(c => c.Name));
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        WriteLine(columns.Select(c => c.Text(context.Record!)));
    }

    /// <inheritdoc/>
    public override void OnFitEnd(TrainingContext context)
    {
        file?.Dispose();
        file = null;
    }

    void ICallbackState.Save(CallbackState state) => file!.Save(state);

    void ICallbackState.Restore(CallbackState state) => file!.Restore(state);

    private void WriteLine(IEnumerable<string> fields) => file!.WriteLine(string.Join(',', fields));
}
