namespace NetGen;

/// <summary>
/// Shows the progress of a training: on a terminal a bar with the running loss, rows per second and the remaining time; if the output is redirected
/// just one plain line per epoch. <see cref="TrainingHistory.Warnings"/> are lines that begin with <c>warning: </c>. Numbers are written the same in every
/// culture.
/// </summary>
/// <remarks>
/// The line of an epoch: <c>epoch  12/300  loss 0.1234  validation loss 0.0987  validation accuracy 97.41 %  0.21 s  5,986 rows/s  0:58 left</c>.
/// The time left is that to the last epoch; early stopping may end the training before. The bar is drawn ten times a second and allocates nothing.
/// </remarks>
public sealed class ConsoleProgress : Callback
{
    private const int BarWidth = 20;
    private static readonly TimeSpan DrawEvery = TimeSpan.FromMilliseconds(100);

    private readonly TextWriter? givenWriter;
    private readonly TextLine line = new();
    private TextWriter writer = TextWriter.Null;
    private bool drawsBar;
    private bool barIsShown;
    private int shownLength;
    private int shownWarnings;
    private long fitStart;
    private long lastLook;
    private long lastDraw;
    private long fitRows;
    private int epochsBefore;
    private int batchesBetweenLooks;
    private int batchesToLook;

    /// <summary>Shows progress on the console, or on a writer.</summary>
    /// <param name="writer">Where to; null means the console's standard output.</param>
    public ConsoleProgress(TextWriter? writer = null)
    {
        givenWriter = writer;
    }

    /// <summary>
    /// Whether a bar is drawn with carriage returns; null (the default) draws it on the console unless its output is redirected, and never on a given writer.
    /// </summary>
    public bool? DrawBar { get; set; }

    internal TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>True: it only writes.</summary>
    public override bool IsOutput => true;

    /// <inheritdoc/>
    public override void OnFitBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        epochsBefore = context.Epoch;
        writer = givenWriter ?? Console.Out;
        drawsBar = DrawBar ?? (givenWriter is null && !Console.IsOutputRedirected);
        barIsShown = false;
        fitRows = 0;
        batchesBetweenLooks = 1;
        batchesToLook = 1;
        fitStart = lastLook = lastDraw = Clock.GetTimestamp();
        shownWarnings = 0;
        WriteWarnings(context);
    }

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingContext context)
    {
        if (drawsBar && --batchesToLook <= 0)
        {
            LookAtClock(context);
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var record = context.Record!;
        fitRows += context.RowsPerEpoch;
        BeginLine(context);
        Add("  loss ", record.Loss);
        Add("  validation loss ", record.ValidationLoss);
        if (record.ValidationAccuracy is { } accuracy)
        {
            line.Add($"  validation accuracy {100 * accuracy:0.00} %");
        }

        Add("  validation mean absolute error ", record.ValidationMeanAbsoluteError);
        if (record.ValidationR2 is { } r2)
        {
            line.Add($"  validation R² {r2:0.0000}");
        }

        foreach (var head in record.Heads)
        {
            AddHead(head);
        }

        line.Add($"  {record.Seconds:0.00} s  {context.RowsPerEpoch / Math.Max(record.Seconds, 1e-9):N0} rows/s");
        AddTimeLeft(context, fitRows);
        WriteLine();
        WriteWarnings(context);
    }

    /// <inheritdoc/>
    public override void OnFitEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (barIsShown)
        {
            writer.WriteLine();
        }

        WriteWarnings(context);
        writer.WriteLine(context.History.ToString());
        writer.Flush();
    }

    /// <summary>Reading the clock takes longer than a step of some networks, so it is read about every 5 milliseconds only.</summary>
    private void LookAtClock(TrainingContext context)
    {
        long now = Clock.GetTimestamp();
        bool isSoon = Clock.GetElapsedTime(lastLook, now) < TimeSpan.FromMilliseconds(5);
        batchesBetweenLooks = isSoon ? Math.Min(2 * batchesBetweenLooks, 1 << 16) : Math.Max(1, batchesBetweenLooks / 2);
        batchesToLook = batchesBetweenLooks;
        lastLook = now;
        if (Clock.GetElapsedTime(lastDraw, now) >= DrawEvery)
        {
            lastDraw = now;
            Draw(context);
        }
    }

    private void Draw(TrainingContext context)
    {
        long rows = fitRows + context.Rows;
        int filled = (int)((long)BarWidth * context.Batch / context.BatchesPerEpoch);
        BeginLine(context);
        line.Add("  [");
        line.Add('=', filled);
        line.Add(' ', BarWidth - filled);
        line.Add("]");
        Add("  loss ", context.Loss);
        double seconds = Clock.GetElapsedTime(fitStart).TotalSeconds;
        line.Add($"  {rows / Math.Max(seconds, 1e-9):N0} rows/s");
        AddTimeLeft(context, rows);
        PadOverOldLine();
        writer.Write(line.Text);
        writer.Flush();
        barIsShown = true;
    }

    private void BeginLine(TrainingContext context)
    {
        line.Clear();
        line.Add(barIsShown ? "\repoch " : "epoch ");
        int digits = CountDigits(context.LastEpoch);
        line.Add(' ', digits - CountDigits(context.Epoch));
        line.Add($"{context.Epoch}/{context.LastEpoch}");
    }

    /// <summary>The new warnings.</summary>
    private void WriteWarnings(TrainingContext context)
    {
        var warnings = context.History.Warnings;
        for (; shownWarnings < warnings.Count; shownWarnings++)
        {
            writer.Write("warning: ");
            writer.WriteLine(warnings[shownWarnings]);
        }
    }

    private void WriteLine()
    {
        if (barIsShown)
        {
            PadOverOldLine();
        }

        writer.WriteLine(line.Text);
        barIsShown = false;
        shownLength = 0;
    }

    /// <summary>Blanks that overwrite the rest of a longer line.</summary>
    private void PadOverOldLine()
    {
        // The carriage return before all but the first is not seen.
        int length = line.Text.Length - (barIsShown ? 1 : 0);
        line.Add(' ', shownLength - length);
        shownLength = length;
    }

    private void Add(string name, double? loss)
    {
        if (loss is { } value)
        {
            line.Add(name);
            line.Add(value, NumberText.LossFormat(value));
        }
    }

    /// <summary>The most telling measure of a head: accuracy, or else R², or else its loss.</summary>
    private void AddHead(HeadRecord head)
    {
        line.Add("  ");
        line.Add(head.Name);
        if (head.ValidationAccuracy is { } accuracy)
        {
            line.Add($" accuracy {100 * accuracy:0.00} %");
        }
        else if (head.ValidationR2 is { } r2)
        {
            line.Add($" R² {r2:0.0000}");
        }
        else
        {
            Add(" loss ", head.ValidationLoss);
        }
    }

    private void AddTimeLeft(TrainingContext context, long rows)
    {
        long rowsOfFit = (long)(context.LastEpoch - epochsBefore) * context.RowsPerEpoch;
        if (rows > 0 && rows < rowsOfFit)
        {
            var left = Clock.GetElapsedTime(fitStart) * ((double)(rowsOfFit - rows) / rows);
            int hours = (int)left.TotalHours;
            line.Add("  ");
            if (hours > 0)
            {
                line.Add($"{hours}:{left.Minutes:00}:{left.Seconds:00} left");
            }
            else
            {
                line.Add($"{left.Minutes}:{left.Seconds:00} left");
            }
        }
    }

    private static int CountDigits(int number)
    {
        int digits = 1;
        for (; number >= 10; number /= 10)
        {
            digits++;
        }

        return digits;
    }
}
