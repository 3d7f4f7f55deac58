using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>What the trainings of a <see cref="LearningRateSweep{TNetwork}"/> came to.</summary>
/// <typeparam name="TNetwork">The annotated class.</typeparam>
public sealed class SweepResult<TNetwork>
    where TNetwork : class, INetwork<TNetwork>
{
    internal SweepResult(IReadOnlyList<SweepEntry<TNetwork>> entries)
    {
        Entries = entries;
        Best = entries.Where(e => !e.Diverged && e.Best is not null).MinBy(e => e.Best!.ValidationLoss);
    }

    /// <summary>All trainings, in the order in which they were added.</summary>
    public IReadOnlyList<SweepEntry<TNetwork>> Entries { get; }

    /// <summary>
    /// The one that generalises best: of those that did not diverge the one whose best epoch has the lowest validation loss, the first of equal ones. Null if
    /// there is none.
    /// </summary>
    public SweepEntry<TNetwork>? Best { get; }

    /// <summary>Draws the validation loss of each training's best epoch against its learning rate, a curve for each name, as an SVG file.</summary>
    /// <param name="path">The file; an existing one is replaced once the new one is complete.</param>
    public void WriteFigure(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FigureFile.Write(path, Draw());
    }

    /// <summary>Draws the same figure as SVG (UTF-8).</summary>
    /// <param name="stream">Where it is written to, from its position on; it stays open.</param>
    public void WriteFigure(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        FigureFile.Write(stream, Draw());
    }

    /// <summary>A line for each training, and which generalises best; the same in every culture.</summary>
    public override string ToString()
    {
        int width = Math.Max(9, Entries.Max(e => VisibleText.Of(e.Name).Length));
        bool hasAccuracy = Entries.Any(e => e.Best?.ValidationAccuracy is not null);
        var text = new StringBuilder();
        text.Append("candidate".PadRight(width)).Append("     rate  epochs   best  training loss  validation loss").Append(hasAccuracy ? "  accuracy" : "").Append("  seconds\n");
        foreach (var entry in Entries)
        {
            text.Append(Line(entry, width, hasAccuracy)).Append('\n');
        }

        text.Append(Best is { } best
            ? Invariant($"{VisibleText.Of(best.Name)} at {best.LearningRate:0.0e+0} generalises best: validation loss {NumberText.Loss(best.Best!.ValidationLoss!.Value)} after epoch {best.Best.Epoch}")
            : "none of them finished an epoch without diverging");
        return text.ToString();
    }

    internal string Draw()
    {
        string[] names = [.. Entries.Select(e => e.Name).Distinct()];
        var chart = new Chart(
            "Learning-rate sweep",
            Best is null ? "No training finished an epoch without diverging." : Invariant($"{Best.Name} at {Best.LearningRate:0.0e+0} generalises best: validation loss {NumberText.Loss(Best.Best!.ValidationLoss!.Value)}."),
            (ChartAxis.Logarithmic(Entries.Select(e => (double)e.LearningRate)), "learning rate"),
            (ChartAxis.Logarithmic(Entries.Where(e => !e.Diverged).Select(e => e.Best?.ValidationLoss ?? 0)), "validation loss of the best epoch"),
            [.. names.Select((name, i) => (i % ChartColors.Count, name))]);
        for (int i = 0; i < names.Length; i++)
        {
            var entries = Entries.Where(e => e.Name == names[i]).OrderBy(e => e.LearningRate).ToList();
            chart.Curve(
                i % ChartColors.Count,
                entries.Where(e => !e.Diverged && e.Best is not null).Select(e => ((double)e.LearningRate, e.Best!.ValidationLoss!.Value)), hasDots: true);
            foreach (var entry in entries.Where(e => e.Diverged))
            {
                chart.CrossAtTop(i % ChartColors.Count, entry.LearningRate);
            }
        }

        if (Best is not null)
        {
            chart.Ring(Best.LearningRate, Best.Best!.ValidationLoss!.Value);
        }

        return chart.ToString();
    }

    private string Line(SweepEntry<TNetwork> entry, int width, bool hasAccuracy)
    {
        string start = Invariant($"{VisibleText.Of(entry.Name).PadRight(width)} {entry.LearningRate,8:0.0e+0} {entry.History.Epochs.Count,7}");
        string losses = entry.Best is { } best
            ? Invariant($" {best.Epoch,6} {NumberText.Loss(best.Loss),14} {NumberText.Loss(best.ValidationLoss!.Value),16}") + (
                hasAccuracy ? $" {Percent(best),9}" : "")
            : Invariant($" {"–",6} {"–",14} {"–",16}") + (hasAccuracy ? $" {"–",9}" : "");
        return start + losses + Invariant($" {entry.History.Epochs.Sum(e => e.Seconds),8:0.00}") + (
            entry.Diverged ? "  diverged" : ReferenceEquals(entry, Best) ? "  best" : "");
    }

    private static string Percent(EpochRecord record) => record.ValidationAccuracy is { } accuracy ? NumberText.Percent(accuracy) : "–";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
