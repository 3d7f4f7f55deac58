namespace NetGen;

/// <summary>A number that a training gives for each epoch: what a callback can monitor.</summary>
/// <remarks>
/// Of a network with several heads the losses are the weighted sum; <see cref="Of"/> names one head: <c>Metric.ValidationAccuracy.Of("policy")</c>. A metric
/// that only one of the heads has is that
/// head's without being named.
/// </remarks>
public sealed class Metric
{
    private readonly Func<EpochRecord, double?> value;
    private readonly Func<HeadRecord, double?>? ofHead;
    private readonly Func<LossDescription, bool>? fits;
    private readonly bool needsValidation;
    private readonly string? head;

    private Metric(
        string name,
        bool higherIsBetter,
        Func<EpochRecord, double?> value,
        Func<HeadRecord, double?>? ofHead,
        Func<LossDescription, bool>? fits = null,
        bool needsValidation = true,
        string? head = null)
    {
        Name = head is null ? name : $"{name} of {VisibleText.Of(head)}";
        HigherIsBetter = higherIsBetter;
        this.value = value;
        this.ofHead = ofHead;
        this.fits = fits;
        this.needsValidation = needsValidation;
        this.head = head;
    }

    /// <summary>The training loss: <see cref="EpochRecord.Loss"/>.</summary>
    public static Metric TrainingLoss { get; } = new("training loss", false, e => e.Loss, null, needsValidation: false);

    /// <summary>The loss on the validation data: <see cref="EpochRecord.ValidationLoss"/>.</summary>
    public static Metric ValidationLoss { get; } = new("validation loss", false, e => e.ValidationLoss, h => h.ValidationLoss);

    /// <summary>The accuracy on the validation data, of a classification: <see cref="EpochRecord.ValidationAccuracy"/>.</summary>
    public static Metric ValidationAccuracy { get; } = new(
        "validation accuracy", true, e => e.ValidationAccuracy, h => h.ValidationAccuracy, l => l.HasAccuracy);

    /// <summary>The mean absolute error on the validation data, of a regression: <see cref="EpochRecord.ValidationMeanAbsoluteError"/>.</summary>
    public static Metric ValidationMeanAbsoluteError { get; } =
        new("validation mean absolute error", false, e => e.ValidationMeanAbsoluteError, h => h.ValidationMeanAbsoluteError, l => l.IsRegression);

    /// <summary>The mean squared error on the validation data, of a regression: <see cref="EpochRecord.ValidationMeanSquaredError"/>.</summary>
    public static Metric ValidationMeanSquaredError { get; } =
        new("validation mean squared error", false, e => e.ValidationMeanSquaredError, h => h.ValidationMeanSquaredError, l => l.IsRegression);

    /// <summary>R² on the validation data, of a regression: <see cref="EpochRecord.ValidationR2"/>.</summary>
    public static Metric ValidationR2 { get; } = new("validation R²", true, e => e.ValidationR2, h => h.ValidationR2, l => l.IsRegression);

    /// <summary>Its name, for messages: <c>validation loss</c>, <c>validation accuracy of policy</c>.</summary>
    public string Name { get; }

    /// <summary>Whether an improvement is an increase.</summary>
    public bool HigherIsBetter { get; }

    /// <summary>The metric of one head of a network. Of a validation loss it is the head's mean, without its weight in the sum.</summary>
    /// <param name="head">The head's name.</param>
    /// <exception cref="InvalidOperationException">The metric names a head already, or is known of the sum alone: the training loss.</exception>
    public Metric Of(string head)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(head);
        return ofHead is null ? throw new InvalidOperationException($"The {Name} is known only for the sum over the heads, not for '{VisibleText.Of(head)}'.")
            : this.head is not null ? throw new InvalidOperationException($"The {Name} already names a head: it cannot be that of '{VisibleText.Of(head)}'.")
            : new Metric(Name, HigherIsBetter, value, ofHead, fits, needsValidation, head);
    }

    /// <summary>The value in an epoch; null if that epoch has none (it was not validated), or several heads have one and none is named.</summary>
    public double? Value(EpochRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Heads.Count == 0 || ofHead is null || (head is null && fits is null))
        {
            return value(record);
        }

        double? only = null;
        foreach (var one in record.Heads)
        {
            if ((head is null || one.Name == head) && ofHead(one) is { } number)
            {
                if (only is not null)
                {
                    return null;
                }

                only = number;
            }
        }

        return only;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Why a training can never give this number; null if it does.</summary>
    internal string? WhyMissing(NetworkDescription network, bool hasValidation)
    {
        if (needsValidation && !hasValidation)
        {
            return "Fit got no validation data";
        }

        if (head is null && fits is null)
        {
            return null;
        }

        var heads = network.Heads.Where(h => head is null || h.Name == head).ToArray();
        var having = heads.Where(h => h.Learns && fits?.Invoke(h.Loss) != false).ToArray();
        return having.Length switch
        {
            1 => null,
            > 1 => $"several heads have one: choose with {string.Join(" or ", having.Select(h => $".Of(\"{h.Name}\")"))}",
            _ when heads.Length == 0 => $"the network has no head '{VisibleText.Of(head!)}'; its heads are {string.Join(", ", network.Heads.Select(h => h.Name))}",
            _ when network.HasHeads => $"the loss is {string.Join(", ", heads.Select(h => $"{h.Loss.Kind} of '{h.Name}'"))}",
            _ => $"the network's loss is {network.Loss.Kind}",
        };
    }
}
