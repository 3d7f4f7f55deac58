using System.Globalization;

namespace NetGen;

/// <summary>The columns that logs write for an epoch: names, and numbers as text that reads back exactly, the same in every culture.</summary>
internal static class EpochColumns
{
    /// <summary>
    /// The columns that a training has: epoch, step, learning rate, loss, the metrics that the network's loss has (of several heads those of each, under its
    /// name), seconds. The text of what an epoch lacks is empty.
    /// </summary>
    public static List<(string Name, Func<EpochRecord, string> Text)> Of(TrainingContext context)
    {
        List<(string Name, Func<EpochRecord, string> Text)> columns =
        [
            ("epoch", e => e.Epoch.ToString(CultureInfo.InvariantCulture)),
            ("step", e => e.Step.ToString(CultureInfo.InvariantCulture)),
            ("learning_rate", e => e.LearningRate.ToString("R", CultureInfo.InvariantCulture)),
            ("loss", e => Text(e.Loss)),
        ];
        Add("validation_loss", Metric.ValidationLoss);
        foreach (var head in context.Network.HasHeads ? context.Network.LearningHeads : [])
        {
            Add($"validation_loss_{head.Name}", Metric.ValidationLoss.Of(head.Name));
            AddMeasures($"_{head.Name}", metric => metric.Of(head.Name));
        }

        if (!context.Network.HasHeads)
        {
            AddMeasures("", metric => metric);
        }

        columns.Add(("seconds", e => e.Seconds.ToString("0.######", CultureInfo.InvariantCulture)));
        return columns;

        void AddMeasures(string end, Func<Metric, Metric> of)
        {
            Add($"validation_accuracy{end}", of(Metric.ValidationAccuracy));
            Add($"validation_mean_absolute_error{end}", of(Metric.ValidationMeanAbsoluteError));
            Add($"validation_mean_squared_error{end}", of(Metric.ValidationMeanSquaredError));
            Add($"validation_r2{end}", of(Metric.ValidationR2));
        }

        void Add(string name, Metric metric)
        {
            if (metric.WhyMissing(context.Network, context.HasValidation) is null)
            {
                columns.Add((name, e => Text(metric.Value(e))));
            }
        }
    }

    private static string Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
