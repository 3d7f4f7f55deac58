using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Spectre.Console;

namespace NetGen;

/// <summary>
/// Shows a training live in the terminal: progress of epoch and run, the metrics with their best epoch, and their curves. If the output is redirected, it
/// prints one plain line per epoch.
/// </summary>
/// <remarks>
/// A separate thread draws ten times a second; a batch costs the training a few nanoseconds and allocates nothing. Numbers have the same format in every
/// culture. The cursor is hidden meanwhile, and is restored after the training, however it ended, and after Ctrl-C.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "The event creates a system handle only on request, and nothing requests it.")]
public sealed class ConsoleDashboard : Callback
{
    private static readonly TimeSpan DrawEvery = TimeSpan.FromMilliseconds(100);
    private static readonly Metric[] AllMetrics =
    [
        Metric.TrainingLoss, Metric.ValidationLoss, Metric.ValidationAccuracy, Metric.ValidationMeanAbsoluteError, Metric.ValidationMeanSquaredError, Metric.ValidationR2,
    ];

    private readonly IAnsiConsole console;
    private readonly ManualResetEventSlim isOver = new();
    private readonly Lock drawing = new();
    private readonly List<EpochRecord> epochs = [];
    private Thread? drawer;
    private long start;

    // Written by the training, read by the drawing thread: each is one machine word, and mixing two neighbouring moments in a picture does no harm.
    private volatile TrainingContext? training;
    private volatile int batch;
    private volatile float loss;

    /// <summary>Creates a dashboard for a console.</summary>
    /// <param name="console">Spectre's console; null for that of the process.</param>
    public ConsoleDashboard(IAnsiConsole? console = null)
    {
        this.console = console ?? AnsiConsole.Console;
    }

    private bool IsLive => console.Profile.Capabilities.Ansi && console.Profile.Capabilities.Interactive;

    /// <summary>True: it only writes.</summary>
    public override bool IsOutput => true;

    /// <inheritdoc/>
    public override void OnFitBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        training = context;
        batch = 0;
        loss = float.NaN;
        epochs.Clear();
        start = TimeProvider.System.GetTimestamp();
        isOver.Reset();
        if (IsLive)
        {
            drawer = new Thread(Draw) { IsBackground = true, Name = "NetGen dashboard" };
            drawer.Start();
            Console.CancelKeyPress += ShowCursor;
        }
    }

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        batch = context.Batch;
        loss = (float)context.Loss;
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        lock (drawing)
        {
            epochs.Add(context.Record!);
        }

        if (!IsLive)
        {
            var parts = MetricsOf(context.Record!).Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Metric.Name} {m.Value:0.0000}"));

            // Bypasses Spectre, which would wrap the line at the width of a terminal.
            console.Profile.Out.Writer.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"epoch {context.Epoch}/{context.LastEpoch}  {string.Join("  ", parts)}"));
        }
    }

    /// <inheritdoc/>
    public override void OnFitEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        isOver.Set();
        drawer?.Join();
        drawer = null;
        Console.CancelKeyPress -= ShowCursor;
        foreach (string warning in context.History.Warnings)
        {
            console.WriteLine($"warning: {warning}");
        }

        console.WriteLine(context.History.ToString());
    }

    private static IEnumerable<(Metric Metric, double Value)> MetricsOf(EpochRecord record) =>
        MetricsBy(record.Heads).Select(metric => (metric, metric.Value(record))).Where(m => m.Item2 is not null).Select(m => (m.metric, m.Item2!.Value));

    /// <summary>Of several heads the sums of the losses, then of each its loss and what says most of it beside: its accuracy, or else R².</summary>
    private static Metric[] MetricsBy(IReadOnlyList<HeadRecord> heads) => heads.Count == 0
        ? AllMetrics
        : [
            Metric.TrainingLoss, Metric.ValidationLoss,
            .. heads.SelectMany(head => new[] { Metric.ValidationLoss, Best(head) }.Select(metric => metric.Of(head.Name))),
        ];

    private static Metric Best(HeadRecord head) => head.ValidationAccuracy is not null ? Metric.ValidationAccuracy : Metric.ValidationR2;

    /// <summary>Restores the cursor on Ctrl-C, which may end the process.</summary>
    private void ShowCursor(object? sender, ConsoleCancelEventArgs e) => console.Cursor.Show();

    private void Draw() => console.Live(View().Render()).AutoClear(false).Overflow(VerticalOverflow.Crop).Start(live =>
    {
        bool last;
        do
        {
            // The last picture shows the end.
            last = isOver.Wait(DrawEvery);
            live.UpdateTarget(View().Render());
        }
        while (!last);
    });

    private DashboardView View()
    {
        var context = training!;
        EpochRecord[] done;
        lock (drawing)
        {
            done = [.. epochs];
        }

        var heads = done.LastOrDefault(e => e.Heads.Count > 0)?.Heads ?? [];
        bool epochIsOver = done.Length > 0 && done[^1].Epoch == context.Epoch;
        return new DashboardView
        {
            Network = context.Network.Name,
            Width = console.Profile.Width,
            Epoch = Math.Max(context.FirstEpoch, context.Epoch),
            FirstEpoch = context.FirstEpoch,
            LastEpoch = context.LastEpoch,
            EpochPart = epochIsOver ? 1 : (double)batch / context.BatchesPerEpoch,
            Loss = float.IsNaN(loss) ? null : loss,
            LearningRate = context.LearningRate,
            Elapsed = TimeProvider.System.GetElapsedTime(start),
            Epochs = done,
            Metrics = [.. MetricsBy(heads).Where(metric => metric == Metric.TrainingLoss || done.Any(e => metric.Value(e) is not null))],
        };
    }
}
