namespace NetGen;

/// <summary>Draws the losses of a training by epoch as an SVG figure.</summary>
internal static class LearningCurves
{
    private const int Training = 0, Validation = 1;

    public static string Draw(TrainingHistory history, bool isNarrow = false)
    {
        if (history.Epochs.Count == 0)
        {
            throw new InvalidOperationException("There is nothing to draw: no epoch was finished.");
        }

        var chart = new Chart(
            "Learning curves",
            Outcome(history),
            (ChartAxis.Linear(RoundTicks.ForEpochs(history.Epochs[0].Epoch, history.Epochs[^1].Epoch)), "epoch"),
            (ChartAxis.Linear(RoundTicks.ForValues(FiniteLosses(history))), "loss"),
            history.Epochs.Any(e => e.ValidationLoss is not null) ? [(Training, "training loss"), (Validation, "validation loss")] : [(Training, "training loss")],
            isNarrow);
        chart.Curve(Training, history.Epochs.Select(e => ((double)e.Epoch, e.Loss)));
        chart.Curve(Validation, history.Epochs.Select(e => ((double)e.Epoch, e.ValidationLoss ?? double.NaN)));
        DrawMarks(chart, history);
        return chart.ToString();
    }

    private static IEnumerable<double> FiniteLosses(TrainingHistory history) =>
        history.Epochs.SelectMany(e => new[] { e.Loss, e.ValidationLoss ?? e.Loss }).Where(double.IsFinite);

    private static string Outcome(TrainingHistory history)
    {
        int last = history.Epochs[^1].Epoch;
        string weights = history.RestoredEpoch is { } restored ? Invariant($"the weights of epoch {restored} were restored") : Invariant($"the weights are those of the last epoch");
        string ended = history.StopReason switch
        {
            StopReason.EpochLimit => Invariant($"The epoch limit ({history.EpochLimit}) ended the run"),
            StopReason.EarlyStopping => Invariant($"Stopped early after epoch {last} of at most {last - history.Epochs.Count + history.EpochLimit}"),
            StopReason.Cancelled => Invariant($"Cancelled after epoch {last}"),
            StopReason.Failed => Invariant($"Failed after epoch {last}"),
            _ => Invariant($"Stopped by a callback after epoch {last}"),
        };
        return $"{ended}; {weights}.";
    }

    private static void DrawMarks(Chart chart, TrainingHistory history)
    {
        var last = history.Epochs[^1];
        if (history.BestEpoch is { } best && history.Epochs.FirstOrDefault(e => e.Epoch == best) is { } record)
        {
            if (history.RestoredEpoch == best && best != last.Epoch)
            {
                chart.VerticalMark(best, row: 1, "2 4", Invariant($"best epoch {best}"));
            }

            chart.Ring(best, record.ValidationLoss ?? record.Loss);
        }

        string restored = history.RestoredEpoch is { } epoch ? Invariant($": best epoch {epoch} restored") : "";
        string label = history.StopReason switch
        {
            StopReason.EpochLimit => restored.Length > 0 ? $"epoch limit{restored}" : "epoch limit",
            StopReason.EarlyStopping => $"stopped{restored}",
            StopReason.Cancelled => $"cancelled{restored}",
            _ => $"ended{restored}",
        };
        chart.VerticalMark(last.Epoch, row: 0, "7 5", label);
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
