using System.Diagnostics.CodeAnalysis;
using System.Text;

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
    private const string Position = "position";
    private List<(string Name, Func<EpochRecord, string> Text)> columns = [];
    private StreamWriter? writer;

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

        // Not in append mode: that would let nothing be cut off.
        var file = new FileStream(FilePath, Append || context.IsResumed ? FileMode.OpenOrCreate : FileMode.Create, FileAccess.Write, FileShare.Read);
        file.Seek(0, SeekOrigin.End);
        writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        if (writer.BaseStream.Position == 0)
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
        writer?.Dispose();
        writer = null;
    }

    void ICallbackState.Save(CallbackState state) => state.SetNumber(Position, writer!.BaseStream.Position);

    void ICallbackState.Restore(CallbackState state)
    {
        var file = writer!.BaseStream;
        long position = (long)state.GetNumber(Position);
        if (position < file.Length)
        {
            file.SetLength(position);
            file.Position = position;
        }
    }

    private void WriteLine(IEnumerable<string> fields)
    {
        writer!.WriteLine(string.Join(',', fields));
        writer.Flush();
    }
}
