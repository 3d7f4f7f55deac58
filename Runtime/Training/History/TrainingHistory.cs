using System.Globalization;

namespace NetGen;

/// <summary>The results of a training, epoch by epoch, and why it ended.</summary>
public sealed class TrainingHistory
{
    private readonly List<EpochRecord> epochs = [];
    private readonly List<string> warnings = [];

    internal TrainingHistory(int epochLimit)
    {
        EpochLimit = epochLimit;
    }

    /// <summary>The finished epochs, in order. An epoch that was stopped before its end is not among them.</summary>
    public IReadOnlyList<EpochRecord> Epochs => epochs;

    /// <summary>The largest number of epochs that the training could take.</summary>
    public int EpochLimit { get; }

    /// <summary>What ended the training.</summary>
    public StopReason StopReason { get; internal set; }

    /// <summary>Why it ended, in words; null if it ran to its limit.</summary>
    public string? StopMessage { get; internal set; }

    /// <summary>Whether early stopping ended the training.</summary>
    public bool StoppedEarly => StopReason == StopReason.EarlyStopping;

    /// <summary>
    /// The number of the best epoch: the one an <see cref="EarlyStopping"/> holds best; without one that of the lowest validation loss, and
    /// without validation that of the lowest training loss. Null if no epoch has such a value.
    /// </summary>
    public int? BestEpoch => MonitoredBestEpoch ?? Lowest(e => e.ValidationLoss) ?? Lowest(e => e.Loss);

    /// <summary>The epoch whose weights were restored at the end; null if the network keeps its last ones.</summary>
    public int? RestoredEpoch { get; internal set; }

    internal int? MonitoredBestEpoch { get; set; }

    /// <summary>
    /// What is likely to be wrong with data or training, a sentence each, in the order in which it was noticed: inputs far from unit scale, classes without
    /// rows, what callbacks saw
    /// (<see cref="TrainingContext.Warn"/>). <see cref="ConsoleProgress"/> prints them, <see cref="TrainingReport{TNetwork}"/> shows them; nothing else does.
    /// </summary>
    public IReadOnlyList<string> Warnings => warnings;

    /// <summary>What to try first where the training diverges: that which a warning speaks of. Null if none does.</summary>
    internal string? FirstRemedy { get; set; }

    /// <summary>Draws training and validation loss by epoch, with the point of early stopping, as an SVG file.</summary>
    /// <param name="path">The file; an existing one is replaced once the new one is complete.</param>
    /// <exception cref="InvalidOperationException">No epoch was finished.</exception>
    public void WriteLearningCurves(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FigureFile.Write(path, LearningCurves.Draw(this));
    }

    /// <summary>Draws training and validation loss by epoch, with the point of early stopping, as SVG (UTF-8).</summary>
    /// <param name="stream">Where it is written to, from its position on; it stays open.</param>
    /// <exception cref="InvalidOperationException">No epoch was finished; nothing is written.</exception>
    public void WriteLearningCurves(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        FigureFile.Write(stream, LearningCurves.Draw(this));
    }

    /// <summary>One sentence: how many epochs, what ended them, which weights the network has.</summary>
    public override string ToString()
    {
        string epochWord = epochs.Count == 1 ? "epoch" : "epochs";
        string ended = StopReason switch
        {
            StopReason.EpochLimit => "the epoch limit ended the training",
            StopReason.EarlyStopping => "stopped early",
            StopReason.Cancelled => "cancelled",
            _ => $"stopped: {VisibleText.Of(StopMessage ?? "")}",
        };
        string restored = RestoredEpoch is { } epoch ? string.Create(CultureInfo.InvariantCulture, $"; best epoch {epoch} restored") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{epochs.Count} {epochWord}, {ended}{restored}");
    }

    internal void Add(EpochRecord record) => epochs.Add(record);

    internal void Warn(string warning) => warnings.Add(warning);

    private int? Lowest(Func<EpochRecord, double?> value) =>
        epochs.Where(e => value(e) is { } v && !double.IsNaN(v)).MinBy(value)?.Epoch;
}
