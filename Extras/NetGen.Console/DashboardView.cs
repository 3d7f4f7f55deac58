using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NetGen;

/// <summary>The content of the dashboard at one moment.</summary>
internal sealed class DashboardView
{
    private const int BarWidth = 32, LongestCurve = 48, ShortestCurve = 4;

    // For a row: the borders and the space within them, and the three columns of numbers at their longest.
    private const int Borders = 20, Numbers = 22;
    private const string Blocks = "▁▂▃▄▅▆▇█";

    public required string Network { get; init; }

    /// <summary>The width of the terminal.</summary>
    public required int Width { get; init; }

    public required int Epoch { get; init; }

    public required int FirstEpoch { get; init; }

    public required int LastEpoch { get; init; }

    /// <summary>The finished fraction of the current epoch, 0 to 1.</summary>
    public required double EpochPart { get; init; }

    /// <summary>The running mean of the training loss; null before the first batch.</summary>
    public required double? Loss { get; init; }

    public required float LearningRate { get; init; }

    public required TimeSpan Elapsed { get; init; }

    /// <summary>The finished epochs.</summary>
    public required IReadOnlyList<EpochRecord> Epochs { get; init; }

    /// <summary>The metrics of the training.</summary>
    public required IReadOnlyList<Metric> Metrics { get; init; }

    private int CurveWidth => Math.Clamp(Width - Borders - Numbers - Metrics.Max(metric => metric.Name.Length), ShortestCurve, LongestCurve);

    private double RunPart => Math.Clamp((Epoch - FirstEpoch + EpochPart) / (LastEpoch - FirstEpoch + 1), 0, 1);

    /// <summary>Progress of epoch and run, a table of the metrics with their curves.</summary>
    public IRenderable Render()
    {
        var progress = new Grid().AddColumn().AddColumn().AddColumn();
        progress.AddRow("epoch", Bar(EpochPart), Markup.Escape(Text($"{Epoch} of {LastEpoch}")));
        progress.AddRow("run", Bar(RunPart), Markup.Escape(Text($"{Elapsed:h\\:mm\\:ss}{Left()}")));
        var table = new Table().Border(TableBorder.Rounded).AddColumns("metric", "last", "best", "epoch", "curve");
        table.Columns[1].RightAligned();
        table.Columns[2].RightAligned();
        table.Columns[3].RightAligned();
        foreach (var metric in Metrics)
        {
            AddRow(table, metric);
        }

        table.Caption(Text($"learning rate {LearningRate:0.####e+0}{(Loss is { } loss ? Text($", loss of the running epoch {Number(loss)}") : "")}"));
        return new Panel(new Rows(progress, table)).Header(Markup.Escape(Network)).Border(BoxBorder.Rounded);
    }

    /// <summary>The values as blocks of eight heights, from the smallest to the largest; if there are too many, the means of neighbours.</summary>
    internal static string Curve(IReadOnlyList<double> values, int width)
    {
        int columns = Math.Min(width, values.Count);
        double[] shown = [.. Enumerable.Range(0, columns).Select(i => Mean(values, (int)((long)i * values.Count / columns), (int)((long)(i + 1) * values.Count / columns)))];
        double least = shown.DefaultIfEmpty(0).Min(), greatest = shown.DefaultIfEmpty(0).Max();
        return string.Concat(shown.Select(value => greatest > least ? Blocks[(int)Math.Round((value - least) / (greatest - least) * (Blocks.Length - 1))] : Blocks[0]));
    }

    private static double Mean(IReadOnlyList<double> values, int from, int to) => Enumerable.Range(from, to - from).Average(i => values[i]);

    private void AddRow(Table table, Metric metric)
    {
        (int Epoch, double Value)[] values = [.. Epochs.Select(e => (e.Epoch, Value: metric.Value(e) ?? double.NaN)).Where(v => double.IsFinite(v.Value))];
        if (values.Length == 0)
        {
            table.AddRow(Markup.Escape(metric.Name), "–", "–", "–", "");
            return;
        }

        var best = metric.HigherIsBetter ? values.MaxBy(v => v.Value) : values.MinBy(v => v.Value);
        table.AddRow(Markup.Escape(metric.Name), Number(values[^1].Value), Number(best.Value), Text($"{best.Epoch}"), Curve([.. values.Select(v => v.Value)], CurveWidth));
    }

    private static string Bar(double part)
    {
        int filled = (int)Math.Round(Math.Clamp(part, 0, 1) * BarWidth);
        return $"[blue]{new string('━', filled)}[/][grey]{new string('━', BarWidth - filled)}[/]";
    }

    private string Left() => RunPart is > 0 and < 1 ? Text($", {Elapsed * ((1 - RunPart) / RunPart):h\\:mm\\:ss} left") : "";

    private static string Number(double value) => Math.Abs(value) is > 0 and < 1e-3 or >= 1e5 ? Text($"{value:0.000e+0}") : Text($"{value:0.0000}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
