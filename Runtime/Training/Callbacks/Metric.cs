namespace NetGen;

/// <summary>A number that a training gives for each epoch: what a callback can monitor.</summary>
public sealed class Metric
{
    private readonly Func<EpochRecord, double?> value;
    private readonly Func<LossDescription, bool> fits;
    private readonly bool needsValidation;

    private Metric(string name, bool higherIsBetter, Func<EpochRecord, double?> value, bool needsValidation = true, Func<LossDescription, bool>? fits = null)
    {
        Name = name;
        HigherIsBetter = higherIsBetter;
        this.value = value;
        this.needsValidation = needsValidation;
        this.fits = fits ?? (_ => true);
    }

    /// <summary>The training loss: <see cref="EpochRecord.Loss"/>.</summary>
    public static Metric TrainingLoss { get; } = new("training loss", false, e => e.Loss, needsValidation: false);

    /// <summary>The loss on the validation data: <see cref="EpochRecord.ValidationLoss"/>.</summary>
    public static Metric ValidationLoss { get; } = new("validation loss", false, e => e.ValidationLoss);

    /// <summary>The accuracy on the validation data, of a classification: <see cref="EpochRecord.ValidationAccuracy"/>.</summary>
    public static Metric ValidationAccuracy { get; } = new("validation accuracy", true, e => e.ValidationAccuracy, fits: loss => loss.HasAccuracy);

    /// <summary>The mean absolute error on the validation data, of a regression: <see cref="EpochRecord.ValidationMeanAbsoluteError"/>.</summary>
    public static Metric ValidationMeanAbsoluteError { get; } = new("validation mean absolute error", false, e => e.ValidationMeanAbsoluteError, fits: l => l.IsRegression);

    /// <summary>The mean squared error on the validation data, of a regression: <see cref="EpochRecord.ValidationMeanSquaredError"/>.</summary>
    public static Metric ValidationMeanSquaredError { get; } = new("validation mean squared error", false, e => e.ValidationMeanSquaredError, fits: l => l.IsRegression);

    /// <summary>R² on the validation data, of a regression: <see cref="EpochRecord.ValidationR2"/>.</summary>
    public static Metric ValidationR2 { get; } = new("validation R²", true, e => e.ValidationR2, fits: l => l.IsRegression);

    /// <summary>Its name, for messages: <c>validation loss</c>.</summary>
    public string Name { get; }

    /// <summary>Whether an improvement is an increase.</summary>
    public bool HigherIsBetter { get; }

    /// <summary>The value in an epoch; null where that epoch has none (it was not validated).</summary>
    public double? Value(EpochRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return value(record);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Why a training can never give this number; null where it does.</summary>
    internal string? WhyMissing(LossDescription loss, bool hasValidation) =>
        needsValidation && !hasValidation ? "Fit got no validation data"
        : !fits(loss) ? $"the network's loss is {loss.Kind}"
        : null;
}
