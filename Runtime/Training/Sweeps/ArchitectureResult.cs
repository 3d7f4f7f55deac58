using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>What the trainings of an <see cref="ArchitectureSweep"/> came to.</summary>
public sealed class ArchitectureResult
{
    internal ArchitectureResult(IReadOnlyList<ArchitectureEntry> entries)
    {
        Entries = entries;
        Best = entries.Where(e => !e.Diverged && e.Best is not null).MinBy(e => e.Best!.ValidationLoss);
    }

    /// <summary>All trainings, in the order in which they were added.</summary>
    public IReadOnlyList<ArchitectureEntry> Entries { get; }

    /// <summary>
    /// The one that generalises best: of those that did not diverge the one whose best epoch has the lowest validation loss, the first of equal ones. Null
    /// if there is none.
    /// </summary>
    public ArchitectureEntry? Best { get; }

    /// <summary>The training of a candidate, with its network.</summary>
    /// <param name="name">The candidate's name.</param>
    /// <typeparam name="TNetwork">Its class.</typeparam>
    /// <exception cref="ArgumentException">There is no candidate of this name, or its network is of another class.</exception>
    public ArchitectureEntry<TNetwork> Entry<TNetwork>(string name)
        where TNetwork : class, INetwork<TNetwork>
    {
        var entry = Entries.FirstOrDefault(e => e.Name == name)
            ?? throw new ArgumentException(
                $"There is no candidate '{VisibleText.Of(name)}'; there are {string.Join(", ", Entries.Select(e => VisibleText.Of(e.Name)))}.", nameof(name));
        return entry as ArchitectureEntry<TNetwork>
            ?? throw new ArgumentException(
                $"The candidate '{VisibleText.Of(name)}' is of the class {entry.Description.Name}, not {TNetwork.Description.Name}.", nameof(name));
    }

    /// <summary>Draws the validation loss of each training's best epoch against the number of parameters, as an SVG file.</summary>
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
        text.Append("candidate".PadRight(width)).Append("  parameters  epochs   best  training loss  validation loss").Append(hasAccuracy ? "  accuracy" : "").Append("  seconds\n");
        foreach (var entry in Entries)
        {
            text.Append(Line(entry, width, hasAccuracy)).Append('\n');
        }

        text.Append(Best is { } best
            ? Invariant($"{VisibleText.Of(best.Name)} generalises best: validation loss {NumberText.Loss(best.Best!.ValidationLoss!.Value)} after epoch {best.Best.Epoch}")
            : "none of them finished an epoch without diverging");
        return text.ToString();
    }

    private string Draw()
    {
        var chart = new Chart(
            "Architectures",
            Best is null ? "No training finished an epoch without diverging." : Invariant($"{Best.Name} generalises best: validation loss {NumberText.Loss(Best.Best!.ValidationLoss!.Value)}."),
            (ChartAxis.Logarithmic(Entries.Select(e => (double)Math.Max(1, e.Description.ParameterCount))), "parameters"),
            (
                ChartAxis.Linear(RoundTicks.ForValues(Entries.Where(e => !e.Diverged && e.Best is not null).Select(e => e.Best!.ValidationLoss!.Value))),
                "validation loss of the best epoch"),
            [.. Entries.Select((entry, i) => (i % ChartColors.Count, entry.Name))]);
        for (int i = 0; i < Entries.Count; i++)
        {
            var entry = Entries[i];
            double parameters = Math.Max(1, entry.Description.ParameterCount);
            if (entry.Diverged || entry.Best is null)
            {
                chart.CrossAtTop(i % ChartColors.Count, parameters);
            }
            else
            {
                chart.Curve(i % ChartColors.Count, [(parameters, entry.Best.ValidationLoss!.Value)], hasDots: true);
            }
        }

        return chart.ToString();
    }

    private string Line(ArchitectureEntry entry, int width, bool hasAccuracy)
    {
        string start = Invariant($"{VisibleText.Of(entry.Name).PadRight(width)} {entry.Description.ParameterCount,11:N0} {entry.History.Epochs.Count,7}");
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
