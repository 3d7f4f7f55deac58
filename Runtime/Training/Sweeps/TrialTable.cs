using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>The trials of a <see cref="TrialSweep"/> that are done, by whatever processes.</summary>
public sealed class TrialTable
{
    internal TrialTable(IReadOnlyList<TrialResult> results, int trials)
    {
        Results = results;
        IsComplete = results.Count == trials;
        Best = results.Where(r => !r.Diverged && r.ValidationLoss is not null).MinBy(r => r.ValidationLoss);
    }

    /// <summary>What they came to, by their numbers.</summary>
    public IReadOnlyList<TrialResult> Results { get; }

    /// <summary>Whether all trials are done; otherwise other processes still train some.</summary>
    public bool IsComplete { get; }

    /// <summary>The trial with the lowest validation loss of those that did not diverge, the first of equal ones; null if there is none.</summary>
    public TrialResult? Best { get; }

    /// <summary>A line for each trial, the best first, and which it is; the same in every culture.</summary>
    public override string ToString()
    {
        int width = Results.Select(r => VisibleText.Of(r.Candidate).Length).Append(9).Max();
        var text = new StringBuilder();
        text.Append("trial  ").Append("candidate".PadRight(width)).Append("  validation loss  accuracy  epochs   seconds  values\n");
        foreach (var result in Results.OrderBy(r => r.Diverged).ThenBy(r => r.ValidationLoss ?? double.PositiveInfinity))
        {
            string loss = result.ValidationLoss is { } number ? NumberText.Loss(number) : "–";
            string accuracy = result.ValidationAccuracy is { } share ? NumberText.Percent(share) : "–";
            text.Append(
                CultureInfo.InvariantCulture,
                $"{result.Number,5}  {VisibleText.Of(result.Candidate).PadRight(width)}  {loss,15}  {accuracy,8}  {result.Epochs,6}  {result.Seconds,8:0.00}  {result.ValuesText}{(result.Diverged ? "  diverged" : "")}\n");
        }

        return text.Append(Best is null ? "no trial finished an epoch without diverging" : $"{Best}").ToString();
    }
}
