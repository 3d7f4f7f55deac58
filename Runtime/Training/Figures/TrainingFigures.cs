namespace NetGen;

/// <summary>Draws what else a training shows by epoch: the losses of its heads, its learning rate, and the gradients of its layers.</summary>
internal static class TrainingFigures
{
    public static string LearningRate(TrainingHistory history, bool isNarrow = false)
    {
        double[] rates = [.. history.Epochs.Select(e => (double)e.LearningRate)];
        var chart = new Chart(
            "Learning rate",
            FormattableString.Invariant($"From {rates[0]:0.####e+0} to {rates[^1]:0.####e+0}; for each epoch, the rate of its last step."),
            (ChartAxis.Linear(RoundTicks.ForEpochs(history.Epochs[0].Epoch, history.Epochs[^1].Epoch)), "epoch"),
            (ChartAxis.Logarithmic(rates), "learning rate"),
            [],
            isNarrow);
        chart.Curve(0, history.Epochs.Select(e => ((double)e.Epoch, (double)e.LearningRate)));
        return chart.ToString();
    }

    /// <summary>Of several heads, in the epochs that were validated.</summary>
    public static string HeadLosses(TrainingHistory history, bool isNarrow = false)
    {
        EpochRecord[] validated = [.. history.Epochs.Where(e => e.Heads.Count > 0)];
        string[] heads = [.. validated[0].Heads.Select(h => h.Name)];
        var chart = new Chart(
            "Validation loss of each head",
            "The mean loss of each head on the validation data, without its weight in the sum.",
            (ChartAxis.Linear(RoundTicks.ForEpochs(history.Epochs[0].Epoch, history.Epochs[^1].Epoch)), "epoch"),
            (ChartAxis.Logarithmic(validated.SelectMany(e => e.Heads).Select(h => h.ValidationLoss)), "loss"),
            [.. heads.Select((head, i) => (i % ChartColors.Count, head))],
            isNarrow);
        for (int i = 0; i < heads.Length; i++)
        {
            chart.Curve(i % ChartColors.Count, validated.Select(e => ((double)e.Epoch, e.Heads[i].ValidationLoss)));
        }

        return chart.ToString();
    }

    public static string GradientNorms(IReadOnlyList<GradientRecord> records, bool isNarrow = false)
    {
        string[] layers = [.. records.SelectMany(r => r.Layers).Select(l => l.Layer).Distinct()];
        var chart = new Chart(
            "Gradient norms",
            "The mean L2 norm of each layer's gradients over the batches of an epoch, before clipping.",
            (ChartAxis.Linear(RoundTicks.ForEpochs(records[0].Epoch, records[^1].Epoch)), "epoch"),
            (ChartAxis.Logarithmic(records.SelectMany(r => r.Layers).Select(l => l.MeanNorm)), "norm"),
            [.. layers.Select((layer, i) => (i % ChartColors.Count, layer))],
            isNarrow);
        for (int i = 0; i < layers.Length; i++)
        {
            chart.Curve(i % ChartColors.Count, records.Select(r => ((double)r.Epoch, r.Layers.FirstOrDefault(l => l.Layer == layers[i])?.MeanNorm ?? double.NaN)));
        }

        return chart.ToString();
    }
}
