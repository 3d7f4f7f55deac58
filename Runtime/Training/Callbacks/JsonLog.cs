using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace NetGen;

/// <summary>
/// Writes a file with a JSON object on a line for each epoch (JSON Lines): epoch, step, learning rate, losses, the metrics that the network's loss has, seconds, under the
/// names of <see cref="CsvLog"/>. Numbers read back exactly; a line is in the file as soon as its epoch is over.
/// </summary>
/// <remarks>What an epoch without validation lacks is null, and so is a number that is not finite, which JSON does not have. Lines end with a line feed. A resumed training cuts off what was written after its checkpoint and goes on
/// behind it.</remarks>
[SuppressMessage("Design", "CA1001", Justification = "The file is open during a training only, whose end closes it whatever ended it.")]
public sealed class JsonLog : Callback, ICallbackState
{
    private readonly StringBuilder line = new();
    private List<(string Name, Func<EpochRecord, string> Text)> columns = [];
    private LogFile? file;

    /// <summary>Logs to a file, which is opened when the training begins.</summary>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public JsonLog(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        FilePath = path;
    }

    /// <summary>The file.</summary>
    public string FilePath { get; }

    /// <summary>Whether lines are added to an existing file; otherwise each training replaces it. Default false.</summary>
    public bool Append { get; set; }

    /// <summary>Opens the file.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public override void OnFitBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        columns = EpochColumns.Of(context);
        file = new LogFile(FilePath, Append, context);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        line.Clear();
        foreach (var (name, text) in columns)
        {
            string number = text(context.Record!);

            // "NaN" and "Infinity" end in a letter, a number in a digit.
            line.Append(line.Length == 0 ? "{\"" : ",\"").Append(name).Append("\":").Append(number.Length > 0 && char.IsAsciiDigit(number[^1]) ? number : "null");
        }

        file!.WriteLine(line.Append('}').ToString());
    }

    /// <inheritdoc/>
    public override void OnFitEnd(TrainingContext context)
    {
        file?.Dispose();
        file = null;
    }

    void ICallbackState.Save(CallbackState state) => file!.Save(state);

    void ICallbackState.Restore(CallbackState state) => file!.Restore(state);
}
