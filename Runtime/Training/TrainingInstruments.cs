namespace NetGen;

/// <summary>Tells <see cref="Instruments"/> of a <c>Fit</c>.</summary>
internal static class TrainingInstruments
{
    /// <summary>A batch is over.</summary>
    public static void AfterBatch(TrainingContext context, int rows)
    {
        if (Instruments.Rows.Enabled)
        {
            Instruments.Rows.Add(rows, Of(context));
        }

        if (Instruments.Loss.Enabled)
        {
            Instruments.Loss.Record(context.Loss, Of(context));
        }

        if (Instruments.LearningRate.Enabled)
        {
            Instruments.LearningRate.Record(context.LearningRate, Of(context));
        }
    }

    /// <summary>An epoch is over.</summary>
    public static void AfterEpoch(TrainingContext context, EpochRecord record)
    {
        Instruments.Epochs.Add(1, Of(context));
        Instruments.EpochDuration.Record(record.Seconds, Of(context));
        if (record.ValidationLoss is { } loss)
        {
            Instruments.ValidationLoss.Record(loss, Of(context));
        }

        if (record.ValidationAccuracy is { } accuracy)
        {
            Instruments.ValidationAccuracy.Record(accuracy, Of(context));
        }
    }

    private static KeyValuePair<string, object?> Of(TrainingContext context) => Instruments.Of(context.Network.Name);
}
