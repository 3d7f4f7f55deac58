using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NetGen;

/// <summary>
/// Logs a training to an event file for TensorBoard: losses, metrics and the learning rate of each epoch, and histograms of weights and gradients.
/// </summary>
/// <remarks>
/// <para>Each training has its own file in the folder. The results of an epoch are written as soon as it is over, under the network's number of steps.</para>
/// <para>Tags: <c>loss/training</c>, <c>loss/validation</c>, <c>accuracy/validation</c>, <c>mean_absolute_error/validation</c>, <c>mean_squared_error/validation</c>,
/// <c>r2/validation</c>, <c>learning_rate</c>; <c>weights/dense1.weight</c> and <c>gradients/dense1.weight</c> for each tensor of parameters. Gradients are
/// those of the epoch's last batch.</para>
/// <para>A resumed training begins with the event that tells TensorBoard to discard what earlier files have beyond the checkpoint (<c>SessionLog.START</c>;
/// PyTorch's <c>purge_step</c>).</para>
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "The file is open only during a training, whose end always closes it.")]
public sealed class TensorBoardLog : Callback, ICallbackState
{
    // The first of the scalars: the losses, which several heads have a sum of.
    private const int SumScalars = 2;

    private static readonly (string Tag, Metric Metric)[] Scalars =
    [
        ("loss/training", Metric.TrainingLoss),
        ("loss/validation", Metric.ValidationLoss),
        ("accuracy/validation", Metric.ValidationAccuracy),
        ("mean_absolute_error/validation", Metric.ValidationMeanAbsoluteError),
        ("mean_squared_error/validation", Metric.ValidationMeanSquaredError),
        ("r2/validation", Metric.ValidationR2),
    ];

    private EventFile? file;
    private long nextStep;

    /// <summary>Creates a log in a folder, which is created when the training begins.</summary>
    /// <param name="folder">TensorBoard's <c>--logdir</c>, or a folder in it for each run.</param>
    /// <exception cref="ArgumentException">The folder is empty.</exception>
    public TensorBoardLog(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        Folder = folder;
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The file of the current or last training; null before the first.</summary>
    public string? FilePath { get; private set; }

    /// <summary>After how many epochs (by number) histograms of weights and gradients are written, at least 0; 0 means never. Default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0.</exception>
    public int HistogramsEvery
    {
        get;
        set => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(HistogramsEvery), value, "HistogramsEvery must be at least 0.");
    } = 1;

    /// <summary>The clock for the time of an event. Default: the system's.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    private double Now => (Clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;

    /// <summary>True: it only writes.</summary>
    public override bool IsOutput => true;

    /// <summary>Creates the file.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public override void OnFitBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        nextStep = context.Core.Step + 1;
        Directory.CreateDirectory(Folder);
        var created = new EventFile(Create());
        try
        {
            // The version is the first event of every file.
            created.Write(new ProtoWriter().Double(1, Now).Text(3, "brain.Event:2"));
        }
        catch
        {
            created.Dispose();
            throw;
        }

        file = created;
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var record = context.Record!;
        var summary = new ProtoWriter();
        foreach (var (tag, metric) in ScalarsOf(record))
        {
            if (metric.Value(record) is { } value)
            {
                summary.Message(1, new ProtoWriter().Text(1, tag).Float(2, (float)value));
            }
        }

        summary.Message(1, new ProtoWriter().Text(1, "learning_rate").Float(2, record.LearningRate));
        if (HistogramsEvery > 0 && record.Epoch % HistogramsEvery == 0)
        {
            AddHistograms(summary, context);
        }

        file!.Write(new ProtoWriter().Double(1, Now).Int64(2, record.Step).Message(5, summary));
        nextStep = record.Step + 1;
    }

    /// <inheritdoc/>
    public override void OnFitEnd(TrainingContext context)
    {
        file?.Dispose();
        file = null;
    }

    void ICallbackState.Save(CallbackState state) => state.SetNumber("next step", nextStep);

    void ICallbackState.Restore(CallbackState state)
    {
        const int Start = 1;
        nextStep = (long)state.GetNumber("next step");
        file!.Write(new ProtoWriter().Double(1, Now).Int64(2, nextStep).Message(7, new ProtoWriter().Int64(1, Start)));
    }

    /// <summary>The file name that TensorBoard expects, with a number if another training began in the same second.</summary>
    private FileStream Create()
    {
        string start = string.Create(CultureInfo.InvariantCulture, $"events.out.tfevents.{(long)Now}.{Environment.MachineName}");
        for (int number = 0; ; number++)
        {
            FilePath = Path.Combine(Folder, number == 0 ? start : string.Create(CultureInfo.InvariantCulture, $"{start}.{number}"));
            if (!File.Exists(FilePath))
            {
                return new FileStream(FilePath, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
            }
        }
    }

    /// <summary>Of several heads the training knows one loss, and the validation that of each beside the sum.</summary>
    private static (string Tag, Metric Metric)[] ScalarsOf(EpochRecord record) => record.Heads.Count == 0
        ? Scalars
        : [.. Scalars.Take(SumScalars), .. record.Heads.SelectMany(head => Scalars.Skip(1).Select(s => ($"{s.Tag}/{head.Name}", s.Metric.Of(head.Name))))];

    private static void AddHistograms(ProtoWriter summary, TrainingContext context)
    {
        foreach (var layer in context.Network.Layers)
        {
            foreach (var parameter in layer.Parameters)
            {
                Add(summary, $"weights/{layer.Name}.{parameter.Name}", Histogram.Of(Values(parameter, context.Core.Storage.Parameters.Span)));
                Add(summary, $"gradients/{layer.Name}.{parameter.Name}", Histogram.Of(Values(parameter, context.Core.Gradients)));
            }
        }
    }

    private static void Add(ProtoWriter summary, string tag, ProtoWriter? histogram)
    {
        if (histogram is not null)
        {
            summary.Message(1, new ProtoWriter().Text(1, tag).Message(5, histogram));
        }
    }

    /// <summary>The logical values, without the padding of the storage.</summary>
    private static float[] Values(ParameterDescription parameter, ReadOnlySpan<float> storage)
    {
        float[] values = new float[parameter.Count];
        for (int output = 0; output < parameter.Outputs; output++)
        {
            for (int input = 0; input < parameter.Inputs; input++)
            {
                values[(output * parameter.Inputs) + input] = storage[parameter.IndexOf(input, output)];
            }
        }

        return values;
    }
}
